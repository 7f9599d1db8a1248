import { fingerprint as hash } from './fingerprint.ts';
import type { Diagnostic, FileResult, Result, Summary } from './result.ts';

/** How a run counts and ends. */
export interface Terms {
  readonly tool: Result['tool'];
  /** What should be checked and cannot be told counts as an error. */
  readonly strict: boolean;
  readonly exitCode: (counts: Omit<Summary, 'exitCode'>) => Summary['exitCode'];
}

/** Makes one result of the files of a run: in order of path, counted, each fingerprint once. */
export function summarise(files: readonly FileResult[], { tool, strict, exitCode }: Terms): Result {
  const sorted = unique(files.toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0)));
  const found = sorted.flatMap(({ diagnostics }) => diagnostics).map((diagnostic) => counted(diagnostic, strict));
  const count = (as: Counted) => found.filter((one) => one === as).length;
  const counts = {
    files: sorted.length,
    reports: sorted.reduce((sum, { reports }) => sum + reports.length, 0),
    errors: count('error'),
    warnings: count('warning'),
    infos: count('info'),
    open: count('open'),
    suppressed: 0,
    cannotCheck: sorted.filter(({ verdict }) => verdict === 'cannot-check').length,
  };
  return { tool, summary: { ...counts, exitCode: exitCode(counts) }, files: sorted };
}

type Counted = Diagnostic['severity'] | 'open';

/** What a finding is counted as; each is counted once. */
function counted({ kind, severity }: Diagnostic, strict: boolean): Counted {
  return kind === 'open' && !(strict && severity === 'error') ? 'open' : severity;
}

/** Files whose fingerprints are all different: one that comes again is hashed anew with its number. */
function unique(files: readonly FileResult[]): FileResult[] {
  const times = new Map<string, number>();
  return files.map((file) => {
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
  });
}
