import { isLive } from '../model/report.ts';
import type { MistakeKind } from '../model/result.ts';
import { isAllowed } from '../relations.ts';
import { linesOf, type System, type Term, type Variable } from './system.ts';

/** Cells that one slip of the hand changed adjacent: each by its factor times one amount. */
export interface Hypothesis {
  readonly kind: MistakeKind;
  /** The first is where the hand slipped. */
  readonly moves: readonly Move[];
  /** Totals that moved by themselves, being formulas. */
  readonly follows: readonly Move[];
}

export interface Move {
  readonly variable: number;
  readonly factor: bigint;
}

/**
 * Hypotheses that the equations cannot tell apart: what they move in the equations is the same,
 * up to the sign. A set of mistakes is sought among these, and spelt out afterwards.
 */
export interface HypothesisClass {
  readonly terms: readonly Term[];
  readonly members: readonly { readonly hypothesis: Hypothesis; readonly sign: bigint }[];
}

/** All classes of a system, and how its equations hang adjacent through them. */
export interface Hypotheses {
  readonly classes: readonly HypothesisClass[];
  /** The classes that touch an equation, by its index. */
  readonly touching: readonly (readonly number[])[];
  /** `adjacent[a][b]`: 1 where some class touches both equations. */
  readonly adjacent: readonly Uint8Array[];
  /** The rows and columns of each table, as variables in the form's order. */
  readonly lines: readonly (readonly number[])[];
  /** The row and the column of a variable. */
  readonly linesThrough: readonly (readonly (readonly number[])[])[];
}

const known = new Map<string, Hypotheses>();

/** Systems of one shape have the same hypotheses; reports of one edition mostly have one shape. */
const mostKnown = 50;

/** Every slip whose amount is open: a cell, and a part with the totals that were worked out from it. */
export function hypothesesOf(system: System): Hypotheses {
  const key = shapeOf(system);
  let hypotheses = known.get(key);
  if (!hypotheses) {
    hypotheses = connected(system, classesOf(system));
    if (known.size >= mostKnown) known.clear();
    known.set(key, hypotheses);
  }
  return hypotheses;
}

/** What the hypotheses depend on: which relations there are, and which totals are formulas that hold. */
function shapeOf({ equations, variables }: System): string {
  const relations = equations.map(({ assessment: { form, relation, line }, residual, variables: [total] }) => {
    const live = residual === 0n && total !== undefined && isLive(variables[total]!.entry);
    return `${form.id} ${relation.id} ${line}${live ? ' =' : ''}`;
  });
  return relations.join('\n');
}

function connected(system: System, classes: readonly HypothesisClass[]): Hypotheses {
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
  const byTerms = new Map<string, { terms: readonly Term[]; members: HypothesisClass['members'][number][] }>();
  for (const hypothesis of slipsOf(system)) {
    const terms = termsOf(system, [...hypothesis.moves, ...hypothesis.follows]);
    const lead = terms[0];
    // What moves nothing breaks nothing, and mends nothing.
    if (!lead) continue;
    const sign = lead.factor < 0n ? -1n : 1n;
    const normal = terms.map(({ equation, factor }) => ({ equation, factor: factor * sign }));
    const key = normal.map(({ equation, factor }) => `${equation}:${factor}`).join();
    const found = byTerms.get(key) ?? { terms: normal, members: [] };
    found.members.push({ hypothesis, sign });
    byTerms.set(key, found);
  }
  return [...byTerms.values()];
}

function* slipsOf(system: System): Generator<Hypothesis> {
  const sums = sumsOf(system);
  // A formula follows its parts by itself, so it neither slips alone nor stays behind.
  const formulas = sums.filter(({ total, holds }) => holds && isLive(system.variables[total]!.entry));
  const follows = new Set(formulas.map(({ total }) => total));
  const relations = [...new Set(sums.map(({ relation }) => relation))];
  const live = subsets(relations).map((ids) => [
    ...formulas,
    ...sums.filter((sum) => ids.includes(sum.relation) && !formulas.includes(sum)),
  ]);
  for (const { index } of system.variables) {
    if (follows.has(index)) continue;
    const seen = new Set<string>();
    for (const totals of live) {
      const moves = carried(index, totals);
      const key = moves.map(({ variable }) => variable).join();
      if (seen.has(key)) continue;
      seen.add(key);
      yield {
        kind: moves.length > 1 ? 'recomputed-total' : 'cell',
        moves: moves.filter(({ variable }) => !follows.has(variable)),
        follows: moves.filter(({ variable }) => follows.has(variable)),
      };
    }
  }
}

/** A total and what it is the sum of. */
export interface Sum {
  readonly relation: string;
  readonly equation: number;
  readonly total: number;
  readonly parts: readonly number[];
  readonly holds: boolean;
}

