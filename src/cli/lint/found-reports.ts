import { isFilledIn } from '../../model/blanks.ts';
import { groupBy } from '../../model/group-by.ts';
import { entriesOf } from '../../model/report.ts';
import type { Assessment, Diagnostic, FileResult, ReportResult } from '../../model/result.ts';
import type { Tally } from '../../model/tally.ts';
import { tallyOf } from '../../presentation/tally.ts';

/** Files without findings whose report is kept by name: as many as an output names one by one. */
const maxNamed = 5;

const none: readonly never[] = [];

/**
 * Returns what takes a file apart to what outputs show that leave out reports without findings: those with findings, and the
 * counts of all. Of a hundred thousand files without findings hardly more than the paths is left: they share their counts.
 */
export function foundReports(): (file: FileResult) => FileResult {
  let named = 0;
  const shared = new Map<string, NonNullable<FileResult['parts']>>();
  return (file) => {
    if (file.parts || file.verdict === 'incomplete' || file.verdict === 'cannot-check') return file;
    const { path, format, sha256, verdict, notices } = file;
    const rest = { path, format, sha256, verdict, problem: null, notices, outline: null };
    const tally = tallyOf(file);
    if (file.diagnostics.length > 0) {
      const found = onlyFound(file);
      return { ...rest, reports: found.reports, diagnostics: found.diagnostics, parts: counted([found], tally) };
    }
    const isNamed = named++ < maxNamed;
    const key = JSON.stringify([tally.reports, tally.coverage, tally.waived]);
    const parts = (isNamed ? undefined : shared.get(key)) ?? counted([], tally);
    if (!isNamed) shared.set(key, parts);
    return { ...rest, reports: none, diagnostics: none, parts };
  };
}

function counted(parts: readonly FileResult[], tally: Tally): NonNullable<FileResult['parts']> {
  return Object.assign([...parts], { tally });
}

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
