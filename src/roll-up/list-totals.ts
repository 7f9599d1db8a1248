import { format, negate, subtract } from '../model/decimal.ts';
import type { ReferenceReport } from '../model/reference.ts';
import type { Report, Table } from '../model/report.ts';
import type { Diagnostic } from '../model/result.ts';
import type { Text } from '../model/text.ts';
import { ruleOf } from '../rules/index.ts';
import { type Levels, stamped } from '../stamp.ts';
import { assessRollUp, type CellSum } from './assess.ts';
import { type Cause, causesIn } from './cause.ts';
import { describeCause } from './words.ts';

/**
 * Compares the totals of a list of bodies with the sum of its lines: of all, or of those between it and the next total, above or
 * below. A total of which most figures are no such sum adds up other lines, and is passed over.
 */
export function checkTotals(totals: readonly Report[], bodies: readonly Report[], levels: Levels): Diagnostic[] {
  return totals.flatMap((total) =>
    total.tables.flatMap((table) => {
      const { rollUp } = table.form;
      if (!rollUp) return [];
      const { broken, causeOf } = bestOf(
        groupsFor(total, table, totals, bodies).map((lines) => compared(total, table, lines)),
      );
      return broken.flatMap((sum) => {
        const cause = causeOf(sum);
        // The line with the slip has a finding of its own.
        if (cause?.kind === 'slip' && cause.isOwnMended) return [];
        const { entry, figure } = sum;
        const finding = { entry, actual: figure, expected: sum.sum, message: describe(total, sum, cause) };
        return stamped(total, null, ruleOf(rollUp), finding, levels);
      });
    }),
  );
}

/** The lines of a list that a total may add up. */
type Lines = readonly ReferenceReport[];

/** Returns the groups of lines that a total may add up: those of its year and its list. */
function groupsFor(total: Report, table: Table, totals: readonly Report[], bodies: readonly Report[]): Lines[] {
  const isOfYear = ({ year }: Report) => total.year === null || year === null || year === total.year;
  const besideIn = (reports: readonly Report[]) => linesIn(reports.filter(isOfYear), table, isBeside(table));
  const beside = besideIn(bodies);
  // A total alone in its sheet or file adds up those of the others.
  if (beside.length === 0) return [linesIn(bodies.filter(isOfYear), table, () => true).map(({ line }) => line)];
  const row = table.place.row ?? 0;
  const others = besideIn(totals).flatMap((one) => (one.row === row ? [] : one.row));
  const above = Math.max(0, ...others.filter((one) => one < row));
  const below = Math.min(Number.POSITIVE_INFINITY, ...others.filter((one) => one > row));
  const between = (from: number, to: number) => beside.filter((one) => one.row > from && one.row < to);
  return [beside, between(above, row), between(row, below)].map((some) => some.map(({ line }) => line));
}

/** Returns the lines of some reports in the list of a table, each with its row. */
function linesIn(reports: readonly Report[], { table }: Table, isInList: (one: Table) => boolean) {
  return reports.flatMap((report) => {
    const own = report.tables.find((one) => one.table === table && isInList(one));
    return own ? [{ line: asReference(report, own), row: own.place.row ?? 0 }] : [];
  });
}

/** Returns whether a table is in the same sheet or table of the file as another. */
function isBeside({ place }: Table): (one: Table) => boolean {
  return (one) => one.place.sheet === place.sheet && one.place.table === place.table;
}

/** A total beside a group of lines. */
interface Comparison {
  readonly agreeing: number;
  readonly broken: readonly CellSum[];
  readonly causeOf: (broken: CellSum) => Cause | undefined;
}

function compared(total: Report, table: Table, lines: Lines): Comparison {
  const sums = assessRollUp({ ...total, tables: [table] }, { read: lines, missing: [], isComplete: true });
  return {
    agreeing: sums.filter(({ outcome, figure }) => outcome === 'holds' && figure.units > 0n).length,
    broken: sums.filter(({ outcome }) => outcome === 'broken'),
    causeOf: causesIn(sums, { read: lines, others: () => [], sumBelow: () => undefined }),
  };
}

/** Agreeing figures over 0 for each that differs, from which on a line is taken for the sum of a group. */
const enoughAgreeing = 2;

/** Returns the comparison with the group that a total adds up: the one with which most agrees. None is broken if there is none. */
function bestOf(all: readonly Comparison[]): Comparison {
  const [best] = all.toSorted((a, b) => b.agreeing - a.agreeing || a.broken.length - b.broken.length);
  const isSum = best !== undefined && best.agreeing >= enoughAgreeing * best.broken.length;
  return isSum ? best : { agreeing: 0, broken: [], causeOf: () => undefined };
}

/** Returns the line of a body as a report with which others are compared. */
function asReference({ organization, year, place }: Report, own: Table): ReferenceReport {
  const entries = new Map(own.entries.map((entry) => [entry.at.id, entry]));
  return {
    organization: organization ?? '',
    year: year ?? 0,
    paths: [place.path],
    tables: [{ form: own.form, table: own.table, place: own.place, isUnread: false, entries }],
    passages: [],
    differing: new Set(),
  };
}

function describe({ organization }: Report, { entry, figure, sum, parts }: CellSum, cause?: Cause): Text {
  const difference = subtract(figure, sum);
  const isLess = difference.units < 0n;
  const by = format(isLess ? negate(difference) : difference);
  const { label } = entry.at;
  const why = cause && describeCause(cause);
  return {
    zh: `${label.zh}：“${organization}”为 ${format(figure)}，表中 ${parts.length} 个单位相加为 ${format(sum)}，${isLess ? '少' : '多'} ${by}；${why?.zh ?? '请逐行核对'}`,
    en: `${label.en}: “${organization}” is ${format(figure)}, the ${parts.length} bodies of the list come to ${format(sum)}: ${by} ${isLess ? 'short' : 'over'}; ${why?.en ?? 'check it line by line'}`,
  };
}
