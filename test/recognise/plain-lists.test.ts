import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { check } from '../../src/check.ts';
import { forms, type LintOptions, lint } from '../../src/lint.ts';
import type { Document } from '../../src/model/document.ts';
import { readCsv } from '../../src/readers/csv/index.ts';
import { readJson } from '../../src/readers/json/index.ts';
import { versionOf } from '../../src/run/versions.ts';
import { listTexts, reportLines, type Shape } from '../support/make/list-texts.ts';
import { withPlainRows } from '../support/plain-rows.ts';
import { runs } from '../support/random-runs.ts';
import { utf8 } from '../support/utf8.ts';

type Reader = (bytes: Uint8Array, path: string) => Document;

/** Judges a list by its figures where these are plain, and cell by cell. */
async function judgedBothWays(text: string, read: Reader, options: Partial<LintOptions>) {
  const path = 'all';
  const document = read(utf8(text), path);
  const judge = (one: Document) => lint(utf8(text), { ...options, path, read: async () => one });
  return { plainly: await judge(document), byCell: await judge(withPlainRows(document)) };
}

/** Tests that both results are the same, with every entry and sum. */
async function expectTheSame(text: string, read: Reader, options: Partial<LintOptions>): Promise<void> {
  const { plainly, byCell } = await judgedBothWays(text, read, options);
  expect(plainly).toEqual(byCell);
  // A copy does not have the plain figures of a report.
  const copies = byCell.reports.map(({ report }) => ({ ...report }));
  const checked = await Promise.all(copies.map((one, index) => check(one, index, options)));
  expect(plainly.reports).toEqual(checked.map(({ result }) => result));
  expect(plainly.diagnostics).toEqual(checked.flatMap(({ diagnostics }) => diagnostics));
  expect(plainly.reports.map(({ report }) => versionOf(report))).toEqual(copies.map(versionOf));
}

const options = fc.constantFrom<Partial<LintOptions>>(
  {},
  { year: 2023, strict: true },
  { year: 2019 },
  { blank: 'unknown' },
  { severities: { 'edition-mismatch': 'error', 'case-total': 'off', 'missing-table': 'off' } },
);

describe.each(forms)('$id', (form) => {
  test.each<Shape>(['wide', 'tidy'])('%s lists are judged by their figures as they are cell by cell', async (shape) => {
    await fc.assert(
      fc.asyncProperty(listTexts(form, shape), options, (text, some) => expectTheSame(text, readCsv, some)),
      runs(8, 150),
    );
  });

  test('lines of reports are judged by their figures as they are value by value', async () => {
    await fc.assert(
      fc.asyncProperty(reportLines(form), options, (text, some) => expectTheSame(text, readJson, some)),
      runs(8, 150),
    );
  });
});
