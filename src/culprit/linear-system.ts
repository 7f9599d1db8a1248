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
  const indexOf = new Map<Entry, number>();
  const incidence: Term[][] = [];
  const equations = assessed.map(({ left, right }, equation) => {
    const add = (entry: Entry, factor: bigint): number => {
      let index = indexOf.get(entry);
      if (index === undefined) {
        index = incidence.push([]) - 1;
        indexOf.set(entry, index);
      }
      incidence[index]!.push({ equation, factor });
      return index;
    };
    return [...left.entries.map((entry) => add(entry, 1n)), ...right.entries.map((entry) => add(entry, -1n))];
  });
  const amounts = [...indexOf.keys()].map((entry) => amount(entry)!);
  const scale = amounts.reduce((highest, one) => Math.max(highest, one.scale), 0);
  const values = amounts.map((one) => unitsAt(one, scale));
  const sumOf = (side: readonly Entry[]) => side.reduce((sum, entry) => sum + values[indexOf.get(entry)!]!, 0n);
  return {
    variables: [...indexOf].map(([entry, index]) => ({
      index,
      entry,
      value: values[index]!,
      incidence: incidence[index]!,
    })),
    equations: assessed.map((assessment, index) => {
      const residual = sumOf(assessment.left.entries) - sumOf(assessment.right.entries);
      return { index, assessment, variables: equations[index]!, residual };
    }),
    scale,
  };
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
