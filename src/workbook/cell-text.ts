import { replaceInvisible } from '../codecs/sanitize.ts';

/** UTF-16 units that Excel allows in a cell. */
export const maxInCell = 32_767;

/** UTF-16 units that are easy to read in a cell or a note. */
const maxReadable = 4000;

/** Makes a text safe for a workbook, cut to a readable length. Line breaks stay. */
export function readableText(text: string): string {
  const plain = safeText(text, '');
  return plain.length > maxReadable ? `${truncated(plain, maxReadable)}…` : plain;
}

/** Cuts a text to at most so many UTF-16 units, never inside a character. */
export function truncated(text: string, length: number): string {
  const end = /[\ud800-\udbff]$/.test(text.slice(0, length)) ? length - 1 : length;
  return text.length > length ? text.slice(0, end) : text;
}

/**
 * Makes a text safe for a workbook: characters that XML does not allow, or that change the direction of a line, are replaced;
 * what Excel would take for an escaped character is escaped.
 */
export function safeText(text: string, replacement: string): string {
  return replaceInvisible(text, replacement).replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
}
