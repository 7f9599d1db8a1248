import type { FormTable } from '../../model/form.ts';
import { weightsOf } from '../column-weights.ts';

/** The columns of a sheet, shared by tables of different widths so that each fills the page. */
export interface Columns {
  /** At least 1. */
  readonly count: number;
  /** Returns the first and last sheet column of some printed columns, all from 1. */
  spread(table: FormTable, column: number, columns: number): { readonly first: number; readonly last: number };
}

export function sharedColumns(tables: readonly FormTable[]): Columns {
  const sum = (weights: readonly number[]) => weights.reduce((total, one) => total + one, 0);
  const count = Math.max(1, ...tables.map((table) => sum(weightsOf(table))));
  return {
    count,
    spread: (table, column, columns) => {
      const weights = weightsOf(table);
      /** Returns the sheet column at the right edge of the first printed columns. */
      const edge = (columns: number) => Math.round((sum(weights.slice(0, columns)) * count) / sum(weights));
      return { first: edge(column - 1) + 1, last: edge(column - 1 + columns) };
    },
  };
}
