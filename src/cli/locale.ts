import { type Language, languages } from '../model/text.ts';

/** Language of a run: `--lang`, else the locale, else Chinese. Looked up by itself, so that a mistyped option is answered in it. */
export function languageOf(argv: readonly string[], env: Readonly<Record<string, string | undefined>>): Language {
  const index = argv.findLastIndex((word) => word === '--lang' || word.startsWith('--lang='));
  const given = argv[index]?.split('=')[1] ?? (index < 0 ? undefined : argv[index + 1]);
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  return languages.find((language) => language === given) ?? (/^en(?![a-z])/i.test(locale) ? 'en' : 'zh');
}
