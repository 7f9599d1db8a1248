import { type Command, Option } from 'commander';
import { shownFormats } from '../request.ts';
import type { Asking } from './asking.ts';
import { choice, usage } from './values.ts';

export function fixOptions(program: Command, { t, common, ask }: Asking): void {
  program
    .command('fix')
    .description(
      t('列出可以修正的数据，或写出修正后的文件', 'List what can be corrected in a file, or write the corrected file'),
    )
    .argument('<file>', t('文件；- 为标准输入', 'a file; - is standard input'))
    .option('-o, --output <FILE>', t('把修正后的文件另存到这里', 'write a corrected copy here'))
    .option('--write', t('直接修正原文件', 'correct the file itself'))
    .option(
      '--suggested',
      t(
        '除数字的写法外，推测的数值也一并修正；请先核实',
        'correct suggested numbers too, not only how numbers are written; check them first',
      ),
    )
    .option('--force', t('覆盖已有的文件（不包括要读的文件）', 'write over what is there, only not over what is read'))
    .addOption(
      new Option(
        '--format <NAME>',
        t(`输出格式：${shownFormats.join('、')}`, `output format: ${shownFormats.join(', ')}`),
      ).argParser(choice('--format', shownFormats)),
    )
    .action((name: string, options) => {
      if (options.write && options.output !== undefined) {
        throw usage({
          zh: '-o 和 --write 只能用一个：另存一份，或直接改原文件',
          en: '-o and --write cannot be combined: a copy, or the file itself',
        });
      }
      if (options.write && name === '-') {
        throw usage({
          zh: '标准输入没有原文件可改，请用 -o 另存',
          en: '--write needs a file: for standard input use -o',
        });
      }
      ask({
        command: 'fix',
        ...common(),
        name,
        file: options.output,
        write: options.write ?? false,
        force: options.force ?? false,
        suggested: options.suggested ?? false,
        format: options.format ?? 'pretty',
      });
    });
}
