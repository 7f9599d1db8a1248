import type { Cell } from '../../model/document.ts';
import type { SourceLine } from '../line-words.ts';
import { type Field, isFigure, isValue, type TableBlocks } from './cell.ts';
import { type Fields, type JoinedRows, joinFields } from './rows.ts';
import { gridOf, readSeparated } from './separated.ts';

/** True if a line has bars between cells, as pipe tables in Markdown have, or begins a row that goes on below. */
export function mayBePipeTable(text: string): boolean {
  return isPipeRow(text) || opens({ text });
}

function isPipeRow(text: string): boolean {
  return cellsOf({ text, number: 0 }).length > 1;
}

/**
 * Reads a table with bars between its cells, from a line on.
 * @param table number of its first table
 */
export function readPipeTable(lines: readonly SourceLine[], from: number, path: string, table: number): TableBlocks {
  const enclosed = enclosedRows(lines, from);
  if (enclosed) {
    const { rows, end } = enclosed;
    if (areEven(rows)) return [[gridOf(rows, path, table, shownCell)], end];
    // Two figures in one cell have lost the bar between them.
    const areTorn = rows.flat().some(({ text }) => /\d\s*\n\s*\d/.test(text));
    return [areTorn ? [] : readSeparated(rows, path, table, shownCell), end];
  }
  let end = from;
  while (end < lines.length && (isPipeRow(lines[end]!.text) || (end > from && isWithin(lines, end)))) end++;
  const some = lines.slice(from, end);
  // A single line with bars is prose, such as a menu.
  const areEnclosed = some.every(isEnclosed);
  const split = some.map(cellsOf).filter((cells) => !cells.every(isDelimiter));
  if (split.length < 2) return [[], end];
  const rows = areEnclosed ? padded(split) : split;
  const raw = some
    .map(splitAtBars)
    .filter((fields) => !fields.some(isDelimiter) || !fields.every((field) => field.text === '' || isDelimiter(field)));
  // With bars at the edges of only some lines, rows are even only without these.
  if (areEven(rows) && (areEnclosed || !areEven(raw))) return [[gridOf(rows, path, table, shownCell)], end];
  return [readSeparated(withoutOuter(raw), path, table, shownCell), end];
}

/**
 * Returns rows between bars at both ends, some of them broken by line ends beside a bar or within a cell. A row goes on
 * until a line ends with a bar and the next begins with one. `undefined` if no row is broken.
 */
function enclosedRows(lines: readonly SourceLine[], from: number): JoinedRows | undefined {
  if (!opens(lines[from]!)) return undefined;
  const rows: Fields[] = [];
  let [at, openings, closings] = [from, 0, 0];
  while (at < lines.length && opens(lines[at]!)) {
    const end = endOfRow(lines, at);
    if (end === undefined) break;
    const own = lines.slice(at, end + 1);
    openings += own.filter(opens).length;
    closings += own.filter(closes).length;
    const row = own.map(splitAtBars).reduce(joinedAtBars).slice(1, -1);
    if (!row.every(isDelimiter)) rows.push(row);
    at = end + 1;
  }
  const isBroken = at - from > openings || openings > closings || closings > rows.length;
  // If few lines end with a bar, the bar is before a blank cell.
  return isBroken && rows.length > 1 && closings * 2 >= openings ? { rows, end: at } : undefined;
}

/** Lines of a row whose cells are each broken over a few lines. */
const maxRowLines = 40;

/** Returns the index of a row's last line; `undefined` if no line ends it. */
function endOfRow(lines: readonly SourceLine[], start: number): number | undefined {
  for (let end = start; end < lines.length && end - start < maxRowLines; end++) {
    const next = lines[end + 1];
    const goesOn = next !== undefined && !opens(next) && next.text.includes('|');
    if (closes(lines[end]!) && !goesOn) return end;
    if (lines[end]!.text.trim() === '') return undefined;
  }
  return undefined;
}

/** Joins two lines of a row; a bar at the end of one or the start of the other separates their cells. */
function joinedAtBars(upper: Fields, lower: Fields): Fields {
  if (upper.at(-1)!.text === '') return [...upper.slice(0, -1), ...lower];
  return lower[0]!.text === '' ? [...upper, ...lower.slice(1)] : joinFields(upper, lower);
}

