import type { FormTable } from '../../model/form.ts';
import { weightsOf } from '../weights.ts';

/** Columns of a sheet that tables of unlike width share, so that each fills the page. */
export interface Columns {
  /** At least 1. */
  readonly count: number;
  /** First and last sheet column of printed ones, all from 1. */
  spread(table: FormTable, column: number, columns: number): { readonly first: number; readonly last: number };
}

export function sharedColumns(tables: readonly FormTable[]): Columns {
  const sum = (weights: readonly number[]) => weights.reduce((total, one) => total + one, 0);
  const count = Math.max(1, ...tables.map((table) => sum(weightsOf(table))));
  return {
    count,
    spread: (table, column, columns) => {
      const weights = weightsOf(table);
      /** The edge right of so many printed columns. */
      const edge = (columns: number) => Math.round((sum(weights.slice(0, columns)) * count) / sum(weights));
      return { first: edge(column - 1) + 1, last: edge(column - 1 + columns) };
    },
  };
}
