import { type Ground, picturedIn } from '../pictured.ts';
import type { Box } from './box.ts';
import type { Frame, Sides } from './frames.ts';
import { type Glyph, rotations } from './glyph.ts';
import { placed } from './placement.ts';
import { linesOf, type TextLine, textOf } from './text-lines.ts';

/** A table, or the part of one that stands on a page. */
export interface Table {
  readonly page: number;
  readonly box: Box;
  /** Edges of its columns, from left to right, in points. */
  readonly xs: readonly number[];
  /** Edges of its rows, from top to bottom, in points. */
  readonly ys: readonly number[];
  /** The cell at each position; a merged one stands at all that it covers. */
  readonly rows: readonly (readonly TableCell[])[];
  readonly sides: Sides;
  /** Columns of it lie beyond the edge of the page. */
  readonly cut?: true;
  /** The last page on which its columns go on, where that is another. */
  readonly until?: number;
}

export interface TableCell {
  readonly text: string;
  /** Its last line goes on to the right edge: what follows may be its end. */
  readonly full: boolean;
  /** Where it is another than that of its row. */
  readonly page?: number;
  /** A picture stands in it. */
  readonly picture?: true;
}

/** The table that a frame makes of the characters in it; `undefined` where its lines do not part the figures. */
export function tableOf(
  frame: Frame,
  glyphs: readonly Glyph[],
  pictures: readonly Box[],
  page: number,
): Table | undefined {
  const { box, xs, ys, cells } = frame;
  const contents = new Map<number, Glyph[]>();
  for (const [number, glyph] of placed(glyphs, frame)) {
    const content = contents.get(number) ?? [];
    contents.set(number, content);
    content.push(glyph);
  }
  const made = new Map<number, Content>();
  const room: Room = { padding: widestPadding, longest: new Map() };
  const parts = cells.map((row) =>
    row.map((number, column) => {
      const known = made.get(number);
      if (known) return known;
      const span = { left: xs[column]!, right: xs[lastColumn(cells, number, column) + 1]! };
      const height = cells.filter((one) => one.includes(number)).length;
      const lines = linesIn(contents.get(number) ?? []);
      const content = { ...span, number, height, lines, room };
      made.set(number, content);
      return content;
    }),
  );
  measure(room, [...made.values()]);
  const words = [...made.values()].map(({ lines }) => lines.map((line) => textOf(line).split('\t')));
  // Lines between rows alone leave the columns to the words.
  if (xs.length === 2 && words.flat().some(({ length }) => length > 1)) return undefined;
  const figures = [...made.values()].map((content, index) => (isWrapped(content) ? 1 : figuresIn(words[index]!)));
  const single = figures.filter((count) => count === 1).length;
  const several = figures.filter((count) => count > 1).length;
  if (several > single) return undefined;
  const pictured = picturedCells(frame, pictures, (number) => (made.get(number)?.lines.length ?? 0) === 0);
  const whole = new Map<Content, TableCell>();
  const rows = parts.map((row) =>
    row.map((content) => {
      const isPictured = pictured.has(content.number);
      const cell = whole.get(content) ?? { ...cellOf(content, row), ...(isPictured && { picture: true as const }) };
      whole.set(content, cell);
      return cell;
    }),
  );
  return { page, box, xs, ys, rows, sides: frame.sides };
}

/**
 * Without the columns that the edge of the page hides, in part or whole. The last may be hidden as well where it has empty
 * cells: what belongs in them may lie beyond.
 * @param hidden the first of them
 */
export function cutOff(table: Table, hidden = table.xs.length - 1): Table {
  const last = table.xs.length - 2;
  const isWhole = table.rows.every((row) => row[last]!.text !== '' || row[last] === row[last - 1]);
  const kept = hidden > last && !isWhole ? last : hidden;
  return { ...table, cut: true, xs: table.xs.slice(0, kept + 1), rows: table.rows.map((row) => row.slice(0, kept)) };
}

/** The last column in which a cell stands. */
function lastColumn(cells: Frame['cells'], number: number, from: number): number {
  let last = from;
  for (const row of cells) last = Math.max(last, row.lastIndexOf(number));
  return last;
}

/** Pictures of a page that are looked at: more are a drawing. */
const mostPictures = 500;

/** The numbers of the cells of a frame in which a picture stands. */
function picturedCells({ xs, ys, cells }: Frame, pictures: readonly Box[], isEmpty: (number: number) => boolean) {
  const grounds = new Map<number, Ground & { readonly number: number }>();
  cells.forEach((row, down) => {
    row.forEach((number, column) => {
      const known = grounds.get(number)?.extent ?? { left: xs[column]!, top: ys[down]! };
      const extent = { ...known, right: xs[column + 1]!, bottom: ys[down + 1]! };
      grounds.set(number, { number, extent, isEmpty: isEmpty(number) });
    });
  });
  const all = [...grounds.values()];
  return new Set(
    pictures.slice(0, mostPictures).flatMap((picture) => picturedIn(picture, all).map(({ number }) => number)),
  );
}

