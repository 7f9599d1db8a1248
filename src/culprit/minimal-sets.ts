import type { MistakeKind } from '../model/result.ts';
import { isAllowed } from '../relations.ts';
import { assignmentsOf, type Hypotheses, type HypothesisClass } from './hypotheses.ts';
import type { Assignment, System, Variable } from './linear-system.ts';
import { search } from './search.ts';
import { sharersOf } from './shared-amount.ts';
import { type Transfer, termsOfTransfer } from './transfers.ts';

/** The most mistakes that a group is searched for; with more, sums tell nothing. */
const maxMistakes = 5;

/** The most sets that are looked at for a group: some tens of milliseconds. */
const maxSets = 20_000;

/** A set of mistakes: for each, the candidates that explain it equally well. */
export type CandidateSet = readonly (readonly Candidate[])[];

/** A hypothesis with the values that it asks for. */
export interface Candidate {
  readonly kind: MistakeKind;
  readonly changes: readonly Assignment[];
  /** Totals that are formulas, with what they then give. */
  readonly follows: readonly Assignment[];
  /** The number of relations that its cells are in, together. */
  readonly support: number;
}

/**
 * Returns all sets of the fewest mistakes that fix a group of equations, given by their indices; `complete` is false if the
 * search was cut short, or if as few mistakes explain the group in ways without number.
 */
export function minimalSets(
  system: System,
  hypotheses: Hypotheses,
  transfers: readonly Transfer[],
  group: readonly number[],
): { readonly sets: readonly CandidateSet[]; readonly complete: boolean } {
  const inGroup = new Set(group);
  const residuals = system.equations.map(({ residual }, index) => (inGroup.has(index) ? residual : 0n));
  const budget = { left: maxSets };
  /** The size of the smallest set that is not listed, because several figures share an amount, in whatever way. */
  let fewestShared = Number.POSITIVE_INFINITY;
  for (let size = 1; size <= maxMistakes; size++) {
    const sets: CandidateSet[] = [];
    let complete = true;
    for (const { subset, rest } of subsetsOf(system, transfers, residuals, size)) {
      const found = search(hypotheses, rest, size - subset.length, budget);
      // The budget only falls: once a search is cut short, so are those that follow.
      complete = found.complete;
      for (const solution of found.solutions) {
        const free = solution.map((one) => candidatesOf(system, one.class, one.amount));
        const set = [...subset.map((transfer) => [{ ...transfer, follows: [], support: 2 }]), ...free];
        if (free.every((candidates) => candidates.length > 0)) {
          if (isPossible(set)) sets.push(set);
          continue;
        }
        const sharers = solution.map((one) => sharersOf(system, one));
        fewestShared = Math.min(
          fewestShared,
          sharers.reduce((sum, one) => sum + one, subset.length),
        );
      }
    }
    if (sets.length > 0 || !complete) return { sets, complete: complete && fewestShared > size };
  }
  return { sets: [], complete: true };
}

/** True if one candidate of each mistake can be picked so that no cell is changed by two mistakes at once. */
function isPossible([candidates, ...others]: CandidateSet, taken: readonly Variable[] = []): boolean {
  if (!candidates) return true;
  return candidates.some(({ changes }) => {
    const own = changes.map(({ variable }) => variable);
    return !own.some((variable) => taken.includes(variable)) && isPossible(others, [...taken, ...own]);
  });
}

/** Yields the sets of at most `size` transfers that touch no equation twice, with the residuals that they leave. */
function* subsetsOf(
  system: System,
  transfers: readonly Transfer[],
  residuals: readonly bigint[],
  size: number,
  from = 0,
  subset: readonly Transfer[] = [],
): Generator<{ readonly subset: readonly Transfer[]; readonly rest: readonly bigint[] }> {
  yield { subset, rest: residuals };
  if (subset.length === size) return;
  for (let index = from; index < transfers.length; index++) {
    const transfer = transfers[index]!;
    const terms = termsOfTransfer(system, transfer);
    if (terms.some(({ equation }) => residuals[equation] === 0n)) continue;
    const rest = [...residuals];
    for (const { equation } of terms) rest[equation] = 0n;
    yield* subsetsOf(system, transfers, rest, size, index + 1, [...subset, transfer]);
  }
}

/** The members of a class whose values the form allows. */
function candidatesOf(system: System, { terms, members }: HypothesisClass, amount: bigint): Candidate[] {
  return members.flatMap(({ hypothesis, sign }) => {
    const changes = assignmentsOf(system, hypothesis.moves, amount * sign);
    const follows = assignmentsOf(system, hypothesis.follows, amount * sign);
    const isLegal = ({ variable, to }: Assignment) => isAllowed(variable.entry, to, system.scale);
    if (![...changes, ...follows].every(isLegal)) return [];
    return [{ kind: hypothesis.kind, changes, follows, support: terms.length }];
  });
}
