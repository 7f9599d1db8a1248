import { type CheckOptions, check as checkReport } from '../../src/check.ts';
import type { Report } from '../../src/model/report.ts';

/** Checks a report, and returns its result together with what was found in it. */
export async function check(report: Report, index: number, options?: CheckOptions) {
  const { result, diagnostics } = await checkReport(report, index, options);
  return { ...result, diagnostics };
}
