import type { FormTable } from '../../model/form.ts';
import { weightsOf } from '../column-weights.ts';

export type Columns = ReturnType<typeof sharedColumns>;

/** Returns the columns of a sheet, at least 1, which tables of different widths share so that each fills the page. */
export function sharedColumns(tables: readonly FormTable[]) {
  const sum = (weights: readonly number[]) => weights.reduce((total, one) => total + one, 0);
  const count = Math.max(1, ...tables.map((table) => sum(weightsOf(table))));
  return {
    count,
    /** Returns the first and last sheet column of some printed columns, all from 1. */
    spread: (table: FormTable, column: number, columns: number) => {
      const weights = weightsOf(table);
      /** Returns the sheet column at the right edge of the first printed columns. */
      const edge = (columns: number) => Math.round((sum(weights.slice(0, columns)) * count) / sum(weights));
      return { first: edge(column - 1) + 1, last: edge(column - 1 + columns) };
    },
  };
}
