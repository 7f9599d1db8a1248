import { type Language, languages, type Text } from '../../model/text.ts';
import type { Io } from '../io.ts';
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
export function languageOf(argv: readonly string[], io: Locality): Language {
  const index = argv.findLastIndex((word) => word === '--lang' || word.startsWith('--lang='));
  const given = argv[index]?.split('=')[1] ?? (index < 0 ? undefined : argv[index + 1]);
  const named = languages.find((language) => language === given);
  return named ?? (/^en(?![a-z])/i.test(localeOf(io)) ? 'en' : 'zh');
}

type Locality = Pick<Io, 'env' | 'platform' | 'systemLocale'>;

/**
 * Returns the locale that the variables name. Windows sets none of them, and is asked for its language. Elsewhere a
 * process without them has no locale, for which Node would say `en-US`.
 */
function localeOf({ env, platform, systemLocale }: Locality): string {
  return env.LC_ALL || env.LC_MESSAGES || env.LANG || (platform === 'win32' && systemLocale?.()) || '';
}
