import type { FileResult } from '../../model/result.ts';
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
