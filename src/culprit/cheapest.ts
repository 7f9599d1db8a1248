import type { MistakeKind } from '../model/result.ts';
import { isAllowed } from '../relations.ts';
import { type Hypotheses, type HypothesisClass, type Move, type Transfer, termsOf } from './hypotheses.ts';
import { type Budget, type ClassAmount, search } from './search.ts';
import type { System, Variable } from './system.ts';

/** Mistakes that a group is searched for; with more, nothing can be told from sums. */
const mostMistakes = 5;

/** Sets of hypotheses looked into for a group: some tens of milliseconds. */
const mostSets = 20_000;

/** A set of mistakes in the making: for each, the hypotheses that would do. */
export type Choice = readonly (readonly Candidate[])[];

/** A figure and what it should be. */
export interface Setting {
  readonly variable: Variable;
  readonly to: bigint;
}

/** A hypothesis with the values that it asks for. */
export interface Candidate {
  readonly kind: MistakeKind;
  readonly changes: readonly Setting[];
  /** Totals that are formulas, with what they then give. */
  readonly follows: readonly Setting[];
  /** Relations that its cells stand in, together. */
  readonly support: number;
}

/** All sets of the fewest mistakes that mend a group. */
export function cheapest(
  system: System,
  hypotheses: Hypotheses,
  transfers: readonly Transfer[],
  group: readonly number[],
): { choices: Choice[]; complete: boolean } {
  const inGroup = new Set(group);
  const residuals = system.equations.map(({ residual }, index) => (inGroup.has(index) ? residual : 0n));
  const own = transfers.filter((transfer) => moved(system, transfer).every(({ equation }) => inGroup.has(equation)));
  const budget: Budget = { left: mostSets };
  const candidates = (one: HypothesisClass, amount: bigint) => candidatesOf(system, one, amount);
  for (let size = 1; size <= mostMistakes; size++) {
    const choices: Choice[] = [];
    let complete = true;
    for (const { set, left } of subsetsOf(system, own, residuals, size)) {
      const found = search(
        hypotheses,
        left,
        size - set.length,
        (one, amount) => candidates(one, amount).length > 0,
        budget,
      );
      complete &&= found.complete;
      for (const solution of found.solutions) {
        const free = solution.map(({ class: one, amount }: ClassAmount) => candidates(one, amount));
        const choice = [...set.map((transfer) => [transferred(system, transfer)]), ...free];
        if (isPossible(choice)) choices.push(choice);
      }
    }
    if (choices.length > 0 || !complete) return { choices, complete };
  }
  return { choices: [], complete: true };
}

/** Whether some pick from a choice changes no cell by two mistakes at once. */
function isPossible([candidates, ...others]: Choice, taken: readonly Variable[] = []): boolean {
  if (!candidates) return true;
  return candidates.some(({ changes }) => {
    const own = changes.map(({ variable }) => variable);
    return !own.some((variable) => taken.includes(variable)) && isPossible(others, [...taken, ...own]);
  });
}

/** Sets of at most `size` transfers that touch no equation twice, with the residuals that they leave. */
function* subsetsOf(
  system: System,
  transfers: readonly Transfer[],
  residuals: readonly bigint[],
  size: number,
  from = 0,
  set: readonly Transfer[] = [],
): Generator<{ readonly set: readonly Transfer[]; readonly left: readonly bigint[] }> {
  yield { set, left: residuals };
  if (set.length === size) return;
  for (let index = from; index < transfers.length; index++) {
    const transfer = transfers[index]!;
    const terms = moved(system, transfer);
    if (terms.some(({ equation }) => residuals[equation] === 0n)) continue;
    const left = [...residuals];
    for (const { equation } of terms) left[equation] = 0n;
    yield* subsetsOf(system, transfers, left, size, index + 1, [...set, transfer]);
  }
}

/** What a transfer adds to the equations. */
export function moved(system: System, { changes }: Transfer) {
  const moves = changes.map(({ variable, to }) => ({ variable, factor: to - system.variables[variable]!.value }));
  return termsOf(system, moves);
}

function transferred(system: System, { kind, changes }: Transfer): Candidate {
  return {
    kind,
    changes: changes.map(({ variable, to }) => ({ variable: system.variables[variable]!, to })),
    follows: [],
    support: 2,
  };
}

/** The members of a class whose values the form allows. */
function candidatesOf(system: System, { terms, members }: HypothesisClass, amount: bigint): Candidate[] {
  return members.flatMap(({ hypothesis, sign }) => {
    const changes = movedBy(system, hypothesis.moves, amount * sign);
    const follows = movedBy(system, hypothesis.follows, amount * sign);
    const isLegal = ({ variable, to }: Setting) => isAllowed(variable.entry, to, system.scale);
    if (![...changes, ...follows].every(isLegal)) return [];
    return [{ kind: hypothesis.kind, changes, follows, support: terms.length }];
  });
}

function movedBy({ variables }: System, moves: readonly Move[], amount: bigint): Setting[] {
  return moves.map(({ variable: index, factor }) => {
    const variable = variables[index]!;
    return { variable, to: variable.value + factor * amount };
  });
}
