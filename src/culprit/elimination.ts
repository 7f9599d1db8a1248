import type { HypothesisClass } from './hypotheses.ts';

export type Elimination =
  | { readonly kind: 'solved'; readonly amounts: readonly bigint[] }
  /** Equations that cannot all hold, whatever the amounts: one more class has to touch one of them. */
  | { readonly kind: 'contradiction'; readonly equations: readonly number[] }
  /** Several amounts would do, so a smaller set does as well. */
  | { readonly kind: 'underdetermined' };

/** An equation Σ coefficient · amount = right, and the equations that were combined into it. */
interface Row {
  readonly coefficients: bigint[];
  right: bigint;
  readonly from: Set<number>;
}

/**
 * Finds whole amounts, one a class, that bring the residuals of all touched equations to 0. Gauss–Jordan elimination
 * without fractions.
 */
export function eliminate(classes: readonly HypothesisClass[], residuals: readonly bigint[]): Elimination {
  const rest = rowsOf(classes, residuals);
  const pivots: Row[] = [];
  for (let column = 0; column < classes.length; column++) {
    const at = rest.findIndex(({ coefficients }) => coefficients[column] !== 0n);
    if (at < 0) return { kind: 'underdetermined' };
    const [pivot] = rest.splice(at, 1) as [Row];
    for (const row of rest) cancel(row, pivot, column);
    for (const row of pivots) cancel(row, pivot, column);
    pivots.push(pivot);
  }
  const wrong = rest.find(({ right }) => right !== 0n);
  if (wrong) return { kind: 'contradiction', equations: [...wrong.from] };
  const amounts: bigint[] = [];
  for (const [column, { coefficients, right, from }] of pivots.entries()) {
    const lead = coefficients[column]!;
    if (right % lead !== 0n) return { kind: 'contradiction', equations: [...from] };
    amounts.push(right / lead);
  }
  return { kind: 'solved', amounts };
}

/** One row for each equation that a class touches, in the order in which they are met. */
function rowsOf(classes: readonly HypothesisClass[], residuals: readonly bigint[]): Row[] {
  const touched = new Set(classes.flatMap(({ terms }) => terms.map(({ equation }) => equation)));
  return [...touched].map((equation) => ({
    coefficients: classes.map(({ terms }) => terms.find((term) => term.equation === equation)?.factor ?? 0n),
    right: -residuals[equation]!,
    from: new Set([equation]),
  }));
}

/** Combines a row with the pivot so that its coefficient in the column becomes 0. */
function cancel(row: Row, pivot: Row, column: number): void {
  const factor = row.coefficients[column]!;
  if (factor === 0n) return;
  const lead = pivot.coefficients[column]!;
  for (let i = 0; i < row.coefficients.length; i++) {
    row.coefficients[i] = row.coefficients[i]! * lead - pivot.coefficients[i]! * factor;
  }
  row.right = row.right * lead - pivot.right * factor;
  for (const equation of pivot.from) row.from.add(equation);
}
