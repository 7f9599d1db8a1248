import { type Field, isFigure, isValue } from './cell.ts';

/** A line split at its separators. */
export type Fields = readonly Field[];

/** Lines of one row. */
const maxRowLines = 8;

export interface JoinedRows {
  readonly rows: readonly Fields[];
  /** Index of the first line behind them. */
  readonly end: number;
}

/**
 * Joins lines to rows of one width that line ends within cells broke, from a line on. The first row takes as few lines
 * as possible. `undefined` if the lines do not make such rows.
 */
export function joinBrokenRows(lines: readonly Fields[], from: number): JoinedRows | undefined {
  let width = 1;
  for (let height = 1; height <= maxRowLines && from + height <= lines.length; height++) {
    width += lines[from + height - 1]!.length - 1;
    const found = width > 1 ? (evenRows(lines, from, height) ?? rowsOfWidth(lines, from, width)) : undefined;
    if (found) return found;
  }
  return undefined;
}

/** Joins rows that are all broken at the same positions. */
function evenRows(lines: readonly Fields[], from: number, height: number): JoinedRows | undefined {
  const rows: Fields[] = [];
  let at = from;
  while (at < lines.length && lines[at]!.length > 1) {
    const row = lines.slice(at, at + height);
    if (!row.every((line, index) => index === 0 || isAtEdge(row[index - 1]!, line))) return undefined;
    if (!row.every(({ length }, index) => length === lines[from + index]!.length) || row.length < height)
      return undefined;
    rows.push(row.reduce(joinFields));
    at += height;
  }
  return rows.length > 1 ? { rows, end: at } : undefined;
}

function rowsOfWidth(lines: readonly Fields[], from: number, width: number): JoinedRows | undefined {
  const rows: Fields[] = [];
  let at = from;
  while (at < lines.length && lines[at]!.length > 1) {
    let row = lines[at++]!;
    while (row.length < width && at < lines.length && mayBelongTogether(row, lines[at]!))
      row = joinFields(row, lines[at++]!);
    if (row.length !== width) return undefined;
    rows.push(row);
  }
  return rows.length > 1 ? { rows, end: at } : undefined;
}

/** True if a line end is beside a separator; in lines of labels alone, it may also be within a text. */
function isAtEdge(upper: Fields, lower: Fields): boolean {
  return upper.at(-1)!.text === '' || lower[0]!.text === '' || ![...upper, ...lower].some(({ text }) => isValue(text));
}

/** True if two lines may be one row: no label is where a figure would be. */
function mayBelongTogether(upper: Fields, lower: Fields): boolean {
  const isBroken = upper.at(-1)!.text !== '' && lower[0]!.text !== '';
  const mayGoOn = !isBroken && lower.every(({ text }) => text === '' || isValue(text));
  return mayGoOn || ![...upper, ...lower].some(({ text }) => isValue(text));
}

/** Joins two lines of a row; the last field of the upper goes on in the first of the lower. */
export function joinFields(upper: Fields, lower: Fields): Fields {
  const [last, first] = [upper.at(-1)!, lower[0]!];
  const text = [last.text, first.text].filter((one) => one !== '').join('\n');
  return [...upper.slice(0, -1), { ...(last.text === '' ? first : last), text }, ...lower.slice(1)];
}

/**
 * True if a line end is between two figures, or within one: the cells of that row are then ambiguous. A line as wide as
 * the table with a label behind its first figure is a numbered row.
 */
export function hasTornRow(lines: readonly Fields[]): boolean {
  const width = lines.reduce((widest, { length }) => Math.max(widest, length), 0);
  return lines.some((line, index) => {
    const above = lines[index - 1]?.at(-1);
    if (above === undefined || !isFigure(above.text) || !isFigure(line[0]!.text)) return false;
    return line.length < width || !line.some(({ text }) => text !== '' && !isValue(text));
  });
}
