/** What a cell or a note can hold with comfort. Excel ends at 32,767 characters. */
const longest = 4000;

/**
 * A text of the user's as a workbook may hold it: without characters that XML has no room for or that turn the
 * line around, and without what Excel would take for the escape of a character. Line breaks stay.
 */
export function inert(text: string): string {
  const plain = harmless(text, '');
  return plain.length > longest ? `${plain.slice(0, longest)}…` : plain;
}

/** The same at full length, with something else for each character that cannot be. */
export function harmless(text: string, instead: string): string {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[^\P{Cc}\n\t]|[\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/gu, instead)
    .replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
}
