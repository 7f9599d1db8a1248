import { isFigure, isValue, type Piece } from './cell.ts';

/** A line taken apart at what separates its cells. */
export type Split = readonly Piece[];

/** Lines that a row may take. */
const tallest = 8;

export interface WholeRows {
  readonly rows: readonly Split[];
  /** The first line behind them: the last, or one without a separator. */
  readonly end: number;
}

/**
 * Joins lines to rows of one width, which line ends within cells have broken, from a line on. The first row takes as few lines as
 * can be. `undefined` where the lines make no such rows.
 */
export function wholeRows(lines: readonly Split[], from: number): WholeRows | undefined {
  let width = 1;
  for (let height = 1; height <= tallest && from + height <= lines.length; height++) {
    width += lines[from + height - 1]!.length - 1;
    const found = width > 1 ? (evenRows(lines, from, height) ?? rowsOfWidth(lines, from, width)) : undefined;
    if (found) return found;
  }
  return undefined;
}

/** Rows that are all broken at the same positions, whatever stands there. */
function evenRows(lines: readonly Split[], from: number, height: number): WholeRows | undefined {
  const rows: Split[] = [];
  let at = from;
  while (at < lines.length && lines[at]!.length > 1) {
    const row = lines.slice(at, at + height);
    if (!row.every((line, index) => index === 0 || isAtEdge(row[index - 1]!, line))) return undefined;
    if (!row.every(({ length }, index) => length === lines[from + index]!.length) || row.length < height)
      return undefined;
    rows.push(row.reduce(glued));
    at += height;
  }
  return rows.length > 1 ? { rows, end: at } : undefined;
}

function rowsOfWidth(lines: readonly Split[], from: number, width: number): WholeRows | undefined {
  const rows: Split[] = [];
  let at = from;
  while (at < lines.length && lines[at]!.length > 1) {
    let row = lines[at++]!;
    while (row.length < width && at < lines.length && mayBelongTogether(row, lines[at]!))
      row = glued(row, lines[at++]!);
    if (row.length !== width) return undefined;
    rows.push(row);
  }
  return rows.length > 1 ? { rows, end: at } : undefined;
}

/** Whether a line end stands beside a separator, not within a text; in lines of labels alone it may. */
function isAtEdge(upper: Split, lower: Split): boolean {
  return upper.at(-1)!.text === '' || lower[0]!.text === '' || ![...upper, ...lower].some(({ text }) => isValue(text));
}

/** Whether two lines may be one row: no label stands where a figure would. */
function mayBelongTogether(upper: Split, lower: Split): boolean {
  const isBroken = upper.at(-1)!.text !== '' && lower[0]!.text !== '';
  const mayGoOn = !isBroken && lower.every(({ text }) => text === '' || isValue(text));
  return mayGoOn || ![...upper, ...lower].some(({ text }) => isValue(text));
}

/** A row that goes on in its last cell. */
export function glued(upper: Split, lower: Split): Split {
  const [last, first] = [upper.at(-1)!, lower[0]!];
  const text = [last.text, first.text].filter((one) => one !== '').join('\n');
  return [...upper.slice(0, -1), { ...(last.text === '' ? first : last), text }, ...lower.slice(1)];
}

/**
 * Whether a line end stands between two figures, or within one: then nothing tells what the cells of that row are. A line as
 * wide as the table with a label behind its first figure is a row that is numbered.
 */
export function isTorn(lines: readonly Split[]): boolean {
  const width = lines.reduce((widest, { length }) => Math.max(widest, length), 0);
  return lines.some((line, index) => {
    const above = lines[index - 1]?.at(-1);
    if (above === undefined || !isFigure(above.text) || !isFigure(line[0]!.text)) return false;
    return line.length < width || !line.some(({ text }) => text !== '' && !isValue(text));
  });
}
