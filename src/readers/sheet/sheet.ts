import type { Extent } from '../pictured.ts';
import type { Area } from './area.ts';

/** A cell as the file stores it. */
export interface StoredCell {
  /** From 1. */
  readonly row: number;
  /** From 1. */
  readonly column: number;
  /** `none` is a formula without a cached result, `date` a date or time that has not been made a number. */
  readonly kind: 'number' | 'text' | 'boolean' | 'date' | 'error' | 'none';
  /** Plain digits for a number, else what is shown. */
  readonly value: string;
  /** What the cell shows, where the file says so itself. */
  readonly shown?: string;
  /** Format code. */
  readonly format: string;
  /** Without its `=`. */
  readonly formula?: string;
  /** The formula fills several cells at once, so that what it gives here is not known from it alone. */
  readonly array?: true;
  /** A picture is all that it holds. */
  readonly picture?: true;
  /** All that it shows is struck through. */
  readonly struck?: true;
}

/** A sheet as the file stores it: its cells that hold anything, and how it is laid out. */
export interface Sheet {
  readonly name: string;
  readonly hidden: boolean;
  /** By row number, then by column number - 1. */
  readonly rows: ReadonlyMap<number, readonly (StoredCell | undefined)[]>;
  /** The last row and column with a cell, 0 without one. */
  readonly bottom: number;
  readonly right: number;
  /** In the order of the file; they may overlap. */
  readonly merges: readonly Area[];
  readonly hiddenRows: Pick<ReadonlySet<number>, 'has'>;
  readonly hiddenColumns: readonly { readonly first: number; readonly last: number }[];
  /** What is laid over its cells, in rows and columns from 0. */
  readonly pictures?: readonly Extent[];
}

/** What a cell holds. */
export type Content = Pick<StoredCell, 'kind' | 'value' | 'format' | 'struck'>;
