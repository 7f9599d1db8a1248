import type { Place } from '../../model/document.ts';
import type { Severity } from '../../model/form.ts';
import type { Certainty, Diagnostic } from '../../model/result.ts';
import type { Text } from '../../model/text.ts';
import { type Level, levelNames } from '../levels.ts';
import type { NamedRule } from '../statement.ts';

/** Level of a marked cell; `possible` is one of several cells in which the mistake may be. */
export type MarkLevel = Level | 'possible';

export const markNames: Readonly<Record<MarkLevel, Text>> = {
  ...levelNames,
  possible: { zh: '待核', en: 'to be checked' },
};

/** A spot of a file, and the cell of the form there, if any. */
export interface Spot {
  /** Index of the report in its file; null for the file. */
  readonly report: number | null;
  /** Id of the form's cell; null for words of the text, whatever cell they state. */
  readonly cell: string | null;
  readonly place: Place;
}

/** A cell to be marked, and the text of its note. */
export interface Mark {
  readonly spot: Spot;
  readonly level: MarkLevel;
  readonly note: string;
  /** The words of the text that it is on; null if it is on a cell, or no words are known. */
  readonly quoted: string | null;
}

/** A cell of a correction. Texts are empty where there is nothing to say. */
export interface CorrectionCell {
  readonly spot: Spot;
  readonly label: string;
  /** Content as the file shows it. */
  readonly current: string;
  readonly suggested: string;
}

/** One entry of a list of corrections: a mistake, broken sums whose mistake is uncertain, or findings of a rule. */
export interface Correction {
  /** Number in the list of the file, from 1. */
  readonly number: number;
  readonly level: MarkLevel;
  /** Level of the gravest finding that the correction stands for. */
  readonly severity: Severity | 'open';
  /** Certainty of the mistake; null for a finding that is not a broken sum. */
  readonly certainty: Certainty | null;
  /** Name of the table; empty where there is none. */
  readonly table: string;
  /** The cells of a mistake, the first where it was made; otherwise the one cell or place that the finding is about. */
  readonly cells: readonly [CorrectionCell, ...CorrectionCell[]];
  /** Lines that say what is wrong. */
  readonly why: readonly string[];
  /** The sums that show the mistake, and the clause. */
  readonly basis: string;
  readonly rules: readonly NamedRule[];
  /** The findings that the correction stands for; each finding belongs to one correction. */
  readonly findings: readonly Diagnostic[];
  /** The findings that are cleared once this mistake alone is fixed. */
  readonly clears: readonly Diagnostic[];
  readonly marks: readonly Mark[];
}
