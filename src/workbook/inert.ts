import { seen } from '../codecs/sanitize.ts';

/** UTF-16 units that Excel takes in a cell. */
export const mostInCell = 32_767;

/** What a cell or a note can hold with comfort. */
const longest = 4000;

/** A text of the user's as a workbook may hold it, at a length that is read with comfort. Line breaks stay. */
export function inert(text: string): string {
  const plain = harmless(text, '');
  return plain.length > longest ? `${clipped(plain, longest)}…` : plain;
}

/** The beginning of a text, of so many UTF-16 units at most: no character is cut in two. */
export function clipped(text: string, length: number): string {
  const end = /[\ud800-\udbff]$/.test(text.slice(0, length)) ? length - 1 : length;
  return text.length > length ? text.slice(0, end) : text;
}

/**
 * The same at full length, with something else for each character that XML has no room for or that turns the line
 * around; and without what Excel would take for the escape of a character.
 */
export function harmless(text: string, instead: string): string {
  return seen(text, instead).replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
}
