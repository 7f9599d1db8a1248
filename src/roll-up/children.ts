import { bodyYearKey, normalisedBody } from '../model/body-name.ts';
import type { ChildList, ChildReports } from '../model/children.ts';
import type { Decimal } from '../model/decimal.ts';
import type { Form, FormCell } from '../model/form.ts';
import { once } from '../model/memoize.ts';
import type { ReferenceReport } from '../model/reference.ts';
import type { Report } from '../model/report.ts';
import { unpack } from '../references/packed.ts';
import { sumIn } from './figures.ts';

/** The reports that a report sums up. */
export interface Children {
  readonly read: readonly ReferenceReport[];
  readonly missing: readonly MissingChild[];
  readonly isComplete: boolean;
  /** Returns the reports of all other bodies for the same year. */
  readonly others: () => readonly ReferenceReport[];
  /** Returns the sum of the reports below a child in a cell; undefined if it has none, or the sum is not known. */
  readonly sumBelow: (child: ReferenceReport, at: FormCell) => Decimal | undefined;
}

/** A body whose report is not there. */
export interface MissingChild {
  readonly name: string;
  /** The file that could not be read; undefined if there is none. */
  readonly path?: string;
  /** The year of a report of the body that is there, if it is the one before or after. */
  readonly year?: number;
}

/** Finds the reports that a report sums up, of its year; undefined if no list names any. */
export function childrenOf(report: Report, all: ChildReports, forms: readonly Form[]): Children | undefined {
  const { organization, year } = report;
  if (year === null) return undefined;
  const own = normalisedBody(organization ?? '');
  const list = listOf(own, all) ?? listOf('', all);
  const found = list && namesIn(list, own, year, all);
  if (!found || found.there.length + found.missing.length === 0) return undefined;
  const known = new Map<string, ReferenceReport>();
  const read = (name: string): ReferenceReport => {
    const key = bodyYearKey(name, year);
    const report = known.get(key) ?? unpack(all.reports[key]!, forms);
    known.set(key, report);
    return report;
  };
  return {
    read: found.there.map(read),
    missing: found.missing,
    isComplete: list.isComplete,
    others: once(() => namesOfYear(year, all, new Set([own, ...found.there.map(normalisedBody)])).map(read)),
    sumBelow: (child, at) => {
      const name = normalisedBody(child.organization);
      const below = listOf(name, all);
      const names = below?.isComplete ? namesIn(below, name, year, all) : undefined;
      return names && names.missing.length === 0 ? sumIn(names.there.map(read), at) : undefined;
    },
  };
}

function listOf(name: string, { lists }: ChildReports): ChildList | undefined {
  return Object.hasOwn(lists, name) ? lists[name] : undefined;
}

/** Divides the names of a list into those that have a report of the year and those that have none. */
function namesIn({ names, isComplete, unread }: ChildList, own: string, year: number, { reports }: ChildReports) {
  const others = names.filter((name) => normalisedBody(name) !== own);
  const isThere = (name: string, of: number) => Object.hasOwn(reports, bodyYearKey(name, of));
  const absent = isComplete ? others.filter((name) => !isThere(name, year)) : [];
  // A list of reports alone has no body without a report, but files that could not be read.
  const unnamed = isComplete ? [] : Object.entries(unread).map(([name, path]) => ({ name, path }));
  const missing = absent.map((name): MissingChild => {
    if (Object.hasOwn(unread, name)) return { name, path: unread[name]! };
    const other = [year - 1, year + 1].find((one) => isThere(name, one));
    return { name, ...(other !== undefined && { year: other }) };
  });
  return { there: others.filter((name) => isThere(name, year)), missing: [...missing, ...unnamed] };
}

/** Returns the normalised names of the bodies with a report of a year, without some. */
function namesOfYear(year: number, { reports }: ChildReports, without: ReadonlySet<string>): string[] {
  const prefix = `${year} `;
  const names = Object.keys(reports).filter((key) => key.startsWith(prefix));
  return names.map((key) => key.slice(prefix.length)).filter((name) => !without.has(name));
}
