import { reduced } from '../model/decimal.ts';
import { isLive } from '../model/report.ts';
import type { Culprit, Mistake } from '../model/result.ts';
import { type Sum, sumsOf } from './hypotheses.ts';
import type { System, Variable } from './system.ts';

/** What formulas left out, and the system as it is once they count it. */
export interface LeftOut {
  readonly culprits: readonly Omit<Culprit, 'relations'>[];
  readonly system: System;
}

/**
 * Figures that a workbook holds as text, which its formulas do not count: where every total that is a formula lacks just
 * these, they are the mistake. Not where counting them would break a relation that holds.
 */
export function countLeftOut(system: System): LeftOut {
  const tables = new Set(system.variables.map(({ entry }) => entry.at.table));
  const live = sumsOf(system).filter(({ total }) => isLive(system.variables[total]!.entry));
  let left: LeftOut = { culprits: [], system };
  for (const table of tables) {
    const sums = live.filter(({ total }) => system.variables[total]!.entry.at.table === table);
    const lacking = lackingIn(system, sums);
    if (lacking.size === 0) continue;
    const counted = withMore(left.system, lacking);
    const changed = counted.equations.filter(
      ({ residual, index }) => residual !== left.system.equations[index]!.residual,
    );
    if (changed.some(({ index }) => system.equations[index]!.residual === 0n)) continue;
    const mended = changed.filter(({ residual }) => residual === 0n);
    if (mended.length === 0) continue;
    const summed = new Set(sums.flatMap(({ total, parts }) => (lacking.has(total) ? parts : [])));
    const texts = system.variables.filter((one) => summed.has(one.index) && isText(one));
    const culprit = {
      assessments: mended.map(({ assessment }) => assessment),
      certainty: 'likely' as const,
      explanations: [{ mistakes: [mistakeOf(system, texts, lacking)] }],
      more: 0,
    };
    left = { culprits: [...left.culprits, culprit], system: counted };
  }
  return left;
}

function isText({ entry: { cell }, value }: Variable): boolean {
  return value !== 0n && cell?.stored?.number === undefined && cell?.stored?.formula === undefined;
}

/** How much each total lacks: those short by just their texts, and those that are the sum of such. */
function lackingIn({ variables, equations }: System, sums: readonly Sum[]): ReadonlyMap<number, bigint> {
  const lacking = new Map<number, bigint>();
  for (const { total, parts, equation } of sums) {
    const texts = parts.reduce((sum, part) => sum + (isText(variables[part]!) ? variables[part]!.value : 0n), 0n);
    if (texts !== 0n && equations[equation]!.residual === -texts) lacking.set(total, texts);
  }
  for (let grown = lacking.size > 0; grown; ) {
    grown = false;
    for (const { total, parts, holds } of sums) {
      if (!holds || lacking.has(total)) continue;
      const more = parts.reduce((sum, part) => sum + (lacking.get(part) ?? 0n), 0n);
      if (more === 0n) continue;
      lacking.set(total, more);
      grown = true;
    }
  }
  return lacking;
}

function withMore({ variables, equations, scale }: System, lacking: ReadonlyMap<number, bigint>): System {
  const more = (index: number) => lacking.get(index) ?? 0n;
  const residuals = equations.map(({ residual }) => residual);
  for (const { index, incidence } of variables) {
    for (const { equation, factor } of incidence) residuals[equation]! += factor * more(index);
  }
  return {
    variables: variables.map((one) => ({ ...one, value: one.value + more(one.index) })),
    equations: equations.map((one, index) => ({ ...one, residual: residuals[index]! })),
    scale,
  };
}

function mistakeOf(
  { variables, scale }: System,
  texts: readonly Variable[],
  lacking: ReadonlyMap<number, bigint>,
): Mistake {
  const set = ({ entry, value }: Variable, more = 0n) => ({ entry, suggested: reduced(value + more, scale) });
  return {
    kind: 'stale-total',
    reason: {
      zh: '存成了文本，公式没有算进去；改为数字后，总计随之更新',
      en: 'stored as text, which formulas leave out; as a number it counts, and the totals follow',
    },
    changes: texts.map((one) => set(one)),
    follows: [...lacking].map(([index, more]) => set(variables[index]!, more)),
  };
}
