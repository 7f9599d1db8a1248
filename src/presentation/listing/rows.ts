import { eachPart } from '../../model/findings.ts';
import type { FileResult } from '../../model/result.ts';
import type { Language } from '../../model/text.ts';
import { levels } from '../levels.ts';
import type { Wording } from '../settings.ts';
import { tallyOf } from '../tally.ts';
import { unsuppressed } from '../unsuppressed.ts';
import { type VerdictNotice, verdictNames, verdictNotice } from '../verdict.ts';
import { type Correction, type MarkLevel, markNames } from './correction.ts';
import { findingCorrection } from './findings.ts';
import { failingCorrections } from './index.ts';
import { messageOf } from './message.ts';

/** A row of the list of corrections over all files: a correction, or a notice about a whole file. */
export interface Row {
  /** Path of the file. */
  readonly file: string;
  /** Index of the report in its file; null for the file. */
  readonly report: number | null;
  /** Name of the report's body; empty where it is unknown. */
  readonly body: string;
  readonly year: string;
  readonly level: MarkLevel;
  /** The level or the verdict in words. */
  readonly severity: string;
  /** Lines that say what is wrong. */
  readonly why: readonly string[];
  /** Undefined for a whole file. */
  readonly correction: Correction | undefined;
}

/** Returns the rows of a file: a row a mistake, then one for each open finding; with `strict` these are errors. */
export function* rowsOf(whole: FileResult, wording: Wording): Generator<Row> {
  yield* noticeRows(whole, wording);
  if (whole.problem) return;
  // The gravest of all parts come first.
  const passes = whole.parts ? levels.map((level) => [level]) : [levels];
  for (const pass of passes) {
    for (const part of eachPart(whole)) {
      for (const { level, row } of levelRows(part, wording)) if (pass.includes(level)) yield row;
    }
  }
}

/** Returns the row that says that a file was not checked, or in part, or what its pass rests on. */
export function noticeRows(file: FileResult, { language }: Wording): Row[] {
  const notice = verdictNotice(file);
  return notice ? [noticeRow(notice, file, language)] : [];
}

/** Returns the rows of the findings of a file, or of a part of one. */
export function findingRows(part: FileResult, wording: Wording): Row[] {
  return levelRows(part, wording).map(({ row }) => row);
}

/** Returns these rows, each with the level of what it is about. */
function levelRows(whole: FileResult, { language, strict }: Wording) {
  const file = unsuppressed(whole);
  const failing = failingCorrections(file, language);
  const open = file.diagnostics
    .filter(({ kind }) => kind === 'open')
    .map((one, index): Correction => {
      const correction = findingCorrection(one, failing.length + 1 + index, file, language);
      const why = [messageOf(one, language)];
      return strict ? { ...correction, why, level: 'error', severity: 'error' } : { ...correction, why };
    });
  const rowOf = (correction: Correction): Row => {
    const { level, severity, cells } = correction;
    const why = correction.why.flatMap((text) => text.split('\n'));
    return { ...bodyOf(file, cells[0].spot.report), level, severity: markNames[severity][language], why, correction };
  };
  return [
    ...failing.map((one) => ({ level: one.severity, row: rowOf(one) })),
    ...open.map((one) => ({ level: 'open' as const, row: rowOf(one) })),
  ];
}

/** Returns the row of a whole file; it is about the report where the file has only one. */
function noticeRow({ verdict, why }: VerdictNotice, file: FileResult, language: Language): Row {
  return {
    ...bodyOf(file, tallyOf(file).reports === 1 ? 0 : null),
    level: verdict === 'pass' ? 'info' : 'open',
    severity: verdictNames[verdict][language],
    why: why[language].split('\n'),
    correction: undefined,
  };
}

function bodyOf({ path, reports }: FileResult, report: number | null) {
  const { organization, year } = (report === null ? undefined : reports[report]?.report) ?? {};
  return { file: path, report, body: organization ?? '', year: String(year ?? '') };
}
