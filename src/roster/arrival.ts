import { forms } from '../forms.ts';
import type { Outline } from '../model/outline.ts';
import { isTotalName } from '../recognise/body-lists/body-names.ts';
import { baseName, readTitle, yearInName } from '../recognise/title.ts';
import { bodyInFileName } from './file-name.ts';

/** A report that was received, or a file in which none could be read. */
export interface Arrival {
  readonly path: string;
  /** The body and year that the report states. */
  readonly organization: string | null;
  readonly year: number | null;
  /** A hash of the figures of each table that was read; undefined for a file that could not be checked. */
  readonly tables: ReadonlyMap<string, string> | undefined;
  /** Ids of the relations with other reports that were assessed. */
  readonly compared?: readonly string[] | undefined;
}

/** Returns the arrival of a file that could not be checked; its first lines may have the title. */
export function unreadArrival(path: string, outline: Pick<Outline, 'lines'> | null = null): Arrival {
  const stated = outline?.lines.map(({ text }) => readTitle(text, forms)?.organization) ?? [];
  const organization = stated.find(Boolean) ?? null;
  return { path, organization, year: yearInName(baseName(path)) ?? null, tables: undefined };
}

/**
 * Returns the body of a report as it states it, else as the name of its file does; undefined if neither tells one. A total is that of
 * no body.
 */
export function statedBody({ organization, path }: Pick<Arrival, 'organization' | 'path'>): string | undefined {
  if (organization === null) return bodyInFileName(path);
  return isTotalName(organization) ? undefined : organization;
}
