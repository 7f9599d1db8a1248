import type { Grid, Place } from '../../model/document.ts';
import { spread } from '../spread.ts';
import { type RowSpot, rowsOf } from './rows.ts';
import { storedIn } from './stored.ts';
import { type Element, wholeNumber } from './tree.ts';

/** A table with text in its cells, as it is gone through. */
export interface OpenTable {
  readonly element: Element;
  /** The row and the cell that are open. */
  readonly row: Element | undefined;
  readonly cell: Element | undefined;
  /** Whether that cell is hidden. */
  readonly hidden: boolean;
  /** `false` where the element is no row of this table; so with cells. */
  openRow(element: Element): boolean;
  openCell(element: Element, hidden: boolean): boolean;
  /** A picture stands in the cell that is open, if one is; or text that is struck through. */
  putPicture(): void;
  strike(text: string): void;
  closeCell(text: string): void;
  closeRow(): void;
  grid(): Grid;
}

/** Spans that HTML allows. */
const mostColumns = 1000;
const mostRows = 65_534;

/** Begins a table, to be laid out as browsers do: a cell stands in the first column that none from above reaches into. */
export function openTable(element: Element, place: Place): OpenTable {
  const rows = rowsOf(element);
  const table = spread(place);
  let row: Element | undefined;
  let spot: RowSpot = { row: 0, last: 0 };
  let column = 1;
  let cell: Element | undefined;
  let hidden = false;
  let picture = false;
  let struck = '';
  return {
    element,
    get row() {
      return row;
    },
    get cell() {
      return cell;
    },
    get hidden() {
      return hidden;
    },
    openRow(opened) {
      if (cell || row || !rows.has(opened)) return false;
      row = opened;
      spot = rows.get(opened)!;
      column = 1;
      return true;
    },
    openCell(opened, isHidden) {
      if (cell || !row) return false;
      cell = opened;
      hidden = isHidden;
      return true;
    },
    putPicture() {
      picture ||= cell !== undefined;
    },
    strike(text) {
      if (cell) struck += text;
    },
    closeCell(text) {
      const { row: at, last } = spot;
      const columns = Math.min(Math.max(1, span(cell!, 'colspan')), mostColumns);
      const rows = Math.min(span(cell!, 'rowspan') || mostRows, mostRows, last - at + 1);
      const stored = storedIn(cell!, text);
      column = table.free(at, column);
      const isStruck = text === '' && struck.trim() !== '';
      table.put(
        { row: at, column, rows, columns },
        {
          text,
          ...(stored && { stored }),
          ...(hidden && { hidden }),
          ...(picture && { picture }),
          ...(isStruck && { struck: struck.replaceAll(/\s+/g, ' ').trim() }),
        },
      );
      column += columns;
      cell = undefined;
      hidden = false;
      picture = false;
      struck = '';
    },
    closeRow() {
      row = undefined;
    },
    grid: table.grid,
  };
}

function span(cell: Element, name: 'colspan' | 'rowspan'): number {
  return wholeNumber(cell, name) ?? wholeNumber(cell, `aria-${name}`) ?? 1;
}
