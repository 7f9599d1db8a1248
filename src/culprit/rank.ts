import type { Certainty } from '../model/result.ts';
import type { Candidate, Choice } from './cheapest.ts';
import type { Judged } from './judge.ts';

/** Explanations that are spelt out. */
const mostShown = 10;

/** By so much has the first to be more plausible than the second to be called likely: a factor of about four. */
const farAhead = 1.4;

/** The same where rows can be told apart by their figures alone, which says less: a factor of twelve. */
const farAheadByLooks = 2.5;

/**
 * Mistakes of which one can be sure. Where there are more, some may have been taken for fewer: of
 * 10,000 groups of three or four errors that had but one explanation, eight had the wrong one.
 */
const mostCertain = 2;

/** The explanations of a group, and how many there are in all. */
export interface Ranked {
  /** Most plausible first, at most as many as are spelt out. */
  readonly best: readonly { readonly mistakes: readonly Judged[]; readonly weight: number }[];
  readonly count: number;
}

/** Spells out the most plausible explanations, without spelling out all. */
export function rank(choices: readonly Choice[], judge: (candidate: Candidate) => Judged): Ranked {
  let best: Ranked['best'][number][] = [];
  let count = 0;
  for (const choice of choices) {
    let sets: typeof best = [{ mistakes: [], weight: 0 }];
    for (const candidates of choice) {
      const judged = candidates
        .map(judge)
        .sort((a, b) => a.weight - b.weight)
        .slice(0, mostShown);
      const longer = sets.flatMap(({ mistakes, weight }) =>
        judged.map((one) => ({ mistakes: [...mistakes, one], weight: weight + one.weight })),
      );
      sets = longer
        .filter(isSound)
        .sort((a, b) => a.weight - b.weight)
        .slice(0, mostShown);
    }
    count += Math.max(sets.length, sets.length && choice.reduce((all, candidates) => all * candidates.length, 1));
    best = [...best, ...sets].sort((a, b) => a.weight - b.weight).slice(0, mostShown);
  }
  return { best, count: best.length < mostShown ? best.length : count };
}

/** No cell is changed by two mistakes at once. */
function isSound({ mistakes }: { readonly mistakes: readonly Judged[] }): boolean {
  const cells = mistakes.flatMap(({ mistake }) => mistake.changes.map(({ entry }) => entry));
  return new Set(cells).size === cells.length;
}

/** One equation alone points at nothing: whatever stands in it may be wrong. */
export function certaintyOf({ best, count }: Ranked, complete: boolean): Certainty {
  const [first, second] = best;
  if (!first || !complete) return 'possible';
  const { mistakes } = first;
  const byLooks = mistakes.some((one) => one.byLooks);
  const enough = byLooks ? farAheadByLooks : farAhead;
  if (count > 1) return second && second.weight - first.weight >= enough ? 'likely' : 'possible';
  return mistakes.length <= mostCertain && mistakes.every(({ support }) => support > 1) ? 'only' : 'likely';
}
