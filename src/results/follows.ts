import { add, type Decimal, negate, subtract, zero } from '../model/decimal.ts';
import { amount, type Entry } from '../model/report.ts';
import { type Assessment, type Change, isTermOf } from '../model/result.ts';

/**
 * Returns the totals that follow a mistake's changes, which JSON leaves out: where a relation holds before and must hold after
 * them, its total is a formula. `fixed` are the entries that some mistake of the explanation changes.
 */
export function followsOf(
  changes: readonly Change[],
  assessments: readonly Assessment[],
  fixed: ReadonlySet<Entry>,
): readonly Change[] {
  const moves = new Map(changes.map(({ entry, suggested }) => [entry, moveOf(entry, suggested)]));
  // A number typed as text stays the same, and its formulas, which left it out, take it in.
  const isRewritten = [...moves.values()].every(({ units }) => units === 0n);
  const mustHold = assessments.filter(
    (one) => one.outcome === 'holds' || (isRewritten && changes.some(({ entry }) => isTermOf(entry, one))),
  );
  const follows = new Map<Entry, Change>();
  for (let isDone = false; !isDone; ) {
    isDone = true;
    for (const one of mustHold) {
      const gap = gapOf(one, moves);
      const total = gap.units === 0n ? undefined : totalOf(one);
      if (!total || fixed.has(total.entry) || follows.has(total.entry)) continue;
      const move = total.isLeft ? negate(gap) : gap;
      moves.set(total.entry, move);
      follows.set(total.entry, { entry: total.entry, suggested: add(amount(total.entry) ?? zero, move) });
      isDone = false;
    }
  }
  return [...follows.values()];
}

function moveOf(entry: Entry, suggested: Decimal): Decimal {
  return subtract(suggested, amount(entry) ?? zero);
}

/** Returns by how much the left side would be more than the right. */
function gapOf({ left, right }: Assessment, moves: ReadonlyMap<Entry, Decimal>): Decimal {
  const sum = (entries: readonly Entry[]) =>
    entries.reduce((total, entry) => add(total, add(amount(entry) ?? zero, moves.get(entry) ?? zero)), zero);
  return subtract(sum(left.entries), sum(right.entries));
}

/** Returns the total that is alone on its side of a relation. */
function totalOf({ left, right }: Assessment): { readonly entry: Entry; readonly isLeft: boolean } | undefined {
  const [sides, isLeft] = left.entries.length === 1 ? [left, true] : [right, false];
  const [entry, ...others] = sides.entries;
  return entry?.at.total && others.length === 0 ? { entry, isLeft } : undefined;
}
