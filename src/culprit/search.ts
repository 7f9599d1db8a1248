import type { Class, Hypotheses } from './hypotheses.ts';
import type { Term } from './system.ts';

/** Classes of hypotheses that together mend every equation, each with its amount; none is 0. */
export type Solution = readonly Amount[];

export interface Amount {
  readonly class: Class;
  readonly amount: bigint;
}

export interface Found {
  readonly solutions: readonly Solution[];
  /** Whether the search looked everywhere within the number of mistakes asked for. */
  readonly complete: boolean;
}

/** What a search may spend: sets of classes that it looks into. */
export interface Budget {
  left: number;
}

/**
 * All sets of exactly `size` classes whose amounts, uniquely determined, bring every residual to 0.
 * Sets with fewer are not among them: ask for these first.
 *
 * A set in the making shows what it lacks. Some further class has to touch each broken equation
 * that it does not touch; each equation that holds and that it touches once; and one of those that
 * a class of it alone touches, where they ask for different amounts. The search branches over the
 * classes for one such lack, over none twice, and turns back where more are lacking than may come.
 *
 * @param residuals of the equations, by index: what the amounts have to undo
 */
export function search(
  { classes, touching, together }: Hypotheses,
  residuals: readonly bigint[],
  size: number,
  isAllowed: (one: Class, amount: bigint) => boolean,
  budget: Budget,
): Found {
  const broken = residuals.flatMap((residual, equation) => (residual === 0n ? [] : equation));
  const touched = new Uint8Array(residuals.length);
  const excluded = new Uint8Array(classes.length);
  const marked = new Uint8Array(residuals.length);
  const chosen: number[] = [];
  const solutions: Solution[] = [];
  let complete = true;

  const descend = () => {
    if (!complete) return;
    if (budget.left-- <= 0) {
      complete = false;
      return;
    }
    const remaining = size - chosen.length;
    const lacks = lacking();
    if (tooMany(lacks, remaining)) return;
    if (lacks.length > 0) {
      branch(withinReach(fewest(lacks), lacks, remaining - 1));
      return;
    }
    const set = chosen.map((index) => classes[index]!);
    const outcome = solve(set, residuals);
    if (outcome.kind === 'solved' && remaining === 0) {
      const amounts = outcome.amounts.map((amount, index) => ({ class: set[index]!, amount }));
      if (amounts.every((one) => one.amount !== 0n && isAllowed(one.class, one.amount))) solutions.push(amounts);
    } else if (outcome.kind === 'contradiction' && remaining > 0) {
      branch(touchingAny(outcome.equations));
    }
  };

  const branch = (candidates: readonly number[]) => {
    const tried: number[] = [];
    for (const index of candidates) {
      if (excluded[index]) continue;
      excluded[index] = 1;
      tried.push(index);
      chosen.push(index);
      for (const { equation } of classes[index]!.terms) touched[equation]!++;
      descend();
      for (const { equation } of classes[index]!.terms) touched[equation]!--;
      chosen.pop();
    }
    for (const index of tried) excluded[index] = 0;
  };

  /** Lists of equations of which some further class has to touch one. */
  const lacking = (): number[][] => {
    const lacks: number[][] = [];
    for (const equation of broken) if (touched[equation] === 0) lacks.push([equation]);
    for (const index of chosen) {
      let first: Term | undefined;
      let agree = true;
      const asked: number[] = [];
      for (const term of classes[index]!.terms) {
        const { equation, factor } = term;
        if (touched[equation] !== 1) continue;
        const residual = residuals[equation]!;
        if (residual === 0n) {
          lacks.push([equation]);
          continue;
        }
        asked.push(equation);
        first ??= term;
        agree &&= residual * first.factor === residuals[first.equation]! * factor;
      }
      if (!agree) lacks.push(asked);
    }
    return lacks;
  };

  /** Whether more classes are lacking than may come: so many lists of which no class touches two. */
  const tooMany = (lacks: readonly number[][], most: number): boolean => {
    if (most === 0) return lacks.length > 0;
    if (lacks.length <= most) return false;
    for (const backwards of [false, true]) {
      const found: number[][] = [];
      for (let i = 0; i < lacks.length; i++) {
        const lack = lacks[backwards ? lacks.length - 1 - i : i]!;
        if (!found.every((other) => areApart(lack, other))) continue;
        found.push(lack);
        if (found.length > most) return true;
      }
    }
    return false;
  };

  const areApart = (one: readonly number[], other: readonly number[]): boolean => {
    for (const a of one) for (const b of other) if (together[a]![b] === 1) return false;
    return true;
  };

  /** The candidates that leave no more lacking than may follow them. */
  const withinReach = (candidates: readonly number[], lacks: readonly number[][], most: number): number[] => {
    const found: number[] = [];
    const rest: number[][] = [];
    for (const index of candidates) {
      if (excluded[index]) continue;
      const { terms } = classes[index]!;
      for (const { equation } of terms) marked[equation] = 1;
      rest.length = 0;
      for (const lack of lacks) {
        let isMet = false;
        for (const equation of lack) if (marked[equation] === 1) isMet = true;
        if (!isMet) rest.push(lack);
      }
      for (const { equation } of terms) marked[equation] = 0;
      if (!tooMany(rest, most)) found.push(index);
    }
    return found;
  };

  /** The candidates for the list that has fewest. */
  const fewest = (lacks: readonly number[][]): readonly number[] => {
    let best = lacks[0]!;
    for (const lack of lacks) if (weight(lack) < weight(best)) best = lack;
    return touchingAny(best);
  };

  const weight = (equations: readonly number[]) => {
    let sum = 0;
    for (const equation of equations) sum += touching[equation]!.length;
    return sum;
  };

  const touchingAny = (equations: readonly number[]): readonly number[] =>
    equations.length === 1
      ? touching[equations[0]!]!
      : [...new Set(equations.flatMap((equation) => touching[equation]!))];

  descend();
  return { solutions, complete };
}

