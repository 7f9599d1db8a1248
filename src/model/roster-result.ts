import type { ReportIdentity } from './report.ts';

/** The outcome of a roster: which bodies have sent a report, and which have not. */
export interface RosterResult {
  /** The file of the roster, as the user named it. */
  readonly path: string;
  /** Number of bodies in the list. */
  readonly expected: number;
  /** Number of those of which something was received. */
  readonly received: number;
  /** In the order of the list. */
  readonly missing: readonly string[];
  /** In order of the first path. */
  readonly twice: readonly RepeatedReport[];
  /** Reports of bodies that the list has not, in order of path. */
  readonly unlisted: readonly ReceivedReport[];
  /** Reports and unread files of bodies of the list, by their names there, in order of path. */
  readonly matched: readonly MatchedReport[];
  /** The reports that were compared with others, in order of path. */
  readonly compared: readonly ComparedReport[];
  /** Pairs of a missing and an unlisted name of which one is likely the other, wrongly written. */
  readonly likely: readonly LikelyName[];
  /** Paths of files that tell no body, neither in the text nor in their name. */
  readonly unattributed: readonly string[];
}

export interface ReceivedReport {
  readonly name: string;
  readonly path: string;
}

/** A report, or an unread file, of a body of the list. */
export interface MatchedReport extends ReceivedReport {
  /** Index among the reports of its file; null for a file that could not be checked, and is known by its name. */
  readonly report: number | null;
}

/** A report, as it states its body and year, and the relations with other reports that were assessed. */
export interface ComparedReport extends ReportIdentity {
  readonly path: string;
  /** Ids, at least one. */
  readonly relations: readonly string[];
}

/** Several reports of one body and year. */
export interface RepeatedReport {
  readonly name: string;
  readonly year: number;
  /** One for each report, in order. */
  readonly paths: readonly string[];
  /** `unknown`: a table of one of them was not read. */
  readonly figures: 'same' | 'different' | 'unknown';
}

/** A name in a report that is likely a slip for one of the list. */
export interface LikelyName {
  readonly missing: string;
  readonly unlisted: string;
}

/** A run, as far as it tells who is missing. */
interface RosterRun {
  readonly roster?: RosterResult | undefined;
  readonly shard?: object | undefined;
}

/** True if bodies are missing, and this makes the run fail. One part of a run cannot tell who is missing. */
export function isFailedByRoster({ roster, shard }: RosterRun, strict: boolean): boolean {
  return strict && !shard && roster !== undefined && roster.missing.length > 0;
}
