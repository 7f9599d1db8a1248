import { edges, nearest } from './rules.ts';
import type { Table, TableCell } from './table.ts';

/** A table over all its pages. */
export interface WholeTable {
  readonly rows: readonly TableRow[];
}

export interface TableRow {
  readonly page: number;
  /** The cell at each column; a merged one stands at all positions that it covers. */
  readonly cells: readonly TableCell[];
}

/** Whether a table that begins a page goes on with the one that ends the page before: it is as wide, and as far right. */
export function continues(before: Table, table: Table): boolean {
  const isNear = (one: number, other: number) => Math.abs(one - other) <= nearest;
  return (
    table.page === (before.until ?? before.page) + 1 &&
    isNear(before.box.left, table.box.left) &&
    isNear(before.box.right, table.box.right)
  );
}

/** Joins the parts of a table; a row or a cell that a page break cuts in two is made whole where that is certain. */
export function joined(parts: readonly Table[]): WholeTable {
  const xs = edges(parts.flatMap((part) => part.xs));
  const rows: { page: number; cells: TableCell[] }[] = [];
  for (const part of parts) {
    const own = part.rows.map((cells) => ({ page: part.page, cells: widened(cells, part.xs, xs) }));
    own.splice(0, repeatedRows(rows, own));
    if (rows.length > 0 && own.length > 0) mend(rows, own);
    for (const one of own) rows.push(one);
  }
  return { rows };
}

/** The cells of a row at the columns of the whole table, of which they may cover several. */
function widened(cells: readonly TableCell[], own: readonly number[], all: readonly number[]): TableCell[] {
  return all.slice(1).map((right, index) => {
    const middle = (all[index]! + right) / 2;
    const column = own.findIndex((x) => x > middle) - 1;
    return cells[Math.min(Math.max(column, 0), cells.length - 1)]!;
  });
}

interface OpenRow {
  readonly page: number;
  readonly cells: TableCell[];
}

/** How many rows at the top of a part are the table's own first rows again: its header, repeated on every page. */
function repeatedRows(rows: readonly OpenRow[], part: readonly OpenRow[]): number {
  const isSame = ({ cells }: OpenRow, index: number) =>
    rows[index]?.cells.every(({ text }, column) => bare(text) === bare(cells[column]!.text) && !/^\d/.test(text)) &&
    cells.some(isWords);
  const different = part.findIndex((row, index) => !isSame(row, index));
  return different < 0 ? part.length : different;
}

function bare(text: string): string {
  return text.replaceAll(/\s/g, '');
}

/** Mends what the page break between two parts has cut; takes the first of the rows below where it is the end of a row. */
function mend(above: readonly OpenRow[], below: OpenRow[]): void {
  const [last, first] = [above.at(-1)!, below[0]!];
  const pairs = pairsOf(last.cells, first.cells);
  const isOneRow =
    pairs.every(([a, b]) => isBlank(a) || isBlank(b) || goesOn(a, b)) && pairs.some(([a, b]) => goesOn(a, b));
  for (const [a, b] of pairs) {
    if (!isOneRow && !(goesOn(a, b) && (isTall(a, above) || isTall(b, below)))) continue;
    const picture = a.picture ?? b.picture;
    const whole = { text: [a.text, b.text].filter(Boolean).join('\n'), full: b.full, ...(picture && { picture }) };
    for (const { cells } of [...above, ...below]) {
      cells.forEach((cell, column) => {
        if (cell === a || cell === b) cells[column] = whole;
      });
    }
  }
  if (isOneRow) below.shift();
}

/** Cells of two rows that stand under each other, as wide as each other. */
function pairsOf(upper: readonly TableCell[], lower: readonly TableCell[]): (readonly [TableCell, TableCell])[] {
  const seen = new Set<TableCell>();
  return upper.flatMap((a, column) => {
    const b = lower[column]!;
    if (seen.has(a) || upper.indexOf(a) !== lower.indexOf(b) || upper.lastIndexOf(a) !== lower.lastIndexOf(b))
      return [];
    seen.add(a);
    return [[a, b] as const];
  });
}

/** A label that fills its line above, and below one that does not begin as labels do. */
function goesOn(above: TableCell, below: TableCell): boolean {
  return above.full && isWords(above) && isWords(below) && !ordinal.test(below.text.normalize('NFKC'));
}

const ordinal = /^\s*(?:\(?[一二三四五六七八九十\d]{1,3}[).,、:]|第)/;

function isWords({ text }: TableCell): boolean {
  return /\p{L}/u.test(text);
}

function isBlank({ text }: TableCell): boolean {
  return text.trim() === '';
}

function isTall(cell: TableCell, rows: readonly OpenRow[]): boolean {
  return rows.filter(({ cells }) => cells.includes(cell)).length > 1;
}
