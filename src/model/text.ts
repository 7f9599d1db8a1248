export const languages = ['zh', 'en'] as const;
export type Language = (typeof languages)[number];

/** A sentence in every language; a missing translation does not compile. */
export type Text = Readonly<Record<Language, string>>;

/** Takes both wordings and gives that of the language. */
export function sayIn(language: Language): (zh: string, en: string) => string {
  return (zh, en) => ({ zh, en })[language];
}
