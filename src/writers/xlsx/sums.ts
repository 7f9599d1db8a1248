import type { Equation, FormCell } from '../../model/form.ts';
import { areasOf } from './areas.ts';

/** The cells that are sums of others, by id, with their parts: one cell is left of the equation. None leads back to itself. */
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

/** Where a printed cell stands in the sheet, rows and columns from 1, both included. */
export interface Spot {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** `SUM(D10:I10)`: neighbours as an area. */
export function sumFormula(spots: readonly Spot[]): string {
  return `SUM(${areasOf(spots).join()})`;
}
