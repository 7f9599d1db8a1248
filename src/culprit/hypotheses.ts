import { memoizeBy } from '../model/memoize.ts';
import { isCalculated } from '../model/report.ts';
import type { MistakeKind } from '../model/result.ts';
import { type Assignment, linesOf, type System } from './linear-system.ts';
import type { Term } from './structure.ts';

/** Cells that one slip changed together: each by its factor times one unknown amount. */
export interface Hypothesis {
  readonly kind: MistakeKind;
  /** The first is the cell where the slip happened. */
  readonly moves: readonly Move[];
  /** Totals that moved by themselves, because they are formulas. */
  readonly follows: readonly Move[];
}

export interface Move {
  /** Index of the variable. */
  readonly variable: number;
  readonly factor: bigint;
}

/**
 * Hypotheses that the equations cannot tell apart: they change the same equations by the same factors, up to the sign. The
 * search combines classes; their members are listed afterwards.
 */
export interface HypothesisClass {
  /** Sorted by equation; the first factor is positive. */
  readonly terms: readonly Term[];
  readonly members: readonly { readonly hypothesis: Hypothesis; readonly sign: bigint }[];
}

/** All classes of a system, and how they connect its equations. */
export interface Hypotheses {
  readonly classes: readonly HypothesisClass[];
  /** The classes that touch an equation, by its index. */
  readonly touching: readonly (readonly number[])[];
  /** `adjacent[a][b]` is 1 if some class touches both equations. */
  readonly adjacent: readonly Uint8Array[];
  /** The rows and columns of each table, as variables in the form's order. */
  readonly lines: readonly (readonly number[])[];
  /** The row of a variable, then its column. */
  readonly linesThrough: readonly (readonly (readonly number[])[])[];
}

/** Systems of one shape have the same hypotheses, and reports of one edition mostly have one shape. */
const maxKept = 50;

/** Returns every slip of unknown amount: in one cell, and in a part whose totals were worked out from it. */
export const hypothesesOf = memoizeBy(
  shapeOf,
  maxKept,
  (system: System): Hypotheses => connect(system, classesOf(system)),
);

/** A key over all that the hypotheses depend on: the structure, and which totals are formulas that hold. */
function shapeOf({ structure, equations, variables }: System): string {
  const formulas = equations.flatMap(({ index, residual, variables: [first] }) =>
    residual === 0n && isCalculated(variables[first!]!.entry) ? index : [],
  );
  return `${structure.id} ${formulas}`;
}

function connect(system: System, classes: readonly HypothesisClass[]): Hypotheses {
  const { equations, variables } = system;
  const touching = equations.map((): number[] => []);
  const adjacent = equations.map(() => new Uint8Array(equations.length));
  classes.forEach(({ terms }, index) => {
    for (const a of terms) {
      touching[a.equation]!.push(index);
      for (const b of terms) adjacent[a.equation]![b.equation] = 1;
    }
  });
  const lines = linesOf(system);
  const linesThrough = variables.map((): (readonly number[])[] => []);
  for (const line of lines) for (const variable of line) linesThrough[variable]!.push(line);
  return { classes, touching, adjacent, lines, linesThrough };
}

function classesOf(system: System): HypothesisClass[] {
  const byTerms = new Map<string, HypothesisClass>();
  for (const hypothesis of hypothesesIn(system)) {
    const terms = termsOf(system, [...hypothesis.moves, ...hypothesis.follows]);
    const first = terms[0];
    // A slip that changes no equation can neither break nor fix one.
    if (!first) continue;
    const sign = first.factor < 0n ? -1n : 1n;
    const normal = terms.map(({ equation, factor }) => ({ equation, factor: factor * sign }));
    const key = normal.map(({ equation, factor }) => `${equation}:${factor}`).join();
    const members = byTerms.get(key)?.members ?? [];
    byTerms.set(key, { terms: normal, members: [...members, { hypothesis, sign }] });
  }
  return [...byTerms.values()];
}

