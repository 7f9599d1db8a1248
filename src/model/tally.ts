import type { Severity } from './form.ts';
import type { ReportIdentity } from './report.ts';

/** The share of a report that was checked. */
export interface Coverage {
  /** Relations that hold or are broken, and all of the form. */
  readonly relations: { readonly assessed: number; readonly total: number };
  /** Cells with a figure or a dash, blank cells, and all of the form. */
  readonly cells: { readonly read: number; readonly blank: number; readonly total: number };
}

/** Counts over the reports of a file. */
export interface Tally {
  readonly reports: number;
  /** The first report. */
  readonly first: ReportIdentity | undefined;
  readonly coverage: Coverage;
  /** Findings that are not counted, as configured. */
  readonly waived: number;
  readonly accepted: number;
  /** Counts of what was not accepted. */
  readonly plain: LevelTally;
  /** Counts the same, with open findings as errors. */
  readonly strict: LevelTally;
}

/** Counts of what was found, by level. */
export interface LevelTally {
  readonly findings: Readonly<Record<Severity | 'open', number>>;
  /** A mistake is one item, however many sums it breaks. */
  readonly items: LevelTally['findings'];
}
