import type { Place } from '../../model/document.ts';
import type { Severity } from '../../model/form.ts';
import type { Certainty, Diagnostic } from '../../model/result.ts';

/** How grave it is; `possible` is a cell that is one of several in which the mistake may be. */
export type Weight = Severity | 'possible' | 'open';

/** What a line or a note is about: a cell of the form, where there is one, and where it stands in the file. */
export interface Spot {
  /** Index of the report in its file; null for the file. */
  readonly report: number | null;
  /** Id of the form's cell. */
  readonly cell: string | null;
  readonly place: Place;
}

/** A cell to be coloured, and what its note says. */
export interface Mark {
  readonly spot: Spot;
  readonly weight: Weight;
  readonly note: string;
}

/** A line of the list of corrections. Empty is what there is nothing to say for. */
export interface Line {
  /** `3`; `3-2` is the second cell of one mistake. */
  readonly number: string;
  readonly weight: Weight;
  /** Of the gravest finding that it stands for. */
  readonly severity: Severity | 'open';
  /** How sure it is that the mistake is here; null for a finding that is no sum. */
  readonly certainty: Certainty | null;
  /** The report, where the file holds several. */
  readonly of: string;
  readonly table: string;
  readonly spot: Spot;
  readonly item: string;
  /** As the file shows it. */
  readonly current: string;
  readonly suggested: string;
  /** One under another. */
  readonly why: string;
  /** The sums that show it, and the clause. */
  readonly basis: string;
  readonly rules: readonly string[];
  /** What it stands for, each finding on one line only; none on those of further cells. */
  readonly findings: readonly Diagnostic[];
  /** Those that are cleared once this mistake alone is corrected. */
  readonly clears: readonly Diagnostic[];
  readonly marks: readonly Mark[];
}
