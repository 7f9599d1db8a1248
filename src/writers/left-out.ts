import type { Entry } from '../report.ts';

/** Whether a file has no place for a cell, so that it is not read back as a blank, which would count as 0. */
export function isLeftOut({ value }: Entry): boolean {
  return value.kind === 'absent';
}
