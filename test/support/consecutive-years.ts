import type { CheckOptions } from '../../src/check.ts';
import { forms } from '../../src/forms.ts';
import { lint, readReports } from '../../src/lint.ts';
import type { ReferenceReports } from '../../src/model/reference.ts';
import type { FileResult } from '../../src/model/result.ts';
import { collectReferences } from '../../src/references/collect.ts';
import { printedWhole, type Whole } from './whole-reports.ts';

/** The year before the report that `printedWhole` makes of nothing: its figures lead to those. */
export const before: Whole = {
  year: 2022,
  figures: {
    'disclosure/normative-documents/effective': 12,
    'requests/carried-in/natural-person': 0,
    'requests/carried-in/total': 0,
    'requests/carried-out/natural-person': 2,
    'requests/carried-out/total': 2,
  },
};

/** Returns such a year before with other figures, or another body, year, edition or text. */
export function beforeWith({ figures, ...others }: Whole): Whole {
  return { ...before, ...others, figures: { ...before.figures, ...figures } };
}

const bytesOf = (whole: Whole) => new TextEncoder().encode(printedWhole(whole));

/** Collects reports of earlier years, as from files that are named by year and number. */
export async function collected(...all: readonly Whole[]) {
  const collection = collectReferences();
  for (const [index, whole] of all.entries()) {
    for (const report of await readReports(bytesOf(whole), { path: `${whole.year}-${index + 1}.txt` })) {
      collection.add(report, forms);
    }
  }
  return collection;
}

/** Lints a report with those of earlier years. */
export async function lintAfter(
  now: Whole,
  previous: ReferenceReports,
  options: CheckOptions = {},
): Promise<FileResult> {
  return lint(bytesOf(now), { ...options, path: `${now.year ?? 2023}.txt`, previous });
}

/** Returns what is found in a report that is compared with earlier ones, as `rule cell kind`. */
export async function foundAfter(now: Whole, ...all: readonly Whole[]): Promise<string[]> {
  const { reports } = await collected(...all);
  const { diagnostics } = await lintAfter(now, reports);
  return diagnostics.map(({ rule, cell, kind }) => `${rule} ${cell} ${kind}`);
}
