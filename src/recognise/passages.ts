import type { Passage } from '../model/passage.ts';
import { readOrdinal } from './labels/normalise.ts';
import type { TextLine } from './tables/parts-of-grid.ts';

/** Printed lines that are shorter do not reach the margin, so that their paragraph ends with them. */
const minFullLine = 15;

/**
 * Adds a line to some passages: as a passage of its own or, if the file has only lines, at the end of the passage whose last
 * line it continues.
 */
export function addLine(passages: Passage[], { text, place, printed }: TextLine): void {
  const trimmed = text.trim();
  if (trimmed === '') return;
  const last = passages.at(-1);
  if (!printed || !last || !isOpen(last) || readOrdinal(trimmed) !== null) {
    passages.push({ text: trimmed, lines: [{ from: 0, place }] });
    return;
  }
  const gap = isWordAtEdge(last.text.at(-1)!) && isWordAtEdge(trimmed[0]!) ? ' ' : '';
  passages[passages.length - 1] = {
    text: `${last.text}${gap}${trimmed}`,
    lines: [...last.lines, { from: last.text.length + gap.length, place }],
  };
}

/** True if the last line of a passage is a full one that ends within a sentence. */
function isOpen({ text, lines }: Passage): boolean {
  return text.length - lines.at(-1)!.from >= minFullLine && !/[。！？；：!?;:]$/.test(text);
}

/** True for letters of words that are written with spaces between. */
function isWordAtEdge(character: string): boolean {
  return /[a-z]/i.test(character);
}
