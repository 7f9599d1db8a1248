import { type Glyph, rotations } from './glyph.ts';
import { lengthOf, linesOf, phrasesOf, type TextLine, textOf } from './text-lines.ts';

/** The lines of text in a cell, and the cell's edges. */
export interface CellContent {
  readonly left: number;
  readonly right: number;
  /** Rows that the cell covers. */
  readonly height: number;
  readonly lines: readonly TextLine[];
}

/** The widths that text may fill in the cells of a table, in points. */
export interface CellWidths {
  /** Padding on both sides of a cell together, at most. */
  readonly padding: number;
  /** Length of the longest line of digits in the cells between a left and a right edge. */
  readonly longest: ReadonlyMap<string, number>;
}

/** The widest padding of cells in printed tables. */
const maxPadding = 12;

/** Measures the widths from the text that the cells of a table hold. */
export function widthsOf(contents: readonly CellContent[]): CellWidths {
  const longest = new Map<string, number>();
  let [before, behind] = [maxPadding, maxPadding];
  for (const content of contents) {
    for (const line of content.lines) {
      const gaps = [line.words[0]!.from - content.left, content.right - line.words.at(-1)!.to] as const;
      // Text that runs sideways, or over a line, says nothing of the padding.
      if (Math.min(...gaps) >= 0) [before, behind] = [Math.min(before, gaps[0]), Math.min(behind, gaps[1])];
      const key = spanOf(content);
      if (isDigits(line)) longest.set(key, Math.max(longest.get(key) ?? 0, lengthOf(line)));
    }
  }
  // Text may run into the padding on one side, and a digit is about half as wide as its size.
  return { padding: Math.min(maxPadding, 2 * Math.max(before, behind) + 1), longest };
}

/** Identifies the columns that a cell covers. */
function spanOf({ left, right }: CellContent): string {
  return `${left} ${right}`;
}

/** Assembles the characters in a cell into lines. Text of each rotation is apart. */
export function linesIn(glyphs: readonly Glyph[]): TextLine[] {
  return rotations.flatMap((rotation) => linesOf(glyphs.filter((glyph) => glyph.rotation === rotation)));
}

/**
 * Returns the text of a cell; `full` if its last line reaches the right edge.
 * @param row the contents of all cells in its row
 */
export function cellTextOf(
  content: CellContent,
  row: readonly CellContent[],
  widths: CellWidths,
): { readonly text: string; readonly full: boolean } {
  const { lines, right } = content;
  const text = lines.map(textOf).join(isBrokenNumber(content, row, widths) ? '' : '\n');
  const last = lines.at(-1);
  const end = last?.words.at(-1)?.to ?? 0;
  return {
    // A number broken before its decimal point, or behind a thousands separator, can only be one number.
    text: text.replaceAll(/(\d)\n(?=\.\d)|(\d,)\n(?=\d{3})/g, '$1$2'),
    full: last !== undefined && (isDigits(last) ? isFilled(content, last, widths) : right - end < last.size * 1.6 + 4),
  };
}

/**
 * True if the lines of a cell are one number that was too long for the cell: only the last line has room for another
 * digit, and another cell shows that they are in one row.
 */
function isBrokenNumber(content: CellContent, row: readonly CellContent[], widths: CellWidths): boolean {
  return isWrapped(content, widths) && row.some((other) => isOneRow(content, other, widths));
}

/** True if a cell has several lines of digits, and all but the last fill it. */
function isWrapped(content: CellContent, widths: CellWidths): boolean {
  const { lines } = content;
  return (
    lines.length > 1 && lines.every(isDigits) && lines.slice(0, -1).every((line) => isFilled(content, line, widths))
  );
}

/**
 * True if another cell, as high as one of several lines, shows that the two are one row: it has one figure at half the
 * height, or one label at the top.
 */
function isOneRow({ lines, height }: CellContent, other: CellContent, widths: CellWidths): boolean {
  const [first, last] = [lines[0]!, lines.at(-1)!];
  const [line, ...others] = other.lines;
  if (line === undefined || other.height !== height) return false;
  if (isDigits(line)) {
    const isBelow = line.baseline > first.baseline + first.size * 0.25;
    return others.length === 0 && isBelow && line.baseline < last.baseline - last.size * 0.25;
  }
  const isAtTop = Math.abs(line.baseline - first.baseline) < first.size * 0.25;
  return (
    isAtTop && /\p{L}/u.test(textOf(line)) && other.lines.slice(0, -1).every((one) => isFilled(other, one, widths))
  );
}

function isDigits(line: TextLine): boolean {
  return /^\d+$/.test(textOf(line).normalize('NFKC'));
}

/** True if a line has no room for another character. */
function isFilled(content: CellContent, line: TextLine, { padding, longest }: CellWidths): boolean {
  const { left, right } = content;
  const last = line.words.at(-1)!.text.at(-1)!;
  const free = right - left - lengthOf(line);
  if (isDigits(line)) {
    const digit = line.size * (/[0-9]/.test(last) ? 0.6 : 1.1);
    // A longer number in the column shows that there was room.
    return free < digit + padding && (longest.get(spanOf(content)) ?? 0) - lengthOf(line) < line.size / 2;
  }
  return free < line.size * (/\d/.test(last) ? 0.6 : 1.6) + maxPadding;
}

/**
 * Returns how many separate figures a cell holds, side by side or one below the other; 0 if it holds any other text.
 */
export function figureCount(content: CellContent, widths: CellWidths): number {
  if (isWrapped(content, widths)) return 1;
  const phrases = content.lines.flatMap(phrasesOf);
  return phrases.every((phrase) => /^[+-]?\d[\d,.]*$/.test(phrase.normalize('NFKC'))) ? phrases.length : 0;
}
