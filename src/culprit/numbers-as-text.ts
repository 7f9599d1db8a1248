import { reduced } from '../model/decimal.ts';
import { isCalculated } from '../model/report.ts';
import type { Culprit, Mistake } from '../model/result.ts';
import { movesOf, propagate, type TotalEquation, termsOf, totalsOf } from './hypotheses.ts';
import type { System, Variable } from './linear-system.ts';

/**
 * Finds figures that a workbook stores as text, so that its formulas leave them out: if every total that is a formula is
 * short by just these, they are the mistake. A table where counting them would break a relation that holds is left as it is.
 * Returns these culprits, and the system with the numbers counted.
 */
export function countNumbersAsText(system: System): { culprits: Omit<Culprit, 'relations'>[]; system: System } {
  if (!system.variables.some(({ entry }) => isCalculated(entry))) return { culprits: [], system };
  const tables = new Set(system.variables.map(({ entry }) => entry.at.table));
  const formulas = totalsOf(system).filter(({ total }) => isCalculated(system.variables[total]!.entry));
  const culprits: Omit<Culprit, 'relations'>[] = [];
  const counted = new Map<number, bigint>();
  for (const table of tables) {
    const totals = formulas.filter(({ total }) => system.variables[total]!.entry.at.table === table);
    const shortfalls = shortfallsOf(system, totals);
    const terms = termsOf(system, movesOf(shortfalls));
    const changed = terms.map(({ equation, factor }) => ({ factor, ...system.equations[equation]! }));
    const fixed = changed.filter(({ residual, factor }) => residual + factor === 0n);
    if (fixed.length === 0 || changed.some(({ residual }) => residual === 0n)) continue;
    const summed = new Set(totals.flatMap(({ total, parts }) => (shortfalls.has(total) ? parts : [])));
    const texts = system.variables.filter((one) => summed.has(one.index) && isText(one));
    culprits.push({
      assessments: fixed.map(({ assessment }) => assessment),
      certainty: 'likely',
      explanations: [{ mistakes: [mistakeOf(system, texts, shortfalls)] }],
      more: 0,
    });
    for (const [total, missing] of shortfalls) counted.set(total, missing);
  }
  return { culprits, system: withAdded(system, counted) };
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
function withAdded(system: System, amounts: ReadonlyMap<number, bigint>): System {
  const effects = new Map(termsOf(system, movesOf(amounts)).map(({ equation, factor }) => [equation, factor]));
  return {
    ...system,
    variables: system.variables.map((one) => ({ ...one, value: one.value + (amounts.get(one.index) ?? 0n) })),
    equations: system.equations.map((one) => ({ ...one, residual: one.residual + (effects.get(one.index) ?? 0n) })),
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