/** What stands in a cell, and the edges of that. */
interface Content {
  /** Of its cell in the frame. */
  readonly number: number;
  readonly left: number;
  readonly right: number;
  /** Rows that it covers. */
  readonly height: number;
  readonly lines: readonly TextLine[];
  /** Shared by all cells of the table. */
  readonly room: Room;
}

/** What of a cell's width its text may fill, told by all the cells of a table. In points. */
interface Room {
  /** At most, on both sides together. */
  padding: number;
  /** The longest line of digits in cells of a left and right edge. */
  readonly longest: Map<string, number>;
}

/** Of cells that printed tables have. */
const widestPadding = 12;

/** Notes what the cells of a table tell of their room. */
function measure(room: Room, contents: readonly Content[]): void {
  let [before, behind] = [widestPadding, widestPadding];
  for (const content of contents) {
    for (const line of content.lines) {
      const gaps = [line.words[0]!.from - content.left, content.right - line.words.at(-1)!.to] as const;
      // Text that runs sideways, or over a line, tells nothing.
      if (Math.min(...gaps) >= 0) [before, behind] = [Math.min(before, gaps[0]), Math.min(behind, gaps[1])];
      if (isDigits(line)) room.longest.set(spanOf(content), Math.max(longestIn(content), lengthOf(line)));
    }
  }
  // Text may run into the padding on one side; and digits are a little narrower or wider than half their size.
  room.padding = Math.min(widestPadding, 2 * Math.max(before, behind) + 1);
}

function longestIn(content: Content): number {
  return content.room.longest.get(spanOf(content)) ?? 0;
}

function spanOf({ left, right }: Content): string {
  return `${left} ${right}`;
}

function linesIn(glyphs: readonly Glyph[]): TextLine[] {
  return rotations.flatMap((rotation) => linesOf(glyphs.filter((glyph) => glyph.rotation === rotation)));
}

function cellOf(content: Content, row: readonly Content[]): TableCell {
  const { lines, right } = content;
  const text = lines.map(textOf).join(isBroken(content, row) ? '' : '\n');
  const last = lines.at(-1);
  const end = last?.words.at(-1)?.to ?? 0;
  return {
    // A number that is broken before its point or behind a comma can be nothing else.
    text: text.replaceAll(/(\d)\n(?=\.\d)|(\d,)\n(?=\d{3})/g, '$1$2'),
    full: last !== undefined && (isDigits(last) ? isFilled(content, last) : right - end < last.size * 1.6 + 4),
  };
}

/**
 * Whether the lines of a cell are one number that was too long for it: no digit more would have gone into any but the
 * last, and another cell tells that it is in one row.
 */
function isBroken(content: Content, row: readonly Content[]): boolean {
  return isWrapped(content) && row.some((other) => isOneRow(content, other));
}

/** Whether the lines of a cell are digits, of which all but the last fill it. */
function isWrapped(content: Content): boolean {
  const { lines } = content;
  return lines.length > 1 && lines.every(isDigits) && lines.slice(0, -1).every((line) => isFilled(content, line));
}

/** Whether a cell as high as another, of several lines, tells that both are one row: a figure halfway up, or the one label at its top. */
function isOneRow({ lines, height }: Content, other: Content): boolean {
  const [first, last] = [lines[0]!, lines.at(-1)!];
  const [line, ...others] = other.lines;
  if (line === undefined || other.height !== height) return false;
  if (isDigits(line)) {
    const isBelow = line.baseline > first.baseline + first.size * 0.25;
    return others.length === 0 && isBelow && line.baseline < last.baseline - last.size * 0.25;
  }
  const isAtTop = Math.abs(line.baseline - first.baseline) < first.size * 0.25;
  return isAtTop && /\p{L}/u.test(textOf(line)) && other.lines.slice(0, -1).every((one) => isFilled(other, one));
}

function lengthOf({ words }: TextLine): number {
  return words.at(-1)!.to - words[0]!.from;
}

function isDigits(line: TextLine): boolean {
  return /^\d+$/.test(textOf(line).normalize('NFKC'));
}

/** Whether a line leaves no room for a character more. */
function isFilled(content: Content, line: TextLine): boolean {
  const { left, right, room } = content;
  const last = line.words.at(-1)!.text.at(-1)!;
  const free = right - left - lengthOf(line);
  // A longer number in the column tells that there was room.
  if (isDigits(line)) {
    const digit = line.size * (/[0-9]/.test(last) ? 0.6 : 1.1);
    return free < digit + room.padding && longestIn(content) - lengthOf(line) < line.size / 2;
  }
  return free < line.size * (/\d/.test(last) ? 0.6 : 1.6) + widestPadding;
}

/** Figures that stand for themselves: side by side, or one below the other. */
function figuresIn(lines: readonly (readonly string[])[]): number {
  const words = lines.flat();
  return words.every((word) => /^[+-]?\d[\d,.]*$/.test(word.normalize('NFKC'))) ? words.length : 0;
}
