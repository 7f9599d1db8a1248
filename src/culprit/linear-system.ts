import { unitsAt } from '../model/decimal.ts';
import type { FormCell } from '../model/form.ts';
import { groupBy } from '../model/group-by.ts';
import { amount, type Entry } from '../model/report.ts';
import type { Assessment } from '../model/result.ts';
import { type Structure, structureOf, type Term } from './structure.ts';

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
  readonly structure: Structure;
  readonly variables: readonly Variable[];
  readonly equations: readonly Equation[];
  /** Decimal places: a value of 1 is 10^−`scale`. */
  readonly scale: number;
}

/** Builds the system of the assessed relations. Open ones are left out, and so are cells that are in no other. */
export function systemOf(assessments: readonly Assessment[]): System {
  const assessed = assessments.filter(({ outcome }) => outcome !== 'open');
  const structure = structureOf(assessed);
  const entries = structure.firsts.map(({ equation, position }) => entryAt(assessed[equation]!, position));
  const amounts = entries.map((entry) => amount(entry)!);
  const scale = amounts.reduce((most, one) => Math.max(most, one.scale), 0);
  const variables = entries.map((entry, index): Variable => {
    return { index, entry, value: unitsAt(amounts[index]!, scale), incidence: structure.incidence[index]! };
  });
  const equations = assessed.map((assessment, index): Equation => {
    const { left, right } = assessment;
    const residual = unitsAt(left.sum!, scale) - unitsAt(right.sum!, scale);
    return { index, assessment, variables: structure.equations[index]!, residual };
  });
  return { structure, variables, equations, scale };
}

/** Returns an entry of a relation by its position, the left side first. */
function entryAt({ left, right }: Assessment, position: number): Entry {
  const behind = position - left.entries.length;
  return behind < 0 ? left.entries[position]! : right.entries[behind]!;
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
