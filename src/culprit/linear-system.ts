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
  const sides = assessed.flatMap(({ left, right }) => [...left.entries, ...right.entries]);
  const entries = [...new Set(sides)];
  const scale = Math.max(0, ...entries.map((entry) => amount(entry)!.scale));
  const indexOf = new Map(entries.map((entry, index) => [entry, index]));
  const incidence: Term[][] = entries.map(() => []);
  const equations = assessed.map((assessment, equation): Equation => {
    const signed = [
      ...assessment.left.entries.map((entry) => ({ entry, factor: 1n })),
      ...assessment.right.entries.map((entry) => ({ entry, factor: -1n })),
    ];
    let residual = 0n;
    for (const { entry, factor } of signed) {
      incidence[indexOf.get(entry)!]!.push({ equation, factor });
      residual += factor * unitsAt(amount(entry)!, scale);
    }
    return { index: equation, assessment, variables: signed.map(({ entry }) => indexOf.get(entry)!), residual };
  });
  const variables = entries.map(
    (entry, index): Variable => ({ index, entry, value: unitsAt(amount(entry)!, scale), incidence: incidence[index]! }),
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
