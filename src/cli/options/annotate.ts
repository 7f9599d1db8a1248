import { type Command, Option } from 'commander';
import type { Asking } from './asking.ts';
import { workbookName } from './values.ts';

export function annotateOptions(program: Command, { t, common, ask }: Asking): void {
  program
    .command('annotate')
    .description(
      t(
        '写出标明错处的工作簿，附更正清单；原文件不变',
        'Write a workbook with the findings marked, and a list of corrections',
      ),
    )
    .argument('<file>', t('文件', 'a file'))
    .addOption(
      new Option(
        '-o, --output <FILE.xlsx>',
        t('存到这个文件（默认：原文件名.核对.xlsx）', 'write to this file (default: the name with .checked.xlsx)'),
      ).argParser(workbookName),
    )
    .option('--force', t('覆盖已有的文件（不包括要读的文件）', 'write over what is there, only not over what is read'))
    .action((name: string, options) => {
      ask({ command: 'annotate', ...common(), name, file: options.output, force: options.force ?? false });
    });
}
