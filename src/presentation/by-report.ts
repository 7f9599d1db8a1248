import { groupBy } from '../model/group-by.ts';
import type { Diagnostic, FileResult, ReportResult } from '../model/result.ts';

/** One report of a file and the findings about it; or, without a result, the findings about the file as a whole. */
export interface ReportPart {
  /** Index of the report in its file; null for the file. */
  readonly report: number | null;
  readonly result: ReportResult | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** Divides the findings of a file: first those about the file as a whole, then those about each report. */
export function byReport({
  reports,
  diagnostics,
}: Pick<FileResult, 'reports' | 'diagnostics'>): [ReportPart, ...ReportPart[]] {
  const byIndex = groupBy(diagnostics, ({ report }) => report);
  const of = (report: number | null) => byIndex.get(report) ?? [];
  return [
    { report: null, result: undefined, diagnostics: of(null) },
    ...reports.map((result, report) => ({ report, result, diagnostics: of(report) })),
  ];
}
