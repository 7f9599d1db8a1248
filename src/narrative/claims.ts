import type { Claim } from '../model/claim.ts';
import type { Report } from '../model/report.ts';

/** Returns the claims of a report's text about its tables, in the order of the text. */
export function claimsOf(_report: Report): readonly Claim[] {
  return [];
}
