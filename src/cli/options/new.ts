import { type Command, Option } from 'commander';
import type { Asking } from './asking.ts';
import { formNamed, usage, workbookName, yearNumber } from './values.ts';

export function newOptions(program: Command, { t, common, ask }: Asking): void {
  program
    .command('new')
    .description(
      t(
        '写出空白年报（工作簿）：官方格式，总计自动相加，填错有提示',
        'Write a blank report as a workbook: the official form, with live sums and checks',
      ),
    )
    .addOption(new Option('--year <Y>', t('报告年度（必填）', 'year to report on (required)')).argParser(yearNumber))
    .option(
      '--organization <NAME>',
      t('单位名称；不写则留待填写', 'name of the body; without it, the name is left to be filled in'),
    )
    .addOption(
      new Option(
        '-o, --output <FILE.xlsx>',
        t(
          '存到这个文件（默认：报告标题.xlsx）；- 为标准输出',
          'write to this file (default: the title with .xlsx); - is standard output',
        ),
      ).argParser((given) => (given === '-' ? given : workbookName(given))),
    )
    .option('--force', t('覆盖已有的文件（不包括要读的文件）', 'write over what is there, only not over what is read'))
    .option(
      '--form <ID|FILE>',
      t(
        '用这种报表（默认：该年度适用的格式），或自定义报表的文件',
        'use this form (default: the one in force that year), or a file with your own',
      ),
    )
    .action((options) => {
      if (options.year === undefined) {
        throw usage({
          zh: 'new 需要 --year，例如：report-lint new --year 2025 --organization 溪口镇人民政府',
          en: 'new needs --year, for example: report-lint new --year 2025 --organization 溪口镇人民政府',
        });
      }
      const { form, formFile } = formNamed(options.form);
      ask({
        command: 'new',
        ...common({ form }),
        year: options.year,
        organization: options.organization,
        formFile,
        file: options.output,
        force: options.force ?? false,
      });
    });
}
