import type { StatedYear } from '../../model/report.ts';
import type { Draft } from '../draft.ts';
import { type Title, yearInName } from '../title.ts';

/** Facts that the caller knows and the document need not state. */
export interface Hints {
  /** Taken for the year of a report that states none. */
  readonly year?: number;
}

/**
 * Returns the stated years of a report, the one that counts first: the title's, the period's, that in the name of the sheet or
 * file, the caller's. The year in the file's properties (`property`) may be left from the report that the file was copied from, so it
 * counts only where nothing else is known.
 */
export function yearsOf(draft: Draft, path: string, { year }: Hints, property: Title | undefined): StatedYear[] {
  // Most reports of a list state one.
  if (draft.years.length === 1) return draft.years;
  const order: StatedYear['from'][] = ['title', 'period', 'name'];
  const stated = order.flatMap((from) => draft.years.filter((one) => one.from === from));
  if (stated.length > 0) return stated;
  const inName = yearInName(path.replace(/^.*[/\\]/, ''));
  if (inName !== undefined) return [{ year: inName, from: 'name', place: { path } }];
  if (year !== undefined) return [{ year, from: 'option', place: { path } }];
  return property?.year ? [{ year: property.year, from: 'name', place: { path } }] : [];
}
