import { type LintOptions, lint } from '../lint.ts';
import { nothingClaimed } from '../model/claim.ts';
import type { Table } from '../model/report.ts';
import type { FileResult, ReportResult } from '../model/result.ts';
import { type Version, versionOf } from './versions.ts';

export interface LintedFile {
  readonly file: FileResult;
  /** Compared with the reports of other files, and kept when the figures are not. */
  readonly versions: readonly Version[];
}

/** Lints a file of a run. */
export type FileLinter = (
  file: { readonly path: string; readonly bytes: Uint8Array },
  options: FileLintOptions,
) => Promise<LintedFile>;

export interface FileLintOptions extends Omit<LintFileOptions, 'path' | 'sha256' | 'read'> {
  /** Hashes the bytes, if an output shows the hash. */
  readonly hash: ((bytes: Uint8Array) => string) | undefined;
}

export interface LintFileOptions extends LintOptions {
  /** True if the figures of a report without findings are shown. */
  readonly keepsFigures: boolean;
  /** True if the reports of a long list are compared with those of other files. */
  readonly comparesLists?: boolean;
}

/** Lints a file and keeps the part of the result that the run shows. */
export async function lintFile(
  bytes: Uint8Array,
  { keepsFigures, comparesLists = true, ...options }: LintFileOptions,
): Promise<LintedFile> {
  const file = await lint(bytes, options);
  const isCompared = options.part === undefined || comparesLists;
  const versions = isCompared ? file.reports.map(({ report }) => versionOf(report)) : [];
  return { file: keepsFigures ? file : withoutFigures(file), versions };
}

/**
 * Removes the figures of reports without findings. They are not shown, and those of ten thousand reports fill the memory.
 */
export function withoutFigures(file: FileResult): FileResult {
  const found = new Set(file.diagnostics.map(({ report }) => report));
  return { ...file, reports: file.reports.map((one, index) => (found.has(index) ? one : emptied(one))) };
}

/** Copies what stays part by part, since to copy all would make the entries and assessments that are left out. */
function emptied({ report, compared, rules, coverage, relaxed, waived }: ReportResult): ReportResult {
  return {
    report: { ...report, tables: report.tables.map(emptiedTable), opening: none, sections: none },
    assessments: none,
    claims: nothingClaimed,
    rules,
    culprits: none,
    ...(compared && { compared }),
    coverage,
    relaxed,
    waived,
  };
}

function emptiedTable({ form, table, place, cut, lost, shifted, unplaced }: Table): Table {
  const kept = { form, table, place, entries: none, ignored: none, ...(shifted && { shifted }) };
  if (!cut && !lost && !unplaced) return kept;
  return { ...kept, ...(cut && { cut }), ...(lost && { lost }), ...(unplaced && { unplaced }) };
}

const none: readonly never[] = [];
