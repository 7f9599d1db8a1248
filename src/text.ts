export const languages = ['zh', 'en'] as const;
export type Language = (typeof languages)[number];

/** A sentence in every language; a missing translation does not compile. */
export type Text = Readonly<Record<Language, string>>;
