import { format, reduced } from '../model/decimal.ts';
import { nameOf } from '../model/form.ts';
import { isLive } from '../model/report.ts';
import type { Mistake, MistakeKind } from '../model/result.ts';
import type { Text } from '../model/text.ts';
import type { Candidate, Setting } from './cheapest.ts';
import type { Hypotheses } from './hypotheses.ts';
import type { System, Variable } from './system.ts';
import { type Beside, judgeTyping } from './typing.ts';

/** What else is known of a cell, from elsewhere than the sums: the text, last year's report. */
export interface Evidence {
  readonly cell: string;
  /** The number that it speaks for. */
  readonly number: string;
  /** How far it makes that number more plausible, on the scale of the weights. */
  readonly weight: number;
}

/** A mistake as it is told, and how far it is to be believed. */
export interface Judged {
  readonly mistake: Mistake;
  readonly weight: number;
  readonly support: number;
  /** Its totals were worked out with it, so that rows can be told apart by their figures alone. */
  readonly byLooks: boolean;
}

/** Fewer items than this stand in two rows by chance too often to be called counted twice. */
const fewestTwice = 3n;

/** What a slip of each kind costs beside the typing itself. */
const surcharge: Readonly<Record<MistakeKind, number>> = {
  cell: 0,
  'stale-total': 0,
  'recomputed-total': 2.5,
  'counted-twice': 2.5,
  swap: 3.5,
  shift: 4,
};

/** A figure that nobody typed. */
const calculated: Text = {
  zh: '是公式算出来的，请核对公式和它引用的格',
  en: 'the result of a formula: check it, and the cells that it refers to',
};

/** Tells candidates of a system in words, and weighs them: by how people type, and by what else is known. */
export function judgeOf(
  system: System,
  hypotheses: Hypotheses,
  evidence: readonly Evidence[],
): (candidate: Candidate) => Judged {
  return ({ kind, changes, follows, support }) => {
    const [first, ...others] = changes as [Setting, ...Setting[]];
    const typed = judgeTyping(first.variable.value, first.to, besideOf(system, hypotheses, first.variable));
    const known = changes.flatMap(({ variable, to }) =>
      evidence.filter(
        ({ cell, number }) => cell === variable.entry.at.id && number === format(reduced(to, system.scale)),
      ),
    );
    const twice = kind === 'recomputed-total' ? countedTwice(system, first, [...others, ...follows]) : undefined;
    const seen = twice ?? seenAs(kind, first, others, isLive(first.variable.entry) ? calculated : typed.reason);
    const weighed = twice?.kind ?? kind;
    const own = weighed === 'cell' || weighed === 'recomputed-total' ? typed.weight : 0;
    const told = ({ variable, to }: Setting) => ({ entry: variable.entry, suggested: reduced(to, system.scale) });
    return {
      mistake: {
        kind: seen.kind,
        reason: seen.reason,
        changes: changes.map(told),
        follows: follows.map(told),
      },
      weight: own + surcharge[weighed] - known.reduce((sum, { weight }) => sum + weight, 0),
      support,
      byLooks: weighed === 'recomputed-total',
    };
  };
}

/**
 * A part that holds too many by exactly what another part of the same sum holds, in its own
 * column and in the columns of its totals: the same items were entered in both.
 */
function countedTwice(
  { variables, equations }: System,
  { variable, to }: Setting,
  others: readonly Setting[],
): { kind: MistakeKind; reason: Text } | undefined {
  const excess = variable.value - to;
  if (excess < fewestTwice) return undefined;
  const at = new Map(variables.map(({ entry, value }) => [entry.at.id, value]));
  const siblings = variable.incidence
    .filter(({ equation }) => equations[equation]!.residual !== 0n)
    .flatMap(({ equation }) => equations[equation]!.variables.map((index) => variables[index]!.entry.at));
  const twin = siblings.find(
    ({ table, row, total }) =>
      row !== variable.entry.at.row &&
      !row.heading.total &&
      !total === !variable.entry.at.total &&
      [variable, ...others.map((other) => other.variable)].every(
        ({ entry }) => at.get(`${table.id}/${row.id}/${entry.at.column.id}`) === excess,
      ),
  );
  if (!twin) return undefined;
  const name = nameOf(twin.row);
  return {
    kind: 'counted-twice',
    reason: { zh: `与“${name.zh}”的 ${excess} 件重复计数`, en: `the ${excess} of “${name.en}” were counted here too` },
  };
}

/** A slip by the name that a clerk would give it. */
function seenAs(
  kind: MistakeKind,
  { variable, to }: Setting,
  /** Totals that were typed with it. */
  others: readonly Setting[],
  typed: Text,
): { kind: MistakeKind; reason: Text } {
  switch (kind) {
    case 'swap':
      return { kind, reason: { zh: '相邻两格填反', en: 'two neighbouring cells in each other’s place' } };
    case 'shift':
      return { kind, reason: { zh: '一串数字错位一格', en: 'a run of figures one cell off' } };
  }
  const totals = others.length;
  if (totals === 0) {
    const isLeftAtZero = variable.entry.at.total && variable.value === 0n && to !== 0n;
    return { kind: isLeftAtZero ? 'stale-total' : 'cell', reason: typed };
  }
  return {
    kind,
    reason: {
      zh: `${typed.zh}，${totals > 1 ? '各处总计' : '总计'}随之算错`,
      en: `${typed.en}, and ${totals > 1 ? 'its totals were' : 'its total was'} worked out from it`,
    },
  };
}

/** The figures around a cell, by the form's order of rows and columns. */
function besideOf(system: System, { linesThrough }: Hypotheses, { index, entry }: Variable): Beside {
  const [row = [], column = []] = linesThrough[index]!;
  const digits = (line: readonly number[], step: number) => {
    const other = line[line.indexOf(index) + step];
    return other === undefined ? undefined : system.variables[other]!.value.toString();
  };
  return {
    left: digits(row, -1),
    right: digits(row, 1),
    above: digits(column, -1),
    below: digits(column, 1),
    total: entry.at.total,
  };
}
