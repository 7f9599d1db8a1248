import type { ReferenceReport } from '../model/reference.ts';
import { amount, type Report, type Table } from '../model/report.ts';
import { addsUp } from './assess.ts';
import { figureOf } from './figures.ts';

/** All lines of the file or of the list, and those between the total and the next one above or below. */
export const groupKinds = ['file', 'list', 'above', 'below'] as const;
type GroupKind = (typeof groupKinds)[number];

/** A table of a line of totals, and the lines that it may add up. */
export interface TotalLine {
  readonly total: Report;
  readonly table: Table;
  /** All lines of its list and year, in order. */
  readonly lines: readonly ReferenceReport[];
  /** The lines that it may add up, by the kind of their group. */
  readonly groups: Readonly<Record<GroupKind, readonly ReferenceReport[]>>;
  /** A line stands twice, or the total says that it counts more than the lines. */
  readonly isUnclear: boolean;
}

/** Words by which a total says what else it counts: `合计（含派出机构）`. */
const countsMore = /[（(].*[含包未].*[)）]/u;

/** Finds the lines of the year and the list of a total: those in its sheet or table; of one that is alone there, all of the file. */
export function linesOf(total: Report, table: Table, totals: readonly Report[], bodies: readonly Report[]): TotalLine {
  const isOfYear = ({ year }: Report) => total.year === null || year === null || year === total.year;
  const inList = (reports: readonly Report[]) => linesIn(reports.filter(isOfYear), table, isBeside(table));
  const beside = inList(bodies);
  const anywhere = linesIn(bodies.filter(isOfYear), table, () => true);
  const lines = beside.length > 0 ? beside : anywhere;
  const row = table.place.row ?? 0;
  const others = inList(totals).flatMap((one) => (one.row === row ? [] : one.row));
  const above = Math.max(0, ...others.filter((one) => one < row));
  const below = Math.min(Number.POSITIVE_INFINITY, ...others.filter((one) => one > row));
  const between = (from: number, to: number) => beside.filter((one) => one.row > from && one.row < to);
  const reports = (some: readonly { readonly line: ReferenceReport }[]) => some.map(({ line }) => line);
  return {
    total,
    table,
    lines: reports(lines),
    groups: {
      file: reports(anywhere),
      list: reports(lines),
      above: reports(between(above, row)),
      below: reports(between(row, below)),
    },
    isUnclear: lines.some(({ isTwice }) => isTwice) || countsMore.test(total.organization ?? ''),
  };
}

/** Lines above which no runs are tried. */
const maxLines = 300;

/** True if a total is the sum of a run of lines without a gap: a group within a group, or one that is not beside its total. */
export function isRunOf({ table, lines }: TotalLine): boolean {
  const facts = table.form.rollUp?.tables.find((one) => one.table === table.table.id);
  if (!facts || lines.length > maxLines) return true;
  const sums = table.entries.flatMap((entry) => {
    const figure = entry.value.kind === 'number' && !entry.at.decimal ? amount(entry) : undefined;
    if (!figure || !addsUp(entry.at, facts)) return [];
    const upTo = [0];
    for (const line of lines) upTo.push(upTo.at(-1)! + Number(figureOf(line, entry.at)?.units ?? Number.NaN));
    return [{ total: Number(figure.units), upTo }];
  });
  // A figure that is not known may be any.
  const isSum = (sum: number, total: number) => Number.isNaN(sum) || (facts.isShared ? sum >= total : sum === total);
  for (let from = 0; from < lines.length; from++) {
    for (let to = from + 1; to <= lines.length; to++) {
      if (sums.every(({ total, upTo }) => isSum(upTo[to]! - upTo[from]!, total))) return true;
    }
  }
  return false;
}

/** Returns the lines of some reports in the list of a table, each with its row. */
function linesIn(reports: readonly Report[], { table }: Table, isInList: (one: Table) => boolean) {
  return reports.flatMap((report) => {
    const own = report.tables.find((one) => one.table === table && isInList(one));
    if (!own) return [];
    return [{ line: asReference(report, own), row: own.place.row ?? 0, isTwice: report.repeated.length > 0 }];
  });
}

/** Returns whether a table is in the same sheet or table of the file as another. */
function isBeside({ place }: Table): (one: Table) => boolean {
  return (one) => one.place.sheet === place.sheet && one.place.table === place.table;
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