function opens({ text }: Pick<SourceLine, 'text'>): boolean {
  return /^\s*\|/.test(text);
}

function closes({ text }: SourceLine): boolean {
  return /(?<!\\)\|\s*$/.test(text);
}

/** True if a line without bars between cells belongs to the table around it. */
function isWithin(lines: readonly SourceLine[], at: number): boolean {
  return isTail(lines[at]!.text) || isBetweenLike(lines, at);
}

/** Lines around a group's name that are searched for rows. */
const maxDistance = 8;

/**
 * True if a group's name between bars, or nothing, is between rows of one width; a label shows that the lower row is
 * whole.
 */
function isBetweenLike(lines: readonly SourceLine[], at: number): boolean {
  if (!isLone(lines[at]!)) return false;
  const above = lines.slice(Math.max(0, at - maxDistance), at).findLast((line) => !isLone(line));
  const below = lines.slice(at + 1, at + maxDistance).find((line) => !isLone(line));
  if (!above || !below || !isEnclosed(above) || !isEnclosed(below)) return false;
  const cells = cellsOf(below);
  return cells.length === cellsOf(above).length && cells.some(isLabel);
}

function isLone(line: SourceLine): boolean {
  return isEnclosed(line) && cellsOf(line).length < 2;
}

function isEnclosed(line: SourceLine): boolean {
  return opens(line) && closes(line);
}

function isLabel({ text }: Field): boolean {
  return text !== '' && !isValue(text);
}

/** Adds blank fields to rows that hold a label alone, or nothing, if all others are of one width. */
function padded(rows: readonly Fields[]): readonly Fields[] {
  const width = rows.reduce((widest, { length }) => Math.max(widest, length), 0);
  const isHeading = (row: Fields) => row.slice(1).every(({ text }) => text === '') && !isValue(row[0]!.text);
  if (!rows.every((row) => row.length === width || isHeading(row))) return rows;
  return rows.map((row) => {
    const blank = { ...row.at(-1)!, text: '' };
    return [...row, ...Array.from({ length: width - row.length }, () => blank)];
  });
}

/** True if a line holds one figure, torn off its row by a line end. */
function isTail(text: string): boolean {
  return isFigure(text.replaceAll('|', ' '));
}

function areEven(lines: readonly Fields[]): boolean {
  return lines.every(({ length }) => length === lines[0]!.length);
}

/** Removes the empty fields outside the bars at the edges of a table, if every line has them. */
function withoutOuter(lines: readonly Fields[]): readonly Fields[] {
  const start = lines.every(([first]) => first!.text === '') ? 1 : 0;
  const end = lines.every((line) => line.at(-1)!.text === '') ? -1 : undefined;
  return lines.map((line) => line.slice(start, end));
}

/** Splits a line at its unescaped bars; bars at the ends of the line are not separators. */
function cellsOf(line: SourceLine): Fields {
  const fields = splitAtBars(line);
  const start = opens(line) ? 1 : 0;
  const end = closes(line) ? fields.length - 1 : fields.length;
  return fields.slice(start, Math.max(start, end));
}

function splitAtBars({ text, number }: SourceLine): Fields {
  const fields: Field[] = [];
  let from = 0;
  for (const { index } of text.matchAll(/(?<!\\)\||$/g)) {
    const raw = text.slice(from, index);
    fields.push({ text: raw.trim(), from: from + (raw.length - raw.trimStart().length) + 1, line: number });
    from = index + 1;
  }
  return fields;
}

/** True for a cell of the delimiter row under a header (`---`, `:---:`). A dash alone is a value. */
function isDelimiter({ text }: Field): boolean {
  return /^:?-{2,}:?$/.test(text) || text === ':-:';
}

const entities: Readonly<Record<string, string>> = { nbsp: ' ', amp: '&', lt: '<', gt: '>', quot: '"' };

/** An image in Markdown or HTML. */
const picture = /!\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])|<img\b[^>]*>/gi;

/** Struck text in Markdown. */
const strike = /~~([^~]+)~~/g;

function shownCell({ text, from, line }: Field, path: string): Cell {
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
