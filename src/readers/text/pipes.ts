import type { Cell, Grid, Paragraph } from '../../model/document.ts';
import type { TextLine } from '../words.ts';
import { isFigure, isValue, type Piece } from './cell.ts';
import { glued, type Split, type WholeRows } from './rows.ts';
import { gridOf, readSeparated } from './separated.ts';

/** Whether a line has bars between cells, as tables in Markdown do, or begins a row that goes on below. */
export function mayBePipes(text: string): boolean {
  return isPipeRow(text) || opens({ text });
}

function isPipeRow(text: string): boolean {
  return cellsOf({ text, number: 0 }).length > 1;
}

/**
 * Reads a table with bars between its cells, from a line on. Gives what it holds, and the first line behind it. `table` is
 * the number of its first table.
 */
export function readPipes(
  lines: readonly TextLine[],
  from: number,
  path: string,
  table: number,
): [(Grid | Paragraph)[], number] {
  const enclosed = enclosedRows(lines, from);
  if (enclosed) {
    const { rows, end } = enclosed;
    if (areEven(rows)) return [[gridOf(rows, path, table, shownCell)], end];
    // Figures that have lost what parted them.
    const areTorn = rows.flat().some(({ text }) => /\d\s*\n\s*\d/.test(text));
    return [areTorn ? [] : readSeparated(rows, path, table, shownCell), end];
  }
  let end = from;
  while (end < lines.length && (isPipeRow(lines[end]!.text) || (end > from && isWithin(lines, end)))) end++;
  const some = lines.slice(from, end);
  // A bar in one line of prose, between the words of a menu, makes no table.
  const areEnclosed = some.every(isEnclosed);
  const split = some.map(cellsOf).filter((cells) => !cells.every(isRule));
  if (split.length < 2) return [[], end];
  const rows = areEnclosed ? padded(split) : split;
  const raw = some
    .map(splitAtBars)
    .filter((pieces) => !pieces.some(isRule) || !pieces.every((piece) => piece.text === '' || isRule(piece)));
  // Where only some lines have bars at their edges, or all are rows of their own.
  if (areEven(rows) && (areEnclosed || !areEven(raw))) return [[gridOf(rows, path, table, shownCell)], end];
  return [readSeparated(withoutOuter(raw), path, table, shownCell), end];
}

/**
 * Rows between bars at both ends, of which line ends have broken some: beside a bar, or within a cell. A row goes on until a
 * line ends with a bar and the next begins with one. `undefined` where no row is broken so.
 */
function enclosedRows(lines: readonly TextLine[], from: number): WholeRows | undefined {
  if (!opens(lines[from]!)) return undefined;
  const rows: Split[] = [];
  let [at, openings, closings] = [from, 0, 0];
  while (at < lines.length && opens(lines[at]!)) {
    const end = endOfRow(lines, at);
    if (end === undefined) break;
    const own = lines.slice(at, end + 1);
    openings += own.filter(opens).length;
    closings += own.filter(closes).length;
    const row = own.map(splitAtBars).reduce(joinedAtBars).slice(1, -1);
    if (!row.every(isRule)) rows.push(row);
    at = end + 1;
  }
  const isBroken = at - from > openings || openings > closings || closings > rows.length;
  // Where few lines end with a bar, it stands before a blank cell.
  return isBroken && rows.length > 1 && closings * 2 >= openings ? { rows, end: at } : undefined;
}

/** Lines that a row may take: each of its cells is broken over a few. */
const mostLines = 40;

/** The last line of a row; `undefined` where none ends it. */
function endOfRow(lines: readonly TextLine[], start: number): number | undefined {
  for (let end = start; end < lines.length && end - start < mostLines; end++) {
    const next = lines[end + 1];
    const goesOn = next !== undefined && !opens(next) && next.text.includes('|');
    if (closes(lines[end]!) && !goesOn) return end;
    if (lines[end]!.text.trim() === '') return undefined;
  }
  return undefined;
}

/** Two lines of a row: a bar at the end of the one or the start of the other parts their cells. */
function joinedAtBars(upper: Split, lower: Split): Split {
  if (upper.at(-1)!.text === '') return [...upper.slice(0, -1), ...lower];
  return lower[0]!.text === '' ? [...upper, ...lower.slice(1)] : glued(upper, lower);
}

function opens({ text }: Pick<TextLine, 'text'>): boolean {
  return /^\s*\|/.test(text);
}

function closes({ text }: TextLine): boolean {
  return /(?<!\\)\|\s*$/.test(text);
}

