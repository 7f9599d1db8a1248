import type { Extent } from '../pictured-cells.ts';
import type { Area } from './area.ts';

/** The content of a cell as the file stores it. */
export interface CellContent {
  /** `none` is a formula without a cached result, `date` a date or time that has not been made a number. */
  readonly kind: 'number' | 'text' | 'boolean' | 'date' | 'error' | 'none';
  /** Plain digits for a number, else the text that is shown. */
  readonly value: string;
  /** The text that the cell shows, if the file states it. */
  readonly shown?: string;
  /** Format code. */
  readonly format: string;
  /** Without its `=`. */
  readonly formula?: string;
  /** The formula fills several cells at once, so its result in this cell is not known from the formula alone. */
  readonly array?: true;
  /** The cell holds only a picture. */
  readonly picture?: true;
  /** All text of the cell is struck through. */
  readonly struck?: true;
}

/** A stored cell and its position. */
export interface StoredCell extends CellContent {
  /** From 1. */
  readonly row: number;
  /** From 1. */
  readonly column: number;
}

/** The cells of a row by column number - 1. */
export type Row = readonly (StoredCell | undefined)[];

/** Consecutive rows or columns, from 1; both ends belong to the range. */
export interface Range {
  readonly first: number;
  readonly last: number;
}

/** A sheet as the file stores it: its cells with content, and its layout. */
export interface Sheet {
  readonly name: string;
  readonly hidden: boolean;
  /** Rows with cells, by their number. */
  readonly rows: ReadonlyMap<number, Row>;
  /** The last row and column with a cell; 0 without one. */
  readonly bottom: number;
  readonly right: number;
  /** In the order of the file; they may overlap. */
  readonly merges: readonly Area[];
  readonly hiddenRows: Pick<ReadonlySet<number>, 'has'>;
  readonly hiddenColumns: readonly Range[];
  /** Pictures and the like over the cells, in rows and columns from 0. */
  readonly pictures?: readonly Extent[];
}
