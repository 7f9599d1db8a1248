import type { FileResult } from '../../model/result.ts';
import type { Wording } from '../settings.ts';
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
export function rowsOf(whole: FileResult, { language, strict }: Wording): Row[] {
  const file = unsuppressed(whole);
  const { problem, diagnostics } = file;
  if (problem) return [fileRow(file, 'open', verdictNames['cannot-check'][language], problem.message[language])];
  const failing = failingCorrections(file, language);
  const open = diagnostics
    .filter(({ kind }) => kind === 'open')
    .map((one, index): Correction => {
      const correction = findingCorrection(one, failing.length + 1 + index, file, language);
      const why = [messageOf(one, language)];
      return strict ? { ...correction, why, level: 'error', severity: 'error' } : { ...correction, why };
    });
  // That a file was checked in part, or what its pass rests on.
  const notice = verdictNotice(whole);
  return [
    ...(notice
      ? [
          fileRow(
            file,
            notice.verdict === 'pass' ? 'info' : 'open',
            verdictNames[notice.verdict][language],
            notice.why[language],
          ),
        ]
      : []),
    ...[...failing, ...open].map((correction): Row => {
      const { level, severity, why, cells } = correction;
      return rowOf(file, cells[0].spot.report, { level, severity: markNames[severity][language], why, correction });
    }),
  ];
}

/** Returns the row of a whole file; it is about the report where the file has only one. */
function fileRow(file: FileResult, level: MarkLevel, severity: string, why: string): Row {
  return rowOf(file, file.reports.length === 1 ? 0 : null, { level, severity, why: [why], correction: undefined });
}

function rowOf(
  { path, reports }: FileResult,
  report: number | null,
  said: Pick<Row, 'level' | 'severity' | 'why' | 'correction'>,
): Row {
  const { organization, year } = (report === null ? undefined : reports[report]?.report) ?? {};
  const why = said.why.flatMap((text) => text.split('\n'));
  return { ...said, why, file: path, report, body: organization ?? '', year: String(year ?? '') };
}
