import { type Language, languages, type Text } from '../../model/text.ts';
import type { OptionSpec } from './command.ts';
import { choice } from './values.ts';

export const programDescription: Text = {
  zh: '核对政府信息公开工作年度报告：表格的勾稽关系、漏填、错填，正文与表格是否一致',
  en: 'Check government information disclosure annual reports: sums, gaps and slips of the tables, and the text against them',
};

/** The options of every command. */
export const programOptions: readonly OptionSpec[] = [
  {
    flags: '--lang <LANG>',
    zh: '界面语言：zh、en（默认随系统，否则中文）',
    en: 'language: zh or en (default: the locale, else zh)',
    parse: choice('--lang', languages),
  },
  {
    flags: '--config <FILE>',
    zh: '用这份配置，不用最近的 report-lint.config.json',
    en: 'use this configuration, not the nearest report-lint.config.json',
  },
  { flags: '--no-config', zh: '不读配置文件', en: 'read no configuration file' },
  { flags: '--color', zh: '总是用颜色', en: 'always colour the output' },
  { flags: '--no-color', zh: '不用颜色', en: 'never colour the output' },
];

/**
 * Returns the language of a run: `--lang`, else the locale, else Chinese. Reads `--lang` before the parser runs, so
 * that errors in the command line are reported in it.
 */
export function languageOf(argv: readonly string[], env: Readonly<Record<string, string | undefined>>): Language {
  const index = argv.findLastIndex((word) => word === '--lang' || word.startsWith('--lang='));
  const given = argv[index]?.split('=')[1] ?? (index < 0 ? undefined : argv[index + 1]);
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  return languages.find((language) => language === given) ?? (/^en(?![a-z])/i.test(locale) ? 'en' : 'zh');
}