/** Whether a line without bars between cells belongs to the table in which it stands. */
function isWithin(lines: readonly TextLine[], at: number): boolean {
  return isTail(lines[at]!.text) || isBetweenLike(lines, at);
}

/** Lines around a group's name in which rows are looked for. */
const nearest = 8;

/** Whether a group's name between bars, or nothing, parts rows of one width: whole ones, so that a label stands in the lower. */
function isBetweenLike(lines: readonly TextLine[], at: number): boolean {
  if (!isLone(lines[at]!)) return false;
  const above = lines.slice(Math.max(0, at - nearest), at).findLast((line) => !isLone(line));
  const below = lines.slice(at + 1, at + nearest).find((line) => !isLone(line));
  if (!above || !below || !isEnclosed(above) || !isEnclosed(below)) return false;
  const cells = cellsOf(below);
  return cells.length === cellsOf(above).length && cells.some(isLabel);
}

function isLone(line: TextLine): boolean {
  return isEnclosed(line) && cellsOf(line).length < 2;
}

function isEnclosed(line: TextLine): boolean {
  return opens(line) && closes(line);
}

function isLabel({ text }: Piece): boolean {
  return text !== '' && !isValue(text);
}

/** With blanks at the end of rows that hold a label alone, or nothing, where all others are of one width. */
function padded(rows: readonly Split[]): readonly Split[] {
  const width = rows.reduce((widest, { length }) => Math.max(widest, length), 0);
  const isHeading = (row: Split) => row.slice(1).every(({ text }) => text === '') && !isValue(row[0]!.text);
  if (!rows.every((row) => row.length === width || isHeading(row))) return rows;
  return rows.map((row) => {
    const blank = { ...row.at(-1)!, text: '' };
    return [...row, ...Array.from({ length: width - row.length }, () => blank)];
  });
}

/** Whether a line holds one figure, as where a line end has torn it off its row. */
function isTail(text: string): boolean {
  return isFigure(text.replaceAll('|', ' '));
}

function areEven(lines: readonly Split[]): boolean {
  return lines.every(({ length }) => length === lines[0]!.length);
}

/** Without the bars at the edges of a table, where every line has them. */
function withoutOuter(lines: readonly Split[]): readonly Split[] {
  const start = lines.every(([first]) => first!.text === '') ? 1 : 0;
  const end = lines.every((line) => line.at(-1)!.text === '') ? -1 : undefined;
  return lines.map((line) => line.slice(start, end));
}

/** What stands between bars that no backslash takes back; bars at both ends of the line enclose it. */
function cellsOf(line: TextLine): Split {
  const pieces = splitAtBars(line);
  const start = opens(line) ? 1 : 0;
  const end = closes(line) ? pieces.length - 1 : pieces.length;
  return pieces.slice(start, Math.max(start, end));
}

function splitAtBars({ text, number }: TextLine): Split {
  const pieces: Piece[] = [];
  let from = 0;
  for (const { index } of text.matchAll(/(?<!\\)\||$/g)) {
    const raw = text.slice(from, index);
    pieces.push({ text: raw.trim(), from: from + (raw.length - raw.trimStart().length) + 1, line: number });
    from = index + 1;
  }
  return pieces;
}

/** `---`, `:---:`: what stands under a header. A dash alone is a value. */
function isRule({ text }: Piece): boolean {
  return /^:?-{2,}:?$/.test(text) || text === ':-:';
}

const entities: Readonly<Record<string, string>> = { nbsp: ' ', amp: '&', lt: '<', gt: '>', quot: '"' };

/** A picture in Markdown, or in the HTML that may stand in it. */
const picture = /!\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])|<img\b[^>]*>/gi;

/** Something struck through, as Markdown writes it. */
const strike = /~~([^~]+)~~/g;

function shownCell({ text, from, line }: Piece, path: string): Cell {
  return { ...shownIn(text), place: { path, line, character: from } };
}

function shownIn(source: string): Pick<Cell, 'text' | 'picture' | 'struck'> {
  const text = plain(source.replaceAll(picture, '').replaceAll(strike, ''));
  const struck = [...source.matchAll(strike)].map(([, words = '']) => plain(words)).join(' ');
  return {
    text,
    ...(source.search(picture) >= 0 && { picture: true }),
    ...(text === '' && struck !== '' && { struck }),
  };
}

function plain(text: string): string {
  return text
    .replaceAll(/<br\s*\/?>/gi, '\n')
    .replaceAll(/&(nbsp|amp|lt|gt|quot);/g, (_, name: string) => entities[name]!)
    .replaceAll(/\*\*|__|`/g, '')
    .replaceAll('\\|', '|')
    .trim();
}
