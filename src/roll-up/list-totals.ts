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
 * Compares the totals of a list of bodies with the sum of its lines. A total of which most figures are no such sum adds up
 * other lines, and is passed over.
 */
export function checkTotals(totals: readonly Report[], bodies: readonly Report[], levels: Levels): Diagnostic[] {
  return totals.flatMap((total) =>
    total.tables.flatMap((table) => {
      const { rollUp } = table.form;
      const isOfYear = (one: Report) => total.year === null || one.year === null || one.year === total.year;
      const ofYear = bodies.filter(isOfYear);
      const isInList = listOf(table, ofYear);
      const lines = ofYear.map((body) => asReference(body, table, isInList));
      // Another line with a total stands for bodies that the list does not name, or for some of its lines.
      const isOnly = totals.every((one) => one === total || !isOfYear(one) || !one.tables.some(isInList));
      if (!rollUp || !isOnly) return [];
      const sums = assessRollUp({ ...total, tables: [table] }, { read: lines, missing: [], isComplete: true });
      const causeOf = causesIn(sums);
      return brokenAmong(sums).flatMap((sum) => {
        const cause = causeOf(sum);
        // The line with the slip has a finding of its own.
        if (cause?.kind === 'slip') return [];
        const { entry, figure } = sum;
        const finding = { entry, actual: figure, expected: sum.sum, message: describe(total, sum, cause) };
        return stamped(total, null, ruleOf(rollUp), finding, levels);
      });
    }),
  );
}

/** Agreeing figures over 0 for each that differs, from which on the line is taken for the sum. */
const enoughAgreeing = 2;

/** Returns the cells that are not the sum, if most others are. */
function brokenAmong(sums: readonly CellSum[]): readonly CellSum[] {
  const broken = sums.filter(({ outcome }) => outcome === 'broken');
  const agreeing = sums.filter(({ outcome, figure }) => outcome === 'holds' && figure.units > 0n);
  return agreeing.length >= enoughAgreeing * broken.length ? broken : [];
}

/** Returns the line of a body in the list of a table, as a report with which others are compared. */
function asReference(
  { organization, year, place, tables }: Report,
  { table }: Table,
  isInList: (one: Table) => boolean,
): ReferenceReport {
  const own = tables.filter((one) => one.table === table && isInList(one));
  return {
    organization: organization ?? '',
    year: year ?? 0,
    paths: [place.path],
    tables: own.map((one) => ({
      ...{ form: one.form, table, place: one.place, isUnread: false },
      entries: new Map(one.entries.map((entry) => [entry.at.id, entry])),
    })),
    passages: [],
    differing: new Set(),
  };
}

/**
 * Returns whether a table is in the list that a total adds up: with it in one sheet or table, or anywhere in the file if the total is
 * alone in its own.
 */
function listOf(total: Table, bodies: readonly Report[]): (one: Table) => boolean {
  const isBeside = (one: Table) => isSameList(one, total);
  const isAlone = !bodies.some(({ tables }) => tables.some(isBeside));
  return isAlone ? () => true : isBeside;
}

function isSameList(one: Pick<Table, 'place'>, other: Pick<Table, 'place'>): boolean {
  return one.place.sheet === other.place.sheet && one.place.table === other.place.table;
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
