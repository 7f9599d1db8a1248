import type { Entry } from '../report.ts';

/**
 * Whether nothing is known of a cell, not even that it is blank. Programs find it left out, people find a gap: as a
 * blank it would count as 0.
 */
export function isLacking({ value }: Entry): boolean {
  return value.kind === 'absent';
}
