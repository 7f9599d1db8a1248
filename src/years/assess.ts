import { type Decimal, equals, subtract } from '../model/decimal.ts';
import { lines, withConstant, type YearRelation } from '../model/form.ts';
import { type ReferenceReport, type ReferenceTable, referenceEntry } from '../model/reference.ts';
import { type Entry, entryAt, type Report, type Table, totalAmount } from '../model/report.ts';
import type { Assessment, Sum } from '../model/result.ts';

/** The outcome of a relation with the year before, for one row or column. */
export interface YearAssessment extends Pick<Assessment, 'form' | 'line' | 'outcome'> {
  readonly relation: YearRelation;
  readonly left: Sum;
  readonly right: YearSum;
}

/** The right side with its figures; `sum` is undefined if one of them is unknown. */
export interface YearSum {
  readonly previous: readonly Entry[];
  readonly terms: readonly Entry[];
  readonly minus: readonly Entry[];
  readonly sum: Decimal | undefined;
}

/**
 * Assesses the relations of a report with that of the year before, where both editions have all their lines: a quantity that
 * one of them lacks has changed.
 */
export function assessYears(report: Report, previous: ReferenceReport): YearAssessment[] {
  return report.tables.flatMap((table) => {
    const before = previous.tables.find((one) => one.table.id === table.table.id);
    const relations = table.form.yearRelations?.filter((one) => one.table === table.table.id) ?? [];
    return before ? relations.flatMap((relation) => assessRelation(table, before, relation, previous)) : [];
  });
}

function assessRelation(
  table: Table,
  before: ReferenceTable,
  relation: YearRelation,
  { differing }: ReferenceReport,
): YearAssessment[] {
  const isRow = relation.each === 'row';
  const all = table.table.blocks.flatMap(({ rows, columns }) => lines(isRow ? rows : columns).map(({ id }) => id));
  const { previous, terms = [], minus = [] } = relation.right;
  return [...new Set(all)].flatMap((line) => {
    const own = (ids: readonly string[]) =>
      ids.map((id) => (isRow ? entryAt(table, line, id) : entryAt(table, id, line)));
    const earlier = previous.map((id) => (isRow ? referenceEntry(before, line, id) : referenceEntry(before, id, line)));
    const found = [own(relation.left.terms), earlier, own(terms), own(minus)];
    if (!found.every(isWhole)) return [];
    const [left, ofBefore, added, taken] = found as [Entry[], Entry[], Entry[], Entry[]];
    // A line that the report does not have is a finding of its own.
    if ([...left, ...added, ...taken].some(({ value }) => value.kind === 'absent')) return [];
    const known = ofBefore.every(({ at }) => !differing.has(at.id));
    const plus = known ? totalAmount([...ofBefore, ...added]) : undefined;
    const less = totalAmount(taken);
    const right = { previous: ofBefore, terms: added, minus: taken, sum: plus && less && subtract(plus, less) };
    const sum = totalAmount(left);
    const outcome = sum && right.sum ? (equals(sum, right.sum) ? 'holds' : 'broken') : 'open';
    return [{ relation, form: table.form, line, outcome, left: { entries: left, sum }, right }];
  });
}

function isWhole(entries: readonly (Entry | undefined)[]): entries is Entry[] {
  return entries.every((entry) => entry !== undefined);
}

/** Returns an assessment as one of the report alone, with last year's figures as constants; undefined if it has others. */
export function asAssessment({ relation: ofYears, right, ...rest }: YearAssessment): Assessment | undefined {
  const relation = withConstant(ofYears);
  return relation && { ...rest, relation, right: { entries: right.previous, sum: right.sum } };
}
