import { eliminate } from './elimination.ts';
import type { Hypotheses, HypothesisClass } from './hypotheses.ts';
import { needsMoreThan, partialSet, type Requirement, unmetBy } from './partial-set.ts';

/** Classes of hypotheses that together fix every equation, each with its amount, which is never 0. */
type Solution = readonly { readonly class: HypothesisClass; readonly amount: bigint }[];

/**
 * Finds all sets of exactly `size` classes whose amounts, uniquely determined, bring every residual to 0. Smaller sets are
 * not among them: search for these first.
 *
 * The search is depth first. A partial set has requirements, each a list of equations of which some further class has to
 * touch one (see `partialSet`). The search branches over the classes that meet one of the requirements, visits no set twice,
 * and turns back when more requirements are left than classes may follow.
 *
 * @param residuals of the equations, by index: what the amounts have to undo
 * @param budget the number of sets that searches may still look at; they count it down
 * @returns `complete` is false if the budget ran out before every set of the size was looked at
 */
export function search(
  { classes, touching, adjacent }: Hypotheses,
  residuals: readonly bigint[],
  size: number,
  budget: { left: number },
): { readonly solutions: readonly Solution[]; readonly complete: boolean } {
  const set = partialSet(classes, residuals);
  const excluded = new Uint8Array(classes.length);
  const solutions: Solution[] = [];

  const visit = () => {
    if (budget.left-- <= 0) return;
    const remaining = size - set.members.length;
    const requirements = set.requirements();
    if (needsMoreThan(remaining, requirements, adjacent)) return;
    if (requirements.length > 0) {
      const candidates = classesTouching(narrowest(requirements, touching), touching).filter((one) => !excluded[one]);
      const unmet = (one: number) => unmetBy(classes[one]!, requirements);
      branch(candidates.filter((one) => !needsMoreThan(remaining - 1, unmet(one), adjacent)));
      return;
    }
    const members = set.members.map((index) => classes[index]!);
    const result = eliminate(members, residuals);
    if (result.kind === 'solved' && remaining === 0) {
      const amounts = result.amounts.map((amount, index) => ({ class: members[index]!, amount }));
      if (amounts.every(({ amount }) => amount !== 0n)) solutions.push(amounts);
    } else if (result.kind === 'contradiction' && remaining > 0) {
      branch(classesTouching(result.equations, touching));
    }
  };

  /** Visits the set with each candidate in turn. One that was tried is excluded from the sets that follow. */
  const branch = (candidates: readonly number[]) => {
    const tried: number[] = [];
    for (const index of candidates) {
      if (excluded[index]) continue;
      excluded[index] = 1;
      tried.push(index);
      set.push(index);
      visit();
      set.pop();
    }
    for (const index of tried) excluded[index] = 0;
  };

  visit();
  return { solutions, complete: budget.left >= 0 };
}

/** The requirement that the fewest classes meet. */
function narrowest(requirements: readonly Requirement[], touching: Hypotheses['touching']): Requirement {
  const breadth = (one: Requirement) => one.reduce((sum, equation) => sum + touching[equation]!.length, 0);
  return requirements.reduce((best, one) => (breadth(one) < breadth(best) ? one : best));
}

/** The classes that touch one of the equations, each once. */
function classesTouching(equations: readonly number[], touching: Hypotheses['touching']): readonly number[] {
  return equations.length === 1
    ? touching[equations[0]!]!
    : [...new Set(equations.flatMap((equation) => touching[equation]!))];
}
