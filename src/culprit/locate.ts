import { format } from '../decimal.ts';
import { nameOf } from '../form.ts';
import type { Assessment, Certainty, Culprit, Mistake, MistakeKind } from '../result.ts';
import type { Text } from '../text.ts';
import {
  type Class,
  type Hypotheses,
  type Hypothesis,
  hypothesesOf,
  type Transfer,
  termsOf,
  transfersOf,
} from './hypotheses.ts';
import { type Amount, type Budget, type Found, search } from './search.ts';
import { decimalOf, formPosition, isAllowed, type System, systemOf, type Variable } from './system.ts';
import { type Beside, judgeTyping } from './typing.ts';

/** Mistakes that a group is searched for; with more, nothing can be told from sums. */
const mostMistakes = 5;

/** Sets of hypotheses looked into for a group: some tens of milliseconds. */
const mostSets = 20_000;

/** Explanations that are spelt out. */
const mostShown = 10;

/** By so much has the first to be more plausible than the second to be called likely: a factor of about four. */
const farAhead = 1.4;

/** The same where rows can be told apart by their figures alone, which says less: a factor of twelve. */
const farAheadByLooks = 2.5;

/** Fewer items than this stand in two rows by chance too often to be called counted twice. */
const fewestTwice = 3n;

/**
 * Mistakes of which one can be sure. Where there are more, some may have been taken for fewer: of
 * 10,000 groups of three or four errors that had but one explanation, eight had the wrong one.
 */
const mostCertain = 2;

/** What else is known of a cell, from elsewhere than the sums: the text, last year's report. */
export interface Evidence {
  readonly cell: string;
  /** The number that it speaks for. */
  readonly number: string;
  /** How far it makes that number more plausible, on the scale of the weights. */
  readonly weight: number;
}

/** What may be behind the broken relations of a report: for each connected group, every cheapest set of mistakes. */
export function locate(
  assessments: readonly Assessment[],
  evidence: readonly Evidence[] = [],
): Omit<Culprit, 'relations'>[] {
  if (assessments.every(({ outcome }) => outcome !== 'broken')) return [];
  const system = systemOf(assessments);
  const hypotheses = hypothesesOf(system);
  const transfers = transfersOf(system, hypotheses);
  const judge = judgeOf(system, hypotheses, evidence);
  const decode = (group: readonly number[]) => ({
    group,
    ...cheapest(system, hypotheses, transfers, group),
  });
  const groups = groupsOf(system, hypotheses.classes, transfers).map(decode);
  // Mistakes may hide each other in a relation that holds, and so tie groups together.
  const explained = groups.filter(({ choices }) => choices.length > 0);
  const rest = groups.filter(({ choices }) => choices.length === 0);
  const joined = rest.length > 1 ? [decode(rest.flatMap(({ group }) => group).sort((a, b) => a - b))] : rest;
  return [...explained, ...joined].map(({ group, choices, complete }) => {
    const ranked = rank(choices, judge);
    return {
      assessments: group.map((equation) => system.equations[equation]!.assessment),
      certainty: certaintyOf(ranked, complete),
      explanations: ranked.best.map(({ mistakes }) => ({ mistakes: inFormOrder(mistakes) })),
      more: ranked.count - ranked.best.length,
    };
  });
}

function inFormOrder(mistakes: readonly Judged[]): Mistake[] {
  const position = ({ changes: [first] }: Mistake) => formPosition(first!.entry);
  return mistakes.map(({ mistake }) => mistake).sort((a, b) => position(a) - position(b));
}

/** Broken equations that some hypothesis touches together, as lists of their indices in order. */
function groupsOf(system: System, classes: readonly Class[], transfers: readonly Transfer[]): number[][] {
  const { equations } = system;
  const group = equations.map(({ residual }, index) => (residual === 0n ? -1 : index));
  const find = (equation: number): number => {
    let root = equation;
    while (group[root] !== root) root = group[root]!;
    return root;
  };
  for (const terms of [...classes.map((one) => one.terms), ...transfers.map((one) => moved(system, one))]) {
    const [first, ...others] = terms.map(({ equation }) => equation).filter((equation) => group[equation]! >= 0);
    for (const other of others) {
      const [a, b] = [find(first!), find(other)].sort((x, y) => x - y);
      group[b!] = a!;
    }
  }
  const members = new Map<number, number[]>();
  group.forEach((root, equation) => {
    if (root < 0) return;
    const key = find(equation);
    members.set(key, [...(members.get(key) ?? []), equation]);
  });
  return [...members.values()];
}

