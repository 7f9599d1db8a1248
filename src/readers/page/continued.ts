import { mend, type OpenRow } from './cut-row.ts';
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
    table.page === before.page + 1 &&
    isNear(before.box.left, table.box.left) &&
    isNear(before.box.right, table.box.right)
  );
}

/** Joins the parts of a table; a row or a cell that a page break cuts in two is made whole where that is certain. */
export function joined(parts: readonly Table[]): WholeTable {
  const xs = edges(parts.flatMap((part) => part.xs));
  const rows: OpenRow[] = [];
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

function isWords({ text }: TableCell): boolean {
  return /\p{L}/u.test(text);
}
