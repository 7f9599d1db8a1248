import type { Equation, FormCell } from '../../model/form.ts';
import { areasOf, type CellRange } from './cell-range.ts';

/**
 * Returns the cells that are sums of others, by id, with their parts: those of equations with one cell on the left. No
 * cell is, directly or indirectly, a part of itself.
 */
export function totalsOf(equations: readonly Equation[]): ReadonlyMap<string, readonly FormCell[]> {
  const totals = new Map<string, readonly FormCell[]>();
  const leadsTo = (from: FormCell, target: string): boolean =>
    from.id === target || (totals.get(from.id) ?? []).some((part) => leadsTo(part, target));
  for (const { left, right } of equations) {
    const [total, ...others] = left;
    if (!total || others.length > 0 || totals.has(total.id)) continue;
    if (!right.some((part) => leadsTo(part, total.id))) totals.set(total.id, right);
  }
  return totals;
}

/** Returns the formula of a sum, with neighbours as one area: `SUM(D10:I10)`. */
export function sumFormula(ranges: readonly CellRange[]): string {
  return `SUM(${areasOf(ranges).join()})`;
}
