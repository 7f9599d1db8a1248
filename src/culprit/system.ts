import { unitsAt } from '../model/decimal.ts';
import { type FormTable, formCells } from '../model/form.ts';
import { remember } from '../model/memoize.ts';
import type { Entry } from '../model/report.ts';
import type { Assessment } from '../model/result.ts';
import { amount } from '../relations.ts';

/** A figure that may be wrong, in whole units of the system's scale. */
export interface Variable {
  readonly index: number;
  readonly entry: Entry;
  readonly value: bigint;
  /** The equations it stands in, with its sign in `left − right`. */
  readonly incidence: readonly Term[];
}

export interface Term {
  readonly equation: number;
  readonly factor: bigint;
}

/** An assessed relation as Σ factor · value = 0. */
export interface Equation {
  readonly index: number;
  readonly assessment: Assessment;
  readonly variables: readonly number[];
  /** Left minus right, as the figures stand: 0 where the relation holds. */
  readonly residual: bigint;
}

/** The assessed relations of a report as linear equations over exact integers. */
export interface System {
  readonly variables: readonly Variable[];
  readonly equations: readonly Equation[];
  /** Digits behind the point that one unit stands for. */
  readonly scale: number;
}

/** The relations that could be assessed, open ones left out: what stands in them alone can be accused of nothing. */
export function systemOf(assessments: readonly Assessment[]): System {
  const assessed = assessments.filter(({ outcome }) => outcome !== 'open');
  const sides = assessed.flatMap(({ left, right }) => [...left.entries, ...right.entries]);
  const entries = [...new Set(sides)];
  const scale = Math.max(0, ...entries.map((entry) => amount(entry)?.scale ?? 0));
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

const positions = remember((table: FormTable) => new Map(formCells(table).map((cell, index) => [cell, index])));

/** Where a cell stands among those of its table, from 0: by block, row, column. */
export function formPosition({ at }: Entry): number {
  return positions(at.table).get(at)!;
}

/** The rows and columns of each table, as indices of variables in the form's order. */
export function linesOf({ variables }: System): number[][] {
  const lines = new Map<string, number[]>();
  for (const { index, entry } of variables.toSorted((a, b) => formPosition(a.entry) - formPosition(b.entry))) {
    const { table, row, column } = entry.at;
    for (const key of [`${table.id}/row/${row.id}`, `${table.id}/column/${column.id}`]) {
      const line = lines.get(key) ?? [];
      line.push(index);
      lines.set(key, line);
    }
  }
  return [...lines.values()];
}
