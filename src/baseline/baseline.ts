import type { Suppression } from '../model/result.ts';
import type { Text } from '../model/text.ts';
import { type Figures, figuresKey } from './figures.ts';

/** A file of accepted findings. */
export interface Baseline {
  readonly text: string;
  /** The range of the list of entries in the text, including its brackets; offsets as in `Entry`. */
  readonly list: { readonly start: number; readonly end: number };
  readonly entries: readonly Entry[];
}

/** Identifies a report by body and year; by file if it states no body. */
export interface ReportId {
  readonly organization: string | null;
  readonly year: number | null;
  /** Path from the folder of the baseline, with slashes; null if there is a body. */
  readonly file: string | null;
}

/** Identifies a finding, whatever its figures. */
export interface FindingId {
  readonly report: ReportId;
  readonly rule: string;
  /** Id of the cell of the form; without one, what the rule identifies the finding by. */
  readonly about: string;
}

export interface Entry extends FindingId, Suppression {
  readonly figures: Figures;
  /** The cell in words. */
  readonly label: string;
  /** Its range in the text, in UTF-16 units from 0, the end excluded. */
  readonly start: number;
  readonly end: number;
  /** Line of its start, from 1. */
  readonly line: number;
}

/** A finding to add to the file. */
export interface NewEntry extends FindingId {
  /** True if `about` is a cell of the form. */
  readonly isCell: boolean;
  readonly figures: Figures;
  readonly label: Text;
}

export function reportKey({ organization, year, file }: ReportId): string {
  return JSON.stringify([organization, organization === null ? file : null, year]);
}

/** Returns equal keys for the same finding, whatever its figures. */
export function findingKey({ report, rule, about }: FindingId): string {
  return JSON.stringify([reportKey(report), rule, about]);
}

/** Returns equal keys for the same finding with the same figures, which one entry accepts. */
export function entryKey(entry: FindingId & { readonly figures: Figures }): string {
  return `${findingKey(entry)} ${figuresKey(entry.figures)}`;
}
