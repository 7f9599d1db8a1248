import { usageError } from '../messages.ts';
import { defineCommand, force, type RequestOf } from './command.ts';
import { formNamed, workbookName, yearNumber } from './values.ts';

export const newCommand = defineCommand({
  name: 'new',
  description: {
    zh: '写出空白年报（工作簿）：官方格式，总计自动相加，填错有提示',
    en: 'Write a blank report as a workbook: the official form, with live sums and checks',
  },
  options: {
    year: { flags: '--year <Y>', zh: '报告年度（必填）', en: 'year to report on (required)', parse: yearNumber },
    organization: {
      flags: '--organization <NAME>',
      zh: '单位名称；不写则留待填写',
      en: 'name of the body; without it, the name is left to be filled in',
    },
    file: {
      flags: '-o, --output <FILE.xlsx>',
      zh: '存到这个文件（默认：报告标题.xlsx）；- 为标准输出',
      en: 'write to this file (default: the title with .xlsx); - is standard output',
      parse: (given: string) => (given === '-' ? given : workbookName(given)),
    },
    force,
    form: {
      flags: '--form <ID|FILE>',
      zh: '用这种报表（默认：该年度适用的格式），或自定义报表的文件',
      en: 'use this form (default: the one in force that year), or a file with your own',
    },
  },
  request: ({ options, common }) => {
    const { year, form: named, ...others } = options;
    if (year === undefined) {
      throw usageError({
        zh: 'new 需要 --year，例如：report-lint new --year 2025 --organization 溪口镇人民政府',
        en: 'new needs --year, for example: report-lint new --year 2025 --organization 溪口镇人民政府',
      });
    }
    const { form, formFile } = formNamed(named);
    return { command: 'new', ...common({ form }), ...others, year, formFile };
  },
});

export type NewRequest = RequestOf<typeof newCommand>;