type Outcome =
  | { readonly kind: 'solved'; readonly amounts: readonly bigint[] }
  /** Equations that cannot all hold, whatever the amounts: one more class has to touch one of them. */
  | { readonly kind: 'contradiction'; readonly equations: readonly number[] }
  /** Several amounts would do: a smaller set does as well. */
  | { readonly kind: 'loose' };

/** Whole amounts that bring the residuals to 0, by elimination without fractions. */
export function solve(classes: readonly Class[], residuals: readonly bigint[]): Outcome {
  const width = classes.length;
  const rows = new Map<number, { coefficients: bigint[]; right: bigint; from: Set<number> }>();
  classes.forEach(({ terms }, column) => {
    for (const { equation, factor } of terms) {
      let row = rows.get(equation);
      if (!row) {
        const right = -residuals[equation]!;
        row = { coefficients: Array<bigint>(width).fill(0n), right, from: new Set([equation]) };
        rows.set(equation, row);
      }
      row.coefficients[column]! += factor;
    }
  });
  const open = [...rows.values()];
  const pivots: (typeof open)[number][] = [];
  for (let column = 0; column < width; column++) {
    const at = open.findIndex(({ coefficients }) => coefficients[column] !== 0n);
    if (at < 0) return { kind: 'loose' };
    const [pivot] = open.splice(at, 1) as [(typeof open)[number]];
    const lead = pivot.coefficients[column]!;
    for (const row of [...open, ...pivots]) {
      const factor = row.coefficients[column]!;
      if (factor === 0n) continue;
      for (let i = 0; i < width; i++) {
        row.coefficients[i] = row.coefficients[i]! * lead - pivot.coefficients[i]! * factor;
      }
      row.right = row.right * lead - pivot.right * factor;
      for (const equation of pivot.from) row.from.add(equation);
    }
    pivots.push(pivot);
  }
  const wrong = open.find(({ right }) => right !== 0n);
  if (wrong) return { kind: 'contradiction', equations: [...wrong.from] };
  const amounts: bigint[] = [];
  for (const [column, { coefficients, right, from }] of pivots.entries()) {
    const lead = coefficients[column]!;
    if (right % lead !== 0n) return { kind: 'contradiction', equations: [...from] };
    amounts.push(right / lead);
  }
  return { kind: 'solved', amounts };
}
