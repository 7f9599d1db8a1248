import { type Command, Option } from 'commander';
import { type WriterName, writers } from '../../writers/index.ts';
import type { Asking } from './asking.ts';
import { choice, usage } from './values.ts';

export function convertOptions(program: Command, { t, common, ask }: Asking): void {
  program
    .command('convert')
    .description(t('把读到的报告存成另一种格式', 'Write the report in another format, as it was read'))
    .argument('<file>', t('文件；- 为标准输入', 'a file; - is standard input'))
    .addOption(
      new Option(
        '--to <NAME>',
        t(
          '输出格式：json、csv（版式同报表）、tidy（一格一行的 CSV）、html（网页，供对照原件）、xlsx（版式同报表，总计为公式，可打印）',
          'output format: json, csv (laid out as the form), tidy (CSV, one cell a line), html (a page to compare with the document), xlsx (laid out as the form, with formulas for sums)',
        ),
      ).argParser(choice('--to', Object.keys(writers) as WriterName[])),
    )
    .option('-o, --output <FILE>', t('存到这个文件，而不是标准输出', 'write to this file, not to standard output'))
    .option('--force', t('覆盖已有的文件（不包括要读的文件）', 'write over what is there, only not over what is read'))
    .action((name: string, options) => {
      if (options.to === undefined) {
        const known = Object.keys(writers);
        throw usage({
          zh: `convert 需要 --to：${known.join('、')}`,
          en: `convert needs --to: ${known.join(', ')}`,
        });
      }
      ask({
        command: 'convert',
        ...common(),
        name,
        to: options.to,
        file: options.output,
        force: options.force ?? false,
      });
    });
}