/** The equations that define a total: one term on the left. */
export function sumsOf({ equations }: System): Sum[] {
  return equations.flatMap(({ index, assessment, variables: [total, ...parts], residual }) =>
    assessment.left.entries.length === 1 && total !== undefined
      ? [{ relation: assessment.relation.id, equation: index, total, parts, holds: residual === 0n }]
      : [],
  );
}

/** No relation, each alone, all adjacent: totals are worked out by row, by column, or both. */
function subsets(relations: readonly string[]): string[][] {
  return [[], ...relations.map((id) => [id]), ...(relations.length > 1 ? [[...relations]] : [])];
}

/** What moves when a cell does and these totals are worked out anew; each once, by the first sum that changes. */
function carried(start: number, totals: readonly Sum[]): Move[] {
  const factors = new Map([[start, 1n]]);
  for (let changed = true; changed; ) {
    changed = false;
    for (const { total, parts } of totals) {
      if (factors.has(total)) continue;
      const factor = parts.reduce((sum, part) => sum + (factors.get(part) ?? 0n), 0n);
      if (factor === 0n) continue;
      factors.set(total, factor);
      changed = true;
    }
  }
  return [...factors].map(([variable, factor]) => ({ variable, factor }));
}

/** What moves add to the equations, by equation. */
export function termsOf({ variables }: System, moves: readonly Move[]): Term[] {
  const sums = new Map<number, bigint>();
  for (const { variable, factor } of moves) {
    for (const term of variables[variable]!.incidence) {
      sums.set(term.equation, (sums.get(term.equation) ?? 0n) + factor * term.factor);
    }
  }
  const terms = [...sums].map(([equation, factor]) => ({ equation, factor }));
  return terms.filter(({ factor }) => factor !== 0n).sort((a, b) => a.equation - b.equation);
}

/** A slip whose amount is known: figures that stand in each other's place. */
export interface Transfer {
  readonly kind: 'swap' | 'shift';
  readonly changes: readonly { readonly variable: number; readonly to: bigint }[];
}

/**
 * Neighbours swapped, and rows or columns moved on by one cell, where that alone mends two
 * broken relations or more and breaks none: less would fit every pair of figures somewhere.
 */
export function transfersOf(system: System, { lines }: Hypotheses): Transfer[] {
  // A transfer keeps the sum of its line, so two of its cells at least stand in other relations that are broken.
  const movable = system.variables.map((variable) => mayMove(system, variable));
  const open = lines.filter((line) => line.filter((variable) => movable[variable]).length > 1);
  return [...swaps(system, open, movable), ...shifts(system, open, movable)].filter((transfer) =>
    mends(system, transfer),
  );
}

function mends(system: System, { changes }: Transfer): boolean {
  const { variables, equations, scale } = system;
  if (changes.some(({ variable, to }) => !isAllowed(variables[variable]!.entry, to, scale))) return false;
  const moves = changes.map(({ variable, to }) => ({ variable, factor: to - variables[variable]!.value }));
  const after = termsOf(system, moves).map(({ equation, factor }) => ({
    before: equations[equation]!.residual,
    after: equations[equation]!.residual + factor,
  }));
  return after.length > 1 && after.every((one) => one.before !== 0n && one.after === 0n);
}

function* swaps({ variables }: System, lines: Hypotheses['lines'], movable: readonly boolean[]): Generator<Transfer> {
  for (const line of lines) {
    for (let at = 1; at < line.length; at++) {
      const [a, b] = [variables[line[at - 1]!]!, variables[line[at]!]!];
      if (a.value === b.value || !movable[a.index] || !movable[b.index]) continue;
      const changes = [
        { variable: a.index, to: b.value },
        { variable: b.index, to: a.value },
      ];
      yield { kind: 'swap', changes };
    }
  }
}

/** Runs of figures that have all moved on by one cell: what stood first is then blank or 0, what stood last is lost. */
function* shifts({ variables }: System, lines: Hypotheses['lines'], movable: readonly boolean[]): Generator<Transfer> {
  const value = (variable: number) => variables[variable]!.value;
  for (const line of lines) {
    for (const run of [line, line.toReversed()]) {
      for (let first = 0; first < run.length - 2; first++) {
        if (value(run[first]!) !== 0n) continue;
        const changes: { variable: number; to: bigint }[] = [];
        for (let at = first; at + 1 < run.length; at++) {
          const [variable, to] = [run[at]!, value(run[at + 1]!)];
          if (to !== value(variable)) {
            if (!movable[variable]) break;
            changes.push({ variable, to });
          }
          const last = run[at + 1]!;
          if (at - first < 1 || value(last) === 0n || !movable[last]) continue;
          yield { kind: 'shift', changes: [...changes, { variable: last, to: 0n }] };
        }
      }
    }
  }
}

/** A transfer keeps the sum of its own row or column; all else that its cells stand in has to be broken. */
function mayMove({ equations }: System, { incidence }: Variable): boolean {
  const whole = incidence.filter(({ equation }) => equations[equation]!.residual === 0n);
  return whole.length <= 1 && whole.length < incidence.length;
}
