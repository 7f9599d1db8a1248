import { isFilledIn } from '../../model/blanks.ts';
import { groupBy } from '../../model/group-by.ts';
import { entriesOf } from '../../model/report.ts';
import type { Assessment, Diagnostic, FileResult, ReportResult } from '../../model/result.ts';

const none: readonly never[] = [];

/** Removes the reports without findings, and of the others the figures that no finding names. */
export function onlyFound(part: FileResult): FileResult {
  const byReport = groupBy(part.diagnostics, ({ report }) => report);
  const found = [...byReport.keys()].filter((report) => report !== null).sort((a, b) => a - b);
  const positions = new Map(found.map((report, index) => [report, index]));
  return {
    ...part,
    reports: found.map((report) => onlyNamed(part.reports[report]!, byReport.get(report)!)),
    diagnostics: part.diagnostics.map((one) =>
      one.report === null ? one : { ...one, report: positions.get(one.report)! },
    ),
  };
}

/**
 * Removes the entries that no finding names, but for one that tells that the report is filled in. Of the relations that hold, one
 * equation tells that they were assessed.
 */
function onlyNamed(result: ReportResult, diagnostics: readonly Diagnostic[]): ReportResult {
  const named = new Set(diagnostics.flatMap(({ cell, related }) => [cell, ...related.map((one) => one.cell)]));
  const filled = entriesOf(result.report).find(isFilledIn);
  const tables = result.report.tables.map((table) => ({
    ...table,
    entries: table.entries.filter((entry) => named.has(entry.at.id) || entry === filled),
    ignored: none,
  }));
  const known = new Set<Assessment['relation']>();
  const assessments = result.assessments.flatMap((one): Assessment | readonly never[] => {
    const isFirst = !known.has(one.relation);
    known.add(one.relation);
    if (one.outcome !== 'holds') return one;
    return isFirst ? { ...one, left: { ...one.left, entries: none }, right: { ...one.right, entries: none } } : none;
  });
  return { ...result, report: { ...result.report, tables }, assessments };
}
