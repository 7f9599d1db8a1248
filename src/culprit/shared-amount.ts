import type { Hypothesis, HypothesisClass } from './hypotheses.ts';
import type { System } from './linear-system.ts';

/**
 * Returns how many slips of a class share an amount: 1 if it is not too large for one of them. Where two parts of a sum have
 * 5 and 4 too many, neither may be as large as 9. Infinity if it is too large for all together.
 */
export function sharersOf(
  system: System,
  { class: { members }, amount }: { readonly class: HypothesisClass; readonly amount: bigint },
): number {
  const slips = members
    .map(({ hypothesis, sign }) => ({ hypothesis, most: mostOf(system, hypothesis, amount * sign) }))
    .sort((a, b) => Number(b.most - a.most));
  const taken = new Set<number>();
  let left = magnitude(amount);
  let sharers = 0;
  for (const { hypothesis, most } of slips) {
    if (left <= 0n) break;
    if (hypothesis.moves.some(({ variable }) => taken.has(variable))) continue;
    for (const { variable } of hypothesis.moves) taken.add(variable);
    left -= most;
    sharers++;
  }
  return left > 0n ? Number.POSITIVE_INFINITY : sharers;
}

/** Returns how much of the amount its figures may move: those that fall must not fall below 0. */
function mostOf({ variables }: System, { moves, follows }: Hypothesis, amount: bigint): bigint {
  const falling = [...moves, ...follows].filter(
    ({ variable, factor }) => factor * amount < 0n && !variables[variable]!.entry.at.signed,
  );
  const limits = falling.map(({ variable, factor }) => variables[variable]!.value / magnitude(factor));
  return limits.reduce((least, one) => (one < least ? one : least), magnitude(amount));
}

function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value;
}
