import type { Row, Sheet } from '../../../readers/sheet/sheet.ts';
import type { Book } from './book.ts';

/** A row with cells. */
export interface SheetRow {
  /** From 1. */
  readonly number: number;
  readonly cells: Row;
  readonly isHidden: boolean;
}

/** Facts about a sheet that none of its rows states. */
export type SheetLayout = Pick<Sheet, 'name' | 'hidden' | 'hiddenColumns'>;

/** Reads the rows of a sheet one after the other; errors as `Book.blocks`. */
export async function* rowsIn(book: Book): AsyncGenerator<SheetRow> {
  for await (const { rows, hiddenRows } of book.blocks()) {
    for (const [number, cells] of rows) yield { number, cells, isHidden: hiddenRows.has(number) };
  }
}

/** Returns a sheet of which only some rows are left, in order. */
export function sheetWith({ name, hidden, hiddenColumns }: SheetLayout, rows: readonly SheetRow[]): Sheet {
  return {
    name,
    hidden,
    hiddenColumns,
    rows: new Map(rows.map(({ number, cells }) => [number, cells])),
    bottom: rows.at(-1)?.number ?? 0,
    right: Math.max(0, ...rows.map(({ cells }) => cells.length)),
    merges: [],
    hiddenRows: new Set(rows.filter(({ isHidden }) => isHidden).map(({ number }) => number)),
  };
}
