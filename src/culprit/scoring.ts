import { type Decimal, format, reduced } from '../model/decimal.ts';
import { nameOf } from '../model/form.ts';
import { memoizeInObject } from '../model/memoize.ts';
import { isCalculated } from '../model/report.ts';
import type { Mistake, MistakeKind } from '../model/result.ts';
import type { Text } from '../model/text.ts';
import type { Hypotheses } from './hypotheses.ts';
import type { Assignment, System, Variable } from './linear-system.ts';
import type { Candidate } from './minimal-sets.ts';
import { type Neighbours, scoreTyping } from './typing-slips.ts';

/** A mistake in words, and how plausible it is. */
export interface ScoredMistake {
  readonly mistake: Mistake;
  /** About −ln of its probability: the lower, the more plausible. */
  readonly cost: number;
  /** The number of relations that its cells are in, together. */
  readonly support: number;
  /** Its totals were recomputed with it, so that only the figures tell which row it is in. */
  readonly isRecomputed: boolean;
}

/** Smaller figures are the same in two rows by chance too often to be called counted twice. */
const minDuplicate = 3n;

/** The cost of a slip that changed several cells, on top of the typing itself. */
const severalCellsCost = 2.5;

/** The reason for a figure that nobody typed. */
const calculated: Text = {
  zh: '是公式算出来的，请核对公式和它引用的格',
  en: 'the result of a formula: check it, and the cells that it refers to',
};

/** Returns a function that puts candidates of a system into words and scores them. */
export function scorerOf(system: System, hypotheses: Hypotheses): (candidate: Candidate) => ScoredMistake {
  const changeOf = ({ variable, to }: Assignment) => ({ entry: variable.entry, suggested: numberIn(system, to) });
  return ({ kind, changes, follows, support }) => {
    const [first, ...others] = changes as [Assignment, ...Assignment[]];
    const [shown, meant] = [numberIn(system, first.variable.value), numberIn(system, first.to)];
    const typing = scoreTyping(shown, meant, neighboursOf(system, hypotheses, first.variable));
    const duplicate = kind === 'recomputed-total' ? duplicateOf(system, first, [...others, ...follows]) : undefined;
    const reason = isCalculated(first.variable.entry) ? calculated : typing.reason;
    const scoredKind = duplicate?.kind ?? kind;
    const isTyped = scoredKind === 'cell' || scoredKind === 'recomputed-total';
    return {
      mistake: {
        ...(duplicate ?? describeSlip(kind, first, others, reason)),
        changes: changes.map(changeOf),
        follows: follows.map(changeOf),
      },
      cost: (isTyped ? typing.cost : 0) + (scoredKind === 'cell' ? 0 : severalCellsCost),
      support,
      isRecomputed: scoredKind === 'recomputed-total',
    };
  };
}

type Description = Pick<Mistake, 'kind' | 'reason'>;

/**
 * Recognises a part that is too large by exactly the figure of another part of the same sum, in its own column and in the
 * columns of its totals: the same items were entered in both.
 */
function duplicateOf(
  system: System,
  { variable, to }: Assignment,
  others: readonly Assignment[],
): Description | undefined {
  const excess = variable.value - to;
  const number = numberIn(system, excess);
  if (number.units < minDuplicate) return undefined;
  const { variables, equations } = system;
  const siblings = variable.incidence
    .filter(({ equation }) => equations[equation]!.residual !== 0n)
    .flatMap(({ equation }) => equations[equation]!.variables.map((index) => variables[index]!.entry.at));
  const twin = siblings.find(
    ({ table, row, total }) =>
      row !== variable.entry.at.row &&
      !total === !variable.entry.at.total &&
      [variable, ...others.map((other) => other.variable)].every(
        ({ entry }) => valuesOf(system).get(`${table.id}/${row.id}/${entry.at.column.id}`) === excess,
      ),
  );
  if (!twin) return undefined;
  const [name, figure] = [nameOf(twin.row), format(number)];
  const unit = twin.unit ?? (twin.decimal ? '' : '件');
  return {
    kind: 'counted-twice',
    reason: {
      zh: `与“${name.zh}”的 ${figure} ${unit}重复计数`,
      en: `the ${figure} of “${name.en}” were counted here too`,
    },
  };
}

/** Returns units of a system as the number that they are. */
function numberIn({ scale }: System, units: bigint): Decimal {
  return reduced(units, scale);
}

/** The figures of a system by the ids of their cells. */
const valuesOf = memoizeInObject(
  ({ variables }: System): ReadonlyMap<string, bigint> =>
    new Map(variables.map(({ entry, value }) => [entry.at.id, value])),
);

/** Describes a slip as a clerk would. `others` are the totals that were typed with it. */
function describeSlip(
  kind: MistakeKind,
  { variable }: Assignment,
  others: readonly Assignment[],
  typing: Text,
): Description {
  if (kind === 'swap') return { kind, reason: { zh: '相邻两格填反', en: 'two neighbouring cells swapped' } };
  if (kind === 'shift') return { kind, reason: { zh: '一串数字错位一格', en: 'a run of figures one cell off' } };
  const totals = others.length;
  if (totals === 0) {
    const isLeftAtZero = variable.entry.at.total && variable.value === 0n;
    return { kind: isLeftAtZero ? 'stale-total' : 'cell', reason: typing };
  }
  return {
    kind,
    reason: {
      zh: `${typing.zh}，${totals > 1 ? '各处总计' : '总计'}随之算错`,
      en: `${typing.en}, and ${totals > 1 ? 'its totals were' : 'its total was'} worked out from it`,
    },
  };
}

/** Adds to the reason of a mistake the words of the text that confirm it, or what else does, if there is anything. */
export function withWords(mistake: Mistake, words: string | Text | undefined): Mistake {
  if (words === undefined) return mistake;
  const { zh, en } = mistake.reason;
  const added = typeof words === 'string' ? { zh: `正文写“${words}”`, en: `the text says “${words}”` } : words;
  return { ...mistake, reason: { zh: `${zh}，${added.zh}`, en: `${en}; ${added.en}` } };
}

/** The figures around a cell, by the form's order of rows and columns. */
function neighboursOf(system: System, { linesThrough }: Hypotheses, { index, entry }: Variable): Neighbours {
  const [row = [], column = []] = linesThrough[index]!;
  const figure = (line: readonly number[], step: number) => {
    const other = line[line.indexOf(index) + step];
    return other === undefined ? undefined : format(numberIn(system, system.variables[other]!.value));
  };
  return {
    left: figure(row, -1),
    right: figure(row, 1),
    above: figure(column, -1),
    below: figure(column, 1),
    total: entry.at.total,
  };
}
