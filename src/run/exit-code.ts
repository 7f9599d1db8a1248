import type { Severity } from '../model/form.ts';
import type { Summary } from '../model/result.ts';

/** The counts that determine the exit code. `incomplete` and `cannotCheck` are numbers of files with the verdict. */
export type Counts = Pick<Summary, 'errors' | 'warnings' | 'infos' | 'incomplete' | 'cannotCheck'>;

export interface Limits {
  readonly failOn: Severity | 'never';
  readonly maxWarnings: number | undefined;
  readonly exitZero: boolean;
}

/**
 * Returns the exit code of `lint`. 2: a file could not be checked, or only in part; 1: findings at or above the fail level,
 * more warnings than allowed, or `isMissing`, a body that had to report; 0: none of these. 2 takes precedence over 1. `exitZero` turns 1 into 0, never 2.
 */
export function exitCode(counts: Counts, { failOn, maxWarnings, exitZero }: Limits, isMissing = false): 0 | 1 | 2 {
  if (counts.cannotCheck > 0 || counts.incomplete > 0) return 2;
  const failing = {
    never: 0,
    error: counts.errors,
    warning: counts.errors + counts.warnings,
    info: counts.errors + counts.warnings + counts.infos,
  }[failOn];
  const tooManyWarnings = maxWarnings !== undefined && counts.warnings > maxWarnings;
  return !exitZero && (failing > 0 || tooManyWarnings || isMissing) ? 1 : 0;
}
