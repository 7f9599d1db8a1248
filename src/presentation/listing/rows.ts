import { placeIn } from '../../model/document.ts';
import type { FileResult } from '../../model/result.ts';
import type { Language } from '../../model/text.ts';
import { certaintyNames } from '../levels.ts';
import type { Settings } from '../settings.ts';
import { ruleName } from '../statements.ts';
import { unsuppressed } from '../unsuppressed.ts';
import { verdictNames, verdictNotice } from '../verdict.ts';
import { type Correction, type MarkLevel, markNames } from './correction.ts';
import { findingCorrection } from './findings.ts';
import { failingCorrections } from './index.ts';
import { messageOf } from './message.ts';

/** A row of the list of corrections over all files: a correction, or what is said of a file as a whole. */
export interface Row {
  /** Path of the file. */
  readonly file: string;
  /** Index of the report in its file; null for the file. */
  readonly report: number | null;
  readonly body: string;
  readonly year: string;
  readonly level: MarkLevel;
  /** The level or the verdict in words. */
  readonly severity: string;
  /** The finding could not be checked. */
  readonly isOpen: boolean;
  readonly table: string;
  /** The cells of a mistake, the first where it was made; otherwise the one that a finding is about. */
  readonly cells: readonly RowCell[];
  /** Empty for what is not a mistake in a sum. */
  readonly certainty: string;
  /** Lines that say what is wrong. */
  readonly why: readonly string[];
  /** Number of findings that the row stands for; 0 for a whole file. */
  readonly findings: number;
  /** The findings that are cleared once this mistake alone is fixed, by title and cell. */
  readonly clears: readonly string[];
  /** Titles of the rules; with `verbose` their ids as well. */
  readonly rules: readonly string[];
}

export interface RowCell {
  readonly address: string;
  readonly label: string;
  /** Content as the file shows it. */
  readonly current: string;
  readonly suggested: string;
}

type RowSettings = Pick<Settings, 'language' | 'strict' | 'verbose'>;

/** Returns the rows of a file: a row a mistake, then one for each open finding; with `strict` these are errors. */
export function rowsOf(whole: FileResult, settings: RowSettings): Row[] {
  const { language, strict } = settings;
  const file = unsuppressed(whole);
  if (file.problem)
    return [fileRow(file, 'open', verdictNames['cannot-check'][language], file.problem.message[language])];
  const failing = failingCorrections(file, language);
  const open = file.diagnostics
    .filter(({ kind }) => kind === 'open')
    .map((one, index): Correction => {
      const correction = findingCorrection(one, failing.length + 1 + index, file, language);
      const why = [messageOf(one, language)];
      return strict ? { ...correction, why, level: 'error', severity: 'error' } : { ...correction, why };
    });
  return [...noticeRows(whole, language), ...[...failing, ...open].map((one) => correctionRow(one, file, settings))];
}

function correctionRow(correction: Correction, { path, reports }: FileResult, settings: RowSettings): Row {
  const { language } = settings;
  const { level, severity, table, cells, certainty, why, findings, clears, rules } = correction;
  const { report } = cells[0].spot;
  const { organization, year } = (report === null ? undefined : reports[report]?.report) ?? {};
  return {
    file: path,
    report,
    body: organization ?? '',
    year: String(year ?? ''),
    level,
    severity: markNames[severity][language],
    isOpen: severity === 'open',
    table,
    cells: cells.map(({ spot, ...cell }) => ({ ...cell, address: placeIn(spot.place, language) })),
    certainty: certainty ? certaintyNames[certainty][language] : '',
    why: why.flatMap((text) => text.split('\n')),
    findings: findings.length,
    clears: clears.map(({ rule, title, place }) =>
      [ruleName({ id: rule, title }, settings), placeIn(place, language)].filter((part) => part !== '').join(' '),
    ),
    rules: rules.map((rule) => ruleName(rule, settings)),
  };
}

/** Says that a file was checked in part, or what its pass rests on. */
function noticeRows(file: FileResult, language: Language): Row[] {
  const notice = verdictNotice(file);
  if (!notice) return [];
  const { verdict, why } = notice;
  const level = verdict === 'pass' ? 'info' : 'open';
  return [fileRow(file, level, verdictNames[verdict][language], why[language])];
}

/** Returns the row of a whole file; it is about the report where the file has only one. */
function fileRow({ path, reports }: FileResult, level: MarkLevel, severity: string, why: string): Row {
  const only = reports.length === 1 ? reports[0]!.report : undefined;
  return {
    file: path,
    report: only ? 0 : null,
    body: only?.organization ?? '',
    year: String(only?.year ?? ''),
    level,
    severity,
    isOpen: false,
    table: '',
    cells: [],
    certainty: '',
    why: why.split('\n'),
    findings: 0,
    clears: [],
    rules: [],
  };
}
