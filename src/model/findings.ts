import type { Diagnostic, FileResult } from './result.ts';

/** Returns the parts of a file in order, in each of which reports count from 0; a file that has none is its only part. */
export function eachPart(file: FileResult): Iterable<FileResult> {
  return file.parts ?? [file];
}

/** A finding, the index of its report in the file, null for one about the file, and the family of its form. */
export interface NumberedFinding {
  readonly report: number | null;
  readonly family: string | undefined;
  readonly diagnostic: Diagnostic;
}

/** Goes through the findings of a file, part by part. */
export function* findingsOf(file: FileResult): Generator<NumberedFinding> {
  let before = 0;
  for (const { reports, diagnostics } of eachPart(file)) {
    for (const diagnostic of diagnostics) {
      const { report } = diagnostic;
      const family = report === null ? undefined : reports[report]!.report.family;
      yield { report: report === null ? null : report + before, family, diagnostic };
    }
    before += reports.length;
  }
}

/** Returns the result of a file of parts, which are gone through again whenever its reports or findings are read. */
export function inParts(
  file: Omit<FileResult, 'reports' | 'diagnostics' | 'parts'>,
  parts: NonNullable<FileResult['parts']>,
): FileResult {
  return {
    ...file,
    parts,
    get reports() {
      return [...parts].flatMap((part) => part.reports);
    },
    get diagnostics() {
      return [...findingsOf(this)].map(({ report, diagnostic }) => ({ ...diagnostic, report }));
    },
  };
}
