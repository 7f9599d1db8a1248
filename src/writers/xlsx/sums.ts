import { type FormCell, type FormTable, type Relation, relationLines, type Side, termCell } from '../../form.ts';
import { areasOf } from './areas.ts';

/** A relation at one row or column of a table. */
export interface Equation {
  readonly relation: Relation;
  /** Id of the row or column. */
  readonly line: string;
  readonly left: readonly FormCell[];
  readonly right: readonly FormCell[];
}

/** All that a table has to satisfy. */
export function equationsOf(table: FormTable, relations: readonly Relation[]): Equation[] {
  return relations
    .filter((relation) => relation.table === table.id)
    .flatMap((relation) =>
      relationLines(table, relation).map((line): Equation => {
        const cells = ({ terms }: Side) => terms.map((term) => termCell(table, relation, line, term)!);
        return { relation, line, left: cells(relation.left), right: cells(relation.right) };
      }),
    );
}

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