/** A set of mistakes in the making: for each, the hypotheses that would do. */
type Choice = readonly (readonly Candidate[])[];

/** A hypothesis with the values that it asks for. */
interface Candidate {
  readonly kind: MistakeKind;
  readonly changes: readonly { readonly variable: Variable; readonly to: bigint }[];
  /** Relations that its cells stand in, together. */
  readonly support: number;
}

/** All sets of the fewest mistakes that mend a group. */
function cheapest(
  system: System,
  hypotheses: Hypotheses,
  transfers: readonly Transfer[],
  group: readonly number[],
): { choices: Choice[]; complete: boolean } {
  const inGroup = new Set(group);
  const residuals = system.equations.map(({ residual }, index) => (inGroup.has(index) ? residual : 0n));
  const own = transfers.filter((transfer) => moved(system, transfer).every(({ equation }) => inGroup.has(equation)));
  const budget: Budget = { left: mostSets };
  const candidates = (one: Class, amount: bigint) => candidatesOf(system, one, amount);
  for (let size = 1; size <= mostMistakes; size++) {
    const choices: Choice[] = [];
    let complete = true;
    for (const { set, left } of subsetsOf(system, own, residuals, size)) {
      const found: Found = search(
        hypotheses,
        left,
        size - set.length,
        (one, amount) => candidates(one, amount).length > 0,
        budget,
      );
      complete &&= found.complete;
      for (const solution of found.solutions) {
        const free = solution.map(({ class: one, amount }: Amount) => candidates(one, amount));
        choices.push([...set.map((transfer) => [transferred(system, transfer)]), ...free]);
      }
    }

    if (choices.length > 0 || !complete) return { choices, complete };
  }
  return { choices: [], complete: true };
}

/** Sets of at most `size` transfers that touch no equation twice, with the residuals that they leave. */
function* subsetsOf(
  system: System,
  transfers: readonly Transfer[],
  residuals: readonly bigint[],
  size: number,
  from = 0,
  set: readonly Transfer[] = [],
): Generator<{ readonly set: readonly Transfer[]; readonly left: readonly bigint[] }> {
  yield { set, left: residuals };
  if (set.length === size) return;
  for (let index = from; index < transfers.length; index++) {
    const transfer = transfers[index]!;
    const terms = moved(system, transfer);
    if (terms.some(({ equation }) => residuals[equation] === 0n)) continue;
    const left = [...residuals];
    for (const { equation } of terms) left[equation] = 0n;
    yield* subsetsOf(system, transfers, left, size, index + 1, [...set, transfer]);
  }
}

function moved(system: System, { changes }: Transfer) {
  const moves = changes.map(({ variable, to }) => ({ variable, factor: to - system.variables[variable]!.value }));
  return termsOf(system, moves);
}

function transferred(system: System, { kind, changes }: Transfer): Candidate {
  return {
    kind,
    changes: changes.map(({ variable, to }) => ({ variable: system.variables[variable]!, to })),
    support: 2,
  };
}

/** The members of a class whose values the form allows. */
function candidatesOf(system: System, { terms, members }: Class, amount: bigint): Candidate[] {
  return members.flatMap(({ hypothesis, sign }) => {
    const changes = changesBy(system, hypothesis, amount * sign);
    if (!changes.every(({ variable, to }) => isAllowed(variable, to, system.scale))) return [];
    return [{ kind: hypothesis.kind, changes, support: terms.length }];
  });
}

function changesBy({ variables }: System, { moves }: Hypothesis, amount: bigint) {
  return moves.map(({ variable: index, factor }) => {
    const variable = variables[index]!;
    return { variable, to: variable.value + factor * amount };
  });
}

interface Judged {
  readonly mistake: Mistake;
  readonly weight: number;
  readonly support: number;
}

interface Ranked {
  /** Most plausible first, at most as many as are spelt out. */
  readonly best: readonly { readonly mistakes: readonly Judged[]; readonly weight: number }[];
  readonly count: number;
}

