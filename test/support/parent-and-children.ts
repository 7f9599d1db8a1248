import { forms } from '../../src/forms.ts';
import { childReports, type LintOptions, lint, readReports } from '../../src/lint.ts';
import type { Diagnostic } from '../../src/model/result.ts';
import type { Figures } from './county.ts';
import { nothing, printedWhole, type Whole } from './whole-reports.ts';

const bytesOf = (whole: Whole) => new TextEncoder().encode(printedWhole(whole));

/** Returns a report with these figures, all others 0. */
export function withFigures(body: string, figures: Figures, others: Whole = {}): Whole {
  return { body, ...others, figures: { ...nothing, ...figures } };
}

/** Lints a report beside those that it sums up, which are files named after their body. */
export async function lintAbove(
  parent: Whole,
  children: readonly Whole[],
  { isComplete = true, ...options }: { readonly isComplete?: boolean } & Partial<LintOptions> = {},
): Promise<readonly Diagnostic[]> {
  const reports = [];
  for (const child of children) reports.push(...(await readReports(bytesOf(child), { path: `${child.body}.txt` })));
  const below = await childReports(reports, { isComplete, forms });
  const { diagnostics } = await lint(bytesOf(parent), { path: 'county.txt', children: below, ...options });
  return diagnostics;
}
