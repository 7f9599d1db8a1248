import { reduced } from '../model/decimal.ts';
import { isCalculated } from '../model/report.ts';
import type { Culprit, Mistake } from '../model/result.ts';
import { propagate, type TotalEquation, totalsOf } from './hypotheses.ts';
import type { System, Variable } from './system.ts';

/** The culprits that are numbers stored as text, and the system with these counted. */
interface Counted {
  readonly culprits: readonly Omit<Culprit, 'relations'>[];
  readonly system: System;
}

/**
 * Finds figures that a workbook stores as text, so that its formulas leave them out: if every total that is a formula is
 * short by just these, they are the mistake. A table where counting them would break a relation that holds is left as it is.
 */
export function countNumbersAsText(system: System): Counted {
  const tables = new Set(system.variables.map(({ entry }) => entry.at.table));
  const formulas = totalsOf(system).filter(({ total }) => isCalculated(system.variables[total]!.entry));
  let result: Counted = { culprits: [], system };
  for (const table of tables) {
    const totals = formulas.filter(({ total }) => system.variables[total]!.entry.at.table === table);
    const shortfalls = shortfallsOf(system, totals);
    if (shortfalls.size === 0) continue;
    const counted = withAdded(result.system, shortfalls);
    const changed = counted.equations.filter(
      ({ residual, index }) => residual !== result.system.equations[index]!.residual,
    );
    if (changed.some(({ index }) => system.equations[index]!.residual === 0n)) continue;
    const fixed = changed.filter(({ residual }) => residual === 0n);
    if (fixed.length === 0) continue;
    const summed = new Set(totals.flatMap(({ total, parts }) => (shortfalls.has(total) ? parts : [])));
    const texts = system.variables.filter((one) => summed.has(one.index) && isText(one));
    const culprit = {
      assessments: fixed.map(({ assessment }) => assessment),
      certainty: 'likely' as const,
      explanations: [{ mistakes: [mistakeOf(system, texts, shortfalls)] }],
      more: 0,
    };
    result = { culprits: [...result.culprits, culprit], system: counted };
  }
  return result;
}

function isText({ entry: { cell }, value }: Variable): boolean {
  return value !== 0n && cell?.stored?.number === undefined && cell?.stored?.formula === undefined;
}

/** Returns the shortfall of each total that is short by just its texts, or by the shortfalls of its parts. */
function shortfallsOf({ variables, equations }: System, totals: readonly TotalEquation[]): ReadonlyMap<number, bigint> {
  const shortfalls = new Map<number, bigint>();
  for (const { total, parts, equation } of totals) {
    const texts = parts.reduce((sum, part) => sum + (isText(variables[part]!) ? variables[part]!.value : 0n), 0n);
    if (texts !== 0n && equations[equation]!.residual === -texts) shortfalls.set(total, texts);
  }
  const holding = totals.filter(({ holds }) => holds);
  return propagate(shortfalls, holding);
}

/** Returns the system with an amount added to some of its variables. */
function withAdded({ variables, equations, scale }: System, amounts: ReadonlyMap<number, bigint>): System {
  const added = (index: number) => amounts.get(index) ?? 0n;
  const residuals = equations.map(({ residual }) => residual);
  for (const { index, incidence } of variables) {
    for (const { equation, factor } of incidence) residuals[equation]! += factor * added(index);
  }
  return {
    variables: variables.map((one) => ({ ...one, value: one.value + added(one.index) })),
    equations: equations.map((one, index) => ({ ...one, residual: residuals[index]! })),
    scale,
  };
}

function mistakeOf(
  { variables, scale }: System,
  texts: readonly Variable[],
  shortfalls: ReadonlyMap<number, bigint>,
): Mistake {
  const change = ({ entry, value }: Variable, added = 0n) => ({ entry, suggested: reduced(value + added, scale) });
  return {
    kind: 'stale-total',
    reason: {
      zh: '存成了文本，公式没有算进去；改为数字后，总计随之更新',
      en: 'stored as text, which formulas leave out; as a number it counts, and the totals follow',
    },
    changes: texts.map((one) => change(one)),
    follows: [...shortfalls].map(([index, missing]) => change(variables[index]!, missing)),
  };
}
