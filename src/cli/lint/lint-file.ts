import { type LintOptions, lint } from '../../lint.ts';
import type { FileResult } from '../../model/result.ts';
import { type Version, versionOf } from './versions.ts';

export interface FileLintOptions extends Omit<LintOptions, 'path' | 'sha256'> {
  /** Hashes the bytes, if an output shows the hash. */
  readonly hash: ((bytes: Uint8Array) => string) | undefined;
  /** True if the figures of a file without findings are shown. */
  readonly keepsFigures: boolean;
}

export interface LintedFile {
  readonly file: FileResult;
  /** Compared with the reports of other files, and kept when the figures are not. */
  readonly versions: readonly Version[];
}

export type FileLinter = (
  file: { readonly path: string; readonly bytes: Uint8Array },
  options: FileLintOptions,
) => Promise<LintedFile>;

/** Lints a file and keeps the part of the result that the run shows. */
export const lintFile: FileLinter = async ({ path, bytes }, { hash, keepsFigures, ...options }) => {
  const file = await lint(bytes, { ...options, path, ...(hash && { sha256: hash(bytes) }) });
  const versions = file.reports.map(({ report }) => versionOf(report));
  return { file: keepsFigures ? file : withoutFigures(file), versions };
};

/** Removes the figures of a file without findings. They are not shown, and those of ten thousand files fill the memory. */
export function withoutFigures(file: FileResult): FileResult {
  if (file.diagnostics.length > 0) return file;
  const reports = file.reports.map((one) => ({
    ...one,
    report: {
      ...one.report,
      tables: one.report.tables.map((table) => ({ ...table, entries: [], ignored: [] })),
      sections: [],
    },
    assessments: [],
    culprits: [],
  }));
  return { ...file, reports };
}
