import type { Certainty } from '../model/result.ts';
import { type Evidence, noEvidence } from './evidence.ts';
import type { Candidate, CandidateSet } from './minimal-sets.ts';
import type { ScoredMistake } from './scoring.ts';

/** The most explanations that are listed. */
const maxListed = 10;

/** The least lead over the runner-up, in cost, to count as likely: a factor of about four. */
const likelyLead = 1.4;

/** The least lead if only the figures tell rows apart, which proves less: a factor of twelve. */
const likelyLeadIfRecomputed = 2.5;

/**
 * The most mistakes of which one can be certain. Several may have been taken for fewer: of 10,000 groups of three or four
 * errors that had only one explanation, eight had the wrong one.
 */
const maxCertain = 2;

/** The most plausible explanations of a group, best first, and how many there are in all. */
type Ranking = ReturnType<typeof rank>;

interface ScoredSet {
  readonly mistakes: readonly ScoredMistake[];
  /** The sum of their costs, and what the text of the report adds. */
  readonly cost: number;
}

/**
 * Ranks the explanations that the sets stand for. Only the most plausible are built. The others are counted, with those
 * among them in which two mistakes change one cell.
 */
export function rank(
  sets: readonly CandidateSet[],
  score: (candidate: Candidate) => ScoredMistake,
  { costOf }: Pick<Evidence, 'costOf'> = noEvidence,
) {
  const withCost = (mistakes: readonly ScoredMistake[]): ScoredSet => {
    const own = mistakes.reduce((sum, { cost }) => sum + cost, 0);
    return { mistakes, cost: own + costOf(mistakes.map(({ mistake }) => mistake)) };
  };
  let best: ScoredSet[] = [];
  let count = 0;
  for (const set of sets) {
    let picks: ScoredSet[] = [{ mistakes: [], cost: 0 }];
    let isCut = false;
    // A mistake with few candidates first: what is in conflict with it is not picked in vain.
    for (const candidates of set.toSorted((a, b) => a.length - b.length)) {
      const scored = candidates.map(score);
      const longer = picks
        .flatMap(({ mistakes }) => scored.map((one) => [...mistakes, one]))
        .filter(isConsistent)
        .map(withCost);
      picks = cheapest(longer);
      isCut ||= picks.length < longer.length;
    }
    count += isCut ? set.reduce((all, candidates) => all * candidates.length, 1) : picks.length;
    best = cheapest([...best, ...picks]);
  }
  return { best, count };
}

function cheapest(all: readonly ScoredSet[]): ScoredSet[] {
  return all.toSorted((a, b) => a.cost - b.cost).slice(0, maxListed);
}

/** True if no cell is changed by two mistakes at once. */
function isConsistent(mistakes: readonly ScoredMistake[]): boolean {
  const cells = mistakes.flatMap(({ mistake }) => mistake.changes.map(({ entry }) => entry));
  return new Set(cells).size === cells.length;
}

/** One equation alone proves nothing: each of its figures may be the wrong one. */
export function certaintyOf({ best, count }: Ranking, complete: boolean): Certainty {
  const [first, second] = best;
  if (!first || !complete) return 'possible';
  const { mistakes } = first;
  const lead = mistakes.some(({ isRecomputed }) => isRecomputed) ? likelyLeadIfRecomputed : likelyLead;
  if (count > 1) return second && second.cost - first.cost >= lead ? 'likely' : 'possible';
  return mistakes.length <= maxCertain && mistakes.every(({ support }) => support > 1) ? 'only' : 'likely';
}
