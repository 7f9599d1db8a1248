import type { Suppression } from '../model/result.ts';
import type { Text } from '../model/text.ts';
import type { Figures } from './figures.ts';

/** Findings that were accepted, as a file lists them. */
export interface Baseline {
  readonly text: string;
  /** Where the list of entries stands in the text, its brackets included; see `Entry`. */
  readonly list: { readonly start: number; readonly end: number };
  readonly entries: readonly Entry[];
}

/** Which report: that of a body and a year; where it states no body, that of a file. */
export interface ReportId {
  readonly organization: string | null;
  readonly year: number | null;
  /** Path from the folder of the baseline, with slashes; null where there is a body. */
  readonly file: string | null;
}

/** One finding, apart from its figures. */
export interface FindingId {
  readonly report: ReportId;
  readonly rule: string;
  /** Id of the form's cell; without one, what the rule tells the finding by. */
  readonly about: string;
}

export interface Entry extends FindingId, Suppression {
  readonly figures: Figures;
  /** In words. */
  readonly label: string;
  /** Where it stands in the text, in UTF-16 units from 0, the end excluded. */
  readonly start: number;
  readonly end: number;
  /** Of its start, from 1. */
  readonly line: number;
}

/** A finding that is not in the file yet. */
export interface Fresh extends FindingId {
  /** `about` is a cell of the form. */
  readonly isCell: boolean;
  readonly figures: Figures;
  readonly label: Text;
}

export function reportKey({ organization, year, file }: ReportId): string {
  return JSON.stringify([organization, organization === null ? file : null, year]);
}

/** The same for the same finding, whatever the figures. */
export function findingKey({ report, rule, about }: FindingId): string {
  return JSON.stringify([reportKey(report), rule, about]);
}
