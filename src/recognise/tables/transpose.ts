import type { Cell, GridRow, Place } from '../../model/document.ts';
import type { Entry } from '../../model/report.ts';
import type { Reading } from '../table-part.ts';

/** The transposed view of some rows: a row for each column. */
export interface Transposed {
  readonly rows: readonly GridRow[];
  /** Returns a reading of the view with the original cells. */
  readonly restore: (reading: Reading) => Reading;
}

/** Exchanges rows and columns. In the view each cell keeps its text, and has its place in the view, from 1. */
export function transpose(rows: readonly GridRow[]): Transposed {
  const { path, sheet } = rows[0]!.place;
  const maxCells = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  // A sheet continues with blank columns to the right of its content.
  const width = sheet === undefined ? maxCells : maxCells + 1;
  const views = new Map<Cell, Cell>();
  const originals = new Map<Cell, Cell>();
  const viewOf = (cell: Cell, row: number, column: number): Cell => {
    const known = views.get(cell);
    if (known) return known;
    const view = { ...cell, place: { path, row, column } };
    views.set(cell, view);
    originals.set(view, cell);
    return view;
  };
  const view = Array.from({ length: width }, (_, column): GridRow => {
    const cells = rows.map(({ cells }, row) => cells[column] && viewOf(cells[column], column + 1, row + 1));
    return { place: { path, row: column + 1 }, cells };
  });
  /** Returns the place of a blank cell that the view has added. */
  const placeOfBlank = ({ row, column }: Place): Place => {
    const { place } = rows[column! - 1]!;
    return place.row === undefined ? place : { ...place, column: row! };
  };
  const original = (cell: Cell) => originals.get(cell) ?? { ...cell, place: placeOfBlank(cell.place) };
  const restored = <Some extends { readonly cell: Cell }>(one: Some): Some => ({
    ...one,
    cell: original(one.cell),
  });
  const restore = (reading: Reading): Reading => ({
    ...reading,
    entries: new Map([...reading.entries].map(([id, entry]) => [id, withCell(entry, original(entry.cell!))])),
    ignored: reading.ignored.map(restored),
    unplaced: reading.unplaced?.map(restored) ?? [],
  });
  return { rows: view, restore };
}

function withCell(entry: Entry, cell: Cell): Entry {
  return { ...entry, cell, place: cell.place };
}