/** Spells out the most plausible explanations, without spelling out all. */
function rank(choices: readonly Choice[], judge: (candidate: Candidate) => Judged): Ranked {
  let best: Ranked['best'][number][] = [];
  let count = 0;
  for (const choice of choices) {
    let sets: typeof best = [{ mistakes: [], weight: 0 }];
    for (const candidates of choice) {
      const judged = candidates
        .map(judge)
        .sort((a, b) => a.weight - b.weight)
        .slice(0, mostShown);
      const longer = sets.flatMap(({ mistakes, weight }) =>
        judged.map((one) => ({ mistakes: [...mistakes, one], weight: weight + one.weight })),
      );
      sets = longer
        .filter(isSound)
        .sort((a, b) => a.weight - b.weight)
        .slice(0, mostShown);
    }
    count += Math.max(sets.length, sets.length && choice.reduce((all, candidates) => all * candidates.length, 1));
    best = [...best, ...sets].sort((a, b) => a.weight - b.weight).slice(0, mostShown);
  }
  return { best, count: best.length < mostShown ? best.length : count };
}

/** No cell is changed by two mistakes at once. */
function isSound({ mistakes }: { readonly mistakes: readonly Judged[] }): boolean {
  const cells = mistakes.flatMap(({ mistake }) => mistake.changes.map(({ entry }) => entry));
  return new Set(cells).size === cells.length;
}

/** One equation alone points at nothing: whatever stands in it may be wrong. */
function certaintyOf({ best, count }: Ranked, complete: boolean): Certainty {
  const [first, second] = best;
  if (!first || !complete) return 'possible';
  const { mistakes } = first;
  const byLooks = mistakes.some(({ mistake }) => mistake.kind === 'recomputed-total');
  const enough = byLooks ? farAheadByLooks : farAhead;
  if (count > 1) return second && second.weight - first.weight >= enough ? 'likely' : 'possible';
  return mistakes.length <= mostCertain && mistakes.every(({ support }) => support > 1) ? 'only' : 'likely';
}

/** What a slip of each kind costs beside the typing itself. */
const surcharge: Readonly<Record<MistakeKind, number>> = {
  cell: 0,
  'stale-total': 0,
  'recomputed-total': 2.5,
  'counted-twice': 2.5,
  swap: 3.5,
  shift: 4,
};

function judgeOf(
  system: System,
  hypotheses: Hypotheses,
  evidence: readonly Evidence[],
): (candidate: Candidate) => Judged {
  return ({ kind, changes, support }) => {
    const [first, ...others] = changes as [Candidate['changes'][number], ...Candidate['changes']];
    const typed = judgeTyping(first.variable.value, first.to, besideOf(system, hypotheses, first.variable));
    const known = changes.flatMap(({ variable, to }) =>
      evidence.filter(
        ({ cell, number }) => cell === variable.entry.at.id && number === format(decimalOf(to, system.scale)),
      ),
    );
    const twice = kind === 'recomputed-total' ? countedTwice(system, first, others) : undefined;
    const seen = twice ?? seenAs(kind, first, others, typed.reason);
    const own = kind === 'cell' || seen.kind === 'recomputed-total' ? typed.weight : 0;
    return {
      mistake: {
        kind: seen.kind,
        reason: seen.reason,
        changes: changes.map(({ variable, to }) => ({ entry: variable.entry, suggested: decimalOf(to, system.scale) })),
      },
      weight: own + surcharge[seen.kind] - known.reduce((sum, { weight }) => sum + weight, 0),
      support,
    };
  };
}

/**
 * A part that holds too many by exactly what another part of the same sum holds, in its own
 * column and in the columns of its totals: the same items were entered in both.
 */
function countedTwice(
  { variables, equations }: System,
  { variable, to }: Candidate['changes'][number],
  others: Candidate['changes'],
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
  { variable, to }: Candidate['changes'][number],
  others: Candidate['changes'],
  typed: Text,
): { kind: MistakeKind; reason: Text } {
  switch (kind) {
    case 'cell':
      return {
        kind: variable.entry.at.total && variable.value === 0n && to !== 0n ? 'stale-total' : 'cell',
        reason: typed,
      };
    case 'swap':
      return { kind, reason: { zh: '相邻两格填反', en: 'two neighbouring cells in each other’s place' } };
    case 'shift':
      return { kind, reason: { zh: '一串数字错位一格', en: 'a run of figures one cell off' } };
    default: {
      const totals = others.length;
      return {
        kind,
        reason: {
          zh: `${typed.zh}，${totals > 1 ? '各处总计' : '总计'}随之算错`,
          en: `${typed.en}, and ${totals > 1 ? 'its totals were' : 'its total was'} worked out from it`,
        },
      };
    }
  }
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
