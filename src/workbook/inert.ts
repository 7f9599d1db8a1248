import { seen } from '../unseen.ts';

/** What a cell or a note can hold with comfort. Excel ends at 32,767 characters. */
const longest = 4000;

/** A text of the user's as a workbook may hold it, at a length that is read with comfort. Line breaks stay. */
export function inert(text: string): string {
  const plain = harmless(text, '');
  return plain.length > longest ? `${cut(plain, longest)}…` : plain;
}

/** The beginning of a text, at most so many UTF-16 units; half a character has no room in XML. */
export function cut(text: string, most: number): string {
  return text.slice(0, most).replace(/[\ud800-\udbff]$/, '');
}

/**
 * The same at full length, with something else for each character that XML has no room for or that turns the line
 * around; and without what Excel would take for the escape of a character.
 */
export function harmless(text: string, instead: string): string {
  return seen(text, instead).replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
}
