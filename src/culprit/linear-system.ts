import { unitsAt } from '../model/decimal.ts';
import type { FormCell } from '../model/form.ts';
import { groupBy } from '../model/group-by.ts';
import { amount, type Entry } from '../model/report.ts';
import type { Assessment } from '../model/result.ts';

/** A figure that may be wrong, in whole units of the system's scale. */
export interface Variable {
  readonly index: number;
  readonly entry: Entry;
  readonly value: bigint;
  /** The equations that it is in, with its sign in `left − right`. */
  readonly incidence: readonly Term[];
}

/** A figure and what it should be. */
export interface Assignment {
  readonly variable: Variable;
  readonly to: bigint;
}

/** A variable's factor in an equation, or a change's effect on it. */
export interface Term {
  /** Index of the equation. */
  readonly equation: number;
  readonly factor: bigint;
}

/** An assessed relation as Σ factor · value = 0. */
export interface Equation {
  readonly index: number;
  readonly assessment: Assessment;
  /** Indices, left side first. */
  readonly variables: readonly number[];
  /** Left minus right: 0 if the relation holds. */
  readonly residual: bigint;
}

/** The assessed relations of a report as linear equations over exact integers. */
export interface System {
  readonly variables: readonly Variable[];
  readonly equations: readonly Equation[];
  /** Decimal places: a value of 1 is 10^−`scale`. */
  readonly scale: number;
}

/** Builds the system of the assessed relations. Open ones are left out, and so are cells that are in no other. */
export function systemOf(assessments: readonly Assessment[]): System {
  const assessed = assessments.filter(({ outcome }) => outcome !== 'open');
  const entries: Entry[] = [];
  // By cells of the form, since to look up entries of a new report in a map takes longer than all the rest.
  const indices = new Map<FormCell, number>();
  const indexOf = (entry: Entry): number => {
    const known = indices.get(entry.at);
    if (known !== undefined) return known;
    indices.set(entry.at, entries.length);
    return entries.push(entry) - 1;
  };
  const sides = assessed.map(({ left, right }) => [left.entries.map(indexOf), right.entries.map(indexOf)] as const);
  const scale = Math.max(0, ...entries.map((entry) => amount(entry)!.scale));
  const values = entries.map((entry) => unitsAt(amount(entry)!, scale));
  const incidence: Term[][] = entries.map(() => []);
  const equations = assessed.map((assessment, equation): Equation => {
    const [left, right] = sides[equation]!;
    let residual = 0n;
    for (const index of left) {
      incidence[index]!.push({ equation, factor: 1n });
      residual += values[index]!;
    }
    for (const index of right) {
      incidence[index]!.push({ equation, factor: -1n });
      residual -= values[index]!;
    }
    return { index: equation, assessment, variables: [...left, ...right], residual };
  });
  const variables = entries.map(
    (entry, index): Variable => ({ index, entry, value: values[index]!, incidence: incidence[index]! }),
  );
  return { variables, equations, scale };
}

/** Returns the rows and then the columns of each table, as indices of variables in the form's order. */
export function linesOf({ variables }: System): number[][] {
  const inOrder = variables.toSorted((a, b) => a.entry.at.position - b.entry.at.position);
  const linesBy = (keyOf: (at: FormCell) => string) => {
    const lines = groupBy(inOrder, ({ entry }) => keyOf(entry.at));
    return [...lines.values()].map((line) => line.map(({ index }) => index));
  };
  return [
    ...linesBy(({ table, row }) => `${table.id}/${row.id}`),
    ...linesBy(({ table, column }) => `${table.id}/${column.id}`),
  ];
}
