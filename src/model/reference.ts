import { zero } from './decimal.ts';
import type { Place } from './document.ts';
import { type Form, type FormCell, type FormTable, formCell } from './form.ts';
import type { Passage } from './passage.ts';
import type { Entry, ReportIdentity } from './report.ts';

/**
 * The reports with which others are compared, by body and year: each as a text, since all of them go to the other processes
 * with every file, and few are looked at.
 */
export type ReferenceReports = Readonly<Record<string, string>>;

/** The reports of the year before, or those that a report sums up. */
export type ComparedWith = 'previous' | 'children';

/** A report with which another one is compared, as far as it is: that of the year before, or of a body below. */
export interface ReferenceReport extends ReportIdentity {
  readonly organization: string;
  readonly year: number;
  /** The files that hold it, at least one. */
  readonly paths: readonly string[];
  readonly tables: readonly ReferenceTable[];
  /** The passages of the sections that are written anew each year, with the numbers of these. */
  readonly passages: readonly { readonly section: number; readonly passage: Passage }[];
  /** Ids of the cells that have different figures in its files: they are not known. */
  readonly differing: ReadonlySet<string>;
}

/** A table of such a report. */
export interface ReferenceTable {
  readonly form: Form;
  readonly table: FormTable;
  readonly place: Place;
  /** It was not found or could not be read. */
  readonly isUnread: boolean;
  /** Entries by the id of their cell; of those that are left out, the figure is 0. */
  readonly entries: ReadonlyMap<string, Entry>;
}

/** Returns the entry at a row and a column, by id, or `undefined` if the edition of the table has no such cell. */
export function referenceEntry(table: ReferenceTable, row: string, column: string): Entry | undefined {
  const at = formCell(table.table, row, column);
  return at && (table.entries.get(at.id) ?? entryWithout(table, at));
}

function entryWithout({ place, isUnread }: ReferenceTable, at: FormCell): Entry {
  const value = isUnread ? ({ kind: 'unread' } as const) : ({ kind: 'number', number: zero } as const);
  return { at, value, cell: undefined, place };
}
