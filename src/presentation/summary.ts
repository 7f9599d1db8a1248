import { fingerprint as hash } from '../model/fingerprint.ts';
import { countedAs, type FileResult, type Result, type Summary } from '../model/result.ts';

/** How a run counts and ends. */
export interface Terms {
  readonly tool: Result['tool'];
  /** What should be checked and cannot be told counts as an error. */
  readonly strict: boolean;
  readonly exitCode: (counts: Counts) => Summary['exitCode'];
}

/** What the files of a run come to; whole numbers. */
export type Counts = Omit<Summary, 'exitCode'>;

export const noCounts: Counts = {
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

/** The counts with one file more. */
export function plus(counts: Counts, { verdict, reports, diagnostics }: FileResult, strict: boolean): Counts {
  const found = diagnostics.filter(({ suppressed }) => !suppressed).map((one) => countedAs(one, strict));
  const count = (as: (typeof found)[number]) => found.filter((one) => one === as).length;
  return {
    files: counts.files + 1,
    reports: counts.reports + reports.length,
    passed: counts.passed + Number(verdict === 'pass'),
    failed: counts.failed + Number(verdict === 'fail'),
    incomplete: counts.incomplete + Number(verdict === 'incomplete'),
    cannotCheck: counts.cannotCheck + Number(verdict === 'cannot-check'),
    skipped: counts.skipped,
    errors: counts.errors + count('error'),
    warnings: counts.warnings + count('warning'),
    infos: counts.infos + count('info'),
    open: counts.open + count('open'),
    suppressed: counts.suppressed + diagnostics.length - found.length,
  };
}

/** Makes one result of the files of a run, `skipped` others aside: in order of path, counted, each fingerprint once. */
export function summarise(files: readonly FileResult[], { tool, strict, exitCode }: Terms, skipped = 0): Result {
  const sorted = files.toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0)).map(unrepeated());
  const counts = sorted.reduce((sum, file) => plus(sum, file, strict), { ...noCounts, skipped });
  return { tool, summary: { ...counts, exitCode: exitCode(counts) }, files: sorted };
}

/**
 * Makes the fingerprints of files that come one after another all different: one that comes again is hashed anew
 * with its number.
 */
export function unrepeated(): (file: FileResult) => FileResult {
  const times = new Map<string, number>();
  return (file) => {
    const renamed = new Map<string, string>();
    const diagnostics = file.diagnostics.map((diagnostic) => {
      const { report, fingerprint: old } = diagnostic;
      const nth = (times.get(old) ?? 0) + 1;
      times.set(old, nth);
      const fingerprint = nth === 1 ? old : hash(old, String(nth));
      if (!renamed.has(`${report} ${old}`)) renamed.set(`${report} ${old}`, fingerprint);
      return { ...diagnostic, fingerprint };
    });
    // What a report says of its own findings follows them.
    const now = (report: number | null) => (old: string) => renamed.get(`${report} ${old}`) ?? old;
    return {
      ...file,
      diagnostics: diagnostics.map((one) => ({
        ...one,
        suspects: one.suspects.map((suspect) => ({ ...suspect, clears: suspect.clears.map(now(one.report)) })),
      })),
      reports: file.reports.map((one, index) => ({
        ...one,
        culprits: one.culprits.map((culprit) => ({ ...culprit, relations: culprit.relations.map(now(index)) })),
      })),
    };
  };
}
