import type { FileResult } from '../../model/result.ts';

/** Removes the reports without findings. */
export function onlyFound(part: FileResult): FileResult {
  const found = [...new Set(part.diagnostics.flatMap(({ report }) => report ?? []))].sort((a, b) => a - b);
  const positions = new Map(found.map((report, index) => [report, index]));
  return {
    ...part,
    reports: found.map((report) => part.reports[report]!),
    diagnostics: part.diagnostics.map((one) =>
      one.report === null ? one : { ...one, report: positions.get(one.report)! },
    ),
  };
}
