import type { Severity } from '../model/form.ts';

/** What the exit code rests on; whole numbers. */
export interface Counts {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  /** Files with that verdict. */
  readonly incomplete: number;
  readonly cannotCheck: number;
}

export interface Limits {
  readonly failOn: Severity | 'never';
  readonly maxWarnings: number | undefined;
  readonly exitZero: boolean;
}

/**
 * Exit code of `lint`. 2: a file could not be checked, or not all of it; 1: findings at or above the fail level,
 * or more warnings than allowed; 0: neither. 2 beats 1; `exitZero` turns 1 into 0, never 2.
 */
export function exitCode(counts: Counts, { failOn, maxWarnings, exitZero }: Limits): 0 | 1 | 2 {
  if (counts.cannotCheck > 0 || counts.incomplete > 0) return 2;
  const found = {
    never: 0,
    error: counts.errors,
    warning: counts.errors + counts.warnings,
    info: counts.errors + counts.warnings + counts.infos,
  }[failOn];
  const tooMany = maxWarnings !== undefined && counts.warnings > maxWarnings;
  return !exitZero && (found > 0 || tooMany) ? 1 : 0;
}
