/** Returns the bytes of a text in UTF-8. */
export const utf8 = (text: string) => new TextEncoder().encode(text);
