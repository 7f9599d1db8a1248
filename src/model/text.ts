export const languages = ['zh', 'en'] as const;
export type Language = (typeof languages)[number];

/** A text in every language; a missing translation does not compile. */
export type Text = Readonly<Record<Language, string>>;

/** The names that are listed before the rest are counted. */
const maxNames = 5;

/** Joins names in both languages: the first five, then the number of the others. */
export function listNames(names: readonly string[]): Text {
  const shown = names.slice(0, maxNames);
  const more = names.length - shown.length;
  return {
    zh: shown.join('、') + (more > 0 ? ` 等 ${names.length} 个` : ''),
    en: shown.join(', ') + (more > 0 ? ` and ${more} more` : ''),
  };
}

/** Returns a text with the name of the file in front. */
export function forFile(name: string, { zh, en }: Text): Text {
  return { zh: `${name}：${zh}`, en: `${name}: ${en}` };
}

/** Returns a function that picks the wording in a language. */
export function sayIn(language: Language): (zh: string, en: string) => string {
  return (zh, en) => ({ zh, en })[language];
}
