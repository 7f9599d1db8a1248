import { fingerprint as hash } from '../model/fingerprint.ts';
import type { Culprit, FileResult, Result, Summary } from '../model/result.ts';
import { levels } from './levels.ts';
import { tallyOf } from './tally.ts';

/** Settings that decide how a run counts and ends. */
export interface Terms {
  readonly tool: Result['tool'];
  /** Open findings count as errors. */
  readonly strict: boolean;
  readonly exitCode: (counts: Counts) => Summary['exitCode'];
}

/** Counts over the files of a run. */
export type Counts = Omit<Summary, 'exitCode'>;

export const zeroCounts: Counts = {
  files: 0,
  reports: 0,
  passed: 0,
  failed: 0,
  incomplete: 0,
  cannotCheck: 0,
  skipped: 0,
  errors: 0,
  warnings: 0,
  infos: 0,
  open: 0,
  suppressed: 0,
};

const byVerdict = { pass: 'passed', fail: 'failed', incomplete: 'incomplete', 'cannot-check': 'cannotCheck' } as const;
const byLevel = { error: 'errors', warning: 'warnings', info: 'infos', open: 'open' } as const;

/** Adds a file to the counts. */
export function addFile(counts: Counts, file: FileResult, strict: boolean): Counts {
  const tally = tallyOf(file);
  const sum = { ...counts };
  sum.files++;
  sum.reports += tally.reports;
  sum[byVerdict[file.verdict]]++;
  sum.suppressed += tally.accepted;
  const { findings } = tally[strict ? 'strict' : 'plain'];
  for (const level of levels) sum[byLevel[level]] += findings[level];
  return sum;
}

/** Compares two files by their paths. */
export function byPath(a: Pick<FileResult, 'path'>, b: Pick<FileResult, 'path'>): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}

/** Makes one result of the files of a run: sorted by path, counted, with unique fingerprints. `skipped` files were passed over. */
export function summarise(files: readonly FileResult[], { tool, strict, exitCode }: Terms, skipped = 0): Result {
  const sorted = files.toSorted(byPath).map(uniqueFingerprints());
  const counts = sorted.reduce((sum, file) => addFile(sum, file, strict), { ...zeroCounts, skipped });
  return { tool, summary: { ...counts, exitCode: exitCode(counts) }, files: sorted };
}

/** Returns what makes fingerprints unique over files that come one after another: a repeated one is hashed with its number. */
export function uniqueFingerprints(): (file: FileResult) => FileResult {
  const times = new Map<string, number>();
  return (file) => {
    if (file.diagnostics.length === 0) return file;
    const renamed = new Map<string, string>();
    const diagnostics = file.diagnostics.map((diagnostic) => {
      const { report, fingerprint: old } = diagnostic;
      const nth = (times.get(old) ?? 0) + 1;
      times.set(old, nth);
      const fingerprint = nth === 1 ? old : hash(old, String(nth));
      if (!renamed.has(`${report} ${old}`)) renamed.set(`${report} ${old}`, fingerprint);
      return { ...diagnostic, fingerprint };
    });
    // Suspects and culprits refer to findings by fingerprint.
    const now = (report: number | null) => (old: string) => renamed.get(`${report} ${old}`) ?? old;
    return {
      ...file,
      diagnostics: diagnostics.map((one) => ({
        ...one,
        suspects: one.suspects.map((suspect) => ({ ...suspect, clears: suspect.clears.map(now(one.report)) })),
      })),
      reports: file.reports.map((one, index) => {
        if (one.culprits.length === 0) return one;
        const named = (culprit: Culprit) => ({ ...culprit, relations: culprit.relations.map(now(index)) });
        return { ...one, culprits: one.culprits.map(named) };
      }),
    };
  };
}
