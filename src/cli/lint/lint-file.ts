import { type LintOptions, lint } from '../../lint.ts';
import type { FileResult } from '../../model/result.ts';
import { type Version, versionOf } from './versions.ts';

/** What all files of a run are judged by. */
export interface Terms extends Omit<LintOptions, 'path' | 'sha256'> {
  /** Gives the hash of the bytes, where a format shows it. */
  readonly hash: ((bytes: Uint8Array) => string) | undefined;
  /** Whether a file with nothing to say of is shown with its figures. */
  readonly keepsFigures: boolean;
}

/** The result, and what is compared with the reports of other files: it outlasts the figures. */
export interface Judged {
  readonly file: FileResult;
  readonly versions: readonly Version[];
}

export type Judge = (file: { readonly path: string; readonly bytes: Uint8Array }, terms: Terms) => Promise<Judged>;

/** Lints a file, and keeps of the result what the run will show. */
export const judge: Judge = async ({ path, bytes }, { hash, keepsFigures, ...options }) => {
  const file = await lint(bytes, { ...options, path, ...(hash && { sha256: hash(bytes) }) });
  const versions = file.reports.map(({ report }) => versionOf(report));
  return { file: keepsFigures ? file : withoutFigures(file), versions };
};

/** The figures of a file with nothing to say of would fill the memory, ten thousand files long, and are not shown. */
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
