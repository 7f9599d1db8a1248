import { bodyYearKey, normalisedBody } from '../model/body-name.ts';
import type { ChildReports } from '../model/children.ts';
import type { Form } from '../model/form.ts';
import type { ReferenceReport } from '../model/reference.ts';
import type { Report } from '../model/report.ts';
import { unpack } from '../references/packed.ts';

/** The reports that a report sums up. */
export interface Children {
  readonly read: readonly ReferenceReport[];
  readonly missing: readonly MissingChild[];
  readonly isComplete: boolean;
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
export function childrenOf(
  { organization, year }: Report,
  { reports, lists }: ChildReports,
  forms: readonly Form[],
): Children | undefined {
  if (year === null) return undefined;
  const own = normalisedBody(organization ?? '');
  const key = [own, ''].find((one) => Object.hasOwn(lists, one));
  const list = key === undefined ? undefined : lists[key];
  if (!list) return undefined;
  const others = list.names.filter((name) => normalisedBody(name) !== own);
  const isThere = (name: string, of: number) => Object.hasOwn(reports, bodyYearKey(name, of));
  const there = others.filter((name) => isThere(name, year));
  const absent = list.isComplete ? others.filter((name) => !isThere(name, year)) : [];
  // A list of reports alone has no body without a report, but files that could not be read.
  const unnamed = list.isComplete ? [] : Object.entries(list.unread).map(([name, path]) => ({ name, path }));
  if (there.length === 0 && absent.length + unnamed.length === 0) return undefined;
  return {
    read: there.map((name) => unpack(reports[bodyYearKey(name, year)]!, forms)),
    missing: [
      ...absent.map((name): MissingChild => {
        if (Object.hasOwn(list.unread, name)) return { name, path: list.unread[name]! };
        const other = [year - 1, year + 1].find((one) => isThere(name, one));
        return { name, ...(other !== undefined && { year: other }) };
      }),
      ...unnamed,
    ],
    isComplete: list.isComplete,
  };
}