function* hypothesesIn(system: System): Generator<Hypothesis> {
  const totals = totalsOf(system);
  // A formula follows its parts by itself, so it neither slips alone nor stays behind.
  const formulas = totals.filter(({ total, holds }) => holds && isCalculated(system.variables[total]!.entry));
  const follows = new Set(formulas.map(({ total }) => total));
  const relations = [...new Set(totals.map(({ relation }) => relation))];
  const recomputed = subsets(relations);
  const above = totalsAbove(totals);
  for (const { index } of system.variables) {
    if (follows.has(index)) continue;
    const seen = new Set<string>();
    const isNew = (key: string) => seen.size < seen.add(key).size;
    const reached = above(index);
    const isReached = ({ total }: TotalEquation) => reached.has(total);
    const [following, reachable] = [formulas.filter(isReached), totals.filter(isReached)];
    for (const ids of recomputed) {
      const own = [...following, ...reachable.filter(({ relation }) => ids.includes(relation))];
      // Most relations have no total over the figure.
      if (!isNew(`totals ${own.map(({ equation }) => equation)}`)) continue;
      const moves = movesOf(propagate(new Map([[index, 1n]]), own));
      if (!isNew(`moves ${moves.map(({ variable }) => variable)}`)) continue;
      yield {
        kind: moves.length > 1 ? 'recomputed-total' : 'cell',
        moves: moves.filter(({ variable }) => !follows.has(variable)),
        follows: moves.filter(({ variable }) => follows.has(variable)),
      };
    }
  }
}

/** Returns a function that finds the totals over a variable, those over these totals, and so on. */
function totalsAbove(totals: readonly TotalEquation[]): (variable: number) => ReadonlySet<number> {
  const over = new Map<number, number[]>();
  for (const { total, parts } of totals) {
    for (const part of parts) over.set(part, [...(over.get(part) ?? []), total]);
  }
  return (variable) => {
    const found = new Set<number>();
    const follow = (part: number): void => {
      for (const total of over.get(part) ?? []) {
        if (found.has(total)) continue;
        found.add(total);
        follow(total);
      }
    };
    follow(variable);
    return found;
  };
}

/** An equation that defines a total as the sum of its parts. */
export interface TotalEquation {
  /** Id of the relation. */
  readonly relation: string;
  /** Index of the equation. */
  readonly equation: number;
  /** Index of the variable that is the total. */
  readonly total: number;
  readonly parts: readonly number[];
  readonly holds: boolean;
}

/** Returns the equations that define a total: those with one term on the left. */
export function totalsOf({ equations }: System): TotalEquation[] {
  return equations.flatMap(({ index, assessment, variables: [total, ...parts], residual }) =>
    assessment.left.entries.length === 1
      ? [{ relation: assessment.relation.id, equation: index, total: total!, parts, holds: residual === 0n }]
      : [],
  );
}

/** No relation, each alone, and all together: a writer works totals out by row, by column, or both. */
function subsets(relations: readonly string[]): (readonly string[])[] {
  return [[], ...relations.map((id) => [id]), relations];
}

/** Adds to the amounts by which variables change those of the totals over them; each once, by the first sum that changes. */
export function propagate(amounts: Map<number, bigint>, totals: readonly TotalEquation[]): Map<number, bigint> {
  let before: number;
  do {
    before = amounts.size;
    for (const { total, parts } of totals) {
      if (amounts.has(total)) continue;
      const amount = parts.reduce((sum, part) => sum + (amounts.get(part) ?? 0n), 0n);
      if (amount !== 0n) amounts.set(total, amount);
    }
  } while (amounts.size > before);
  return amounts;
}

/** Returns amounts by variable as moves. */
export function movesOf(amounts: ReadonlyMap<number, bigint>): Move[] {
  return [...amounts].map(([variable, factor]) => ({ variable, factor }));
}

/** Returns what moves add to the equations, sorted by equation. */
export function termsOf({ variables }: System, moves: readonly Move[]): Term[] {
  // Few, so that a list is faster than a map.
  const terms: { readonly equation: number; factor: bigint }[] = [];
  for (const { variable, factor } of moves) {
    for (const { equation, factor: own } of variables[variable]!.incidence) {
      const added = own === 1n ? factor : own * factor;
      const known = terms.find((one) => one.equation === equation);
      if (known) known.factor += added;
      else terms.push({ equation, factor: added });
    }
  }
  return terms.filter(({ factor }) => factor !== 0n).sort((a, b) => a.equation - b.equation);
}

/** Returns the values that moves by an amount ask for. */
export function assignmentsOf({ variables }: System, moves: readonly Move[], amount: bigint): Assignment[] {
  return moves.map(({ variable: index, factor }) => {
    const variable = variables[index]!;
    return { variable, to: variable.value + factor * amount };
  });
}
