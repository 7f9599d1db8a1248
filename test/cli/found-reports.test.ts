import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keepFiles } from '../../src/cli/lint/kept-files.ts';
import { type FormatterName, findingsAlone } from '../../src/formatters/index.ts';
import { forms, lint } from '../../src/lint.ts';
import { entriesOf } from '../../src/model/report.ts';
import type { FileResult } from '../../src/model/result.ts';
import { distinct } from '../support/make/figures.ts';
import { listTexts, reportLines } from '../support/make/list-texts.ts';
import { runs } from '../support/random-runs.ts';
import { everything, resultOf, written } from '../support/results.ts';
import { utf8 } from '../support/utf8.ts';

const names = [...findingsAlone].filter((name): name is Exclude<FormatterName, 'xlsx'> => name !== 'xlsx');

async function keptOf(files: readonly FileResult[]): Promise<FileResult[]> {
  const { keep } = keepFiles(undefined);
  const kept: FileResult[] = [];
  for (const file of files) kept.push(await keep(file, forms));
  return kept;
}

test.each(forms)('what is kept of reports with findings shows as much as all of them: $id', async (form) => {
  const lists = fc.oneof(listTexts(form, 'wide'), listTexts(form, 'tidy'), reportLines(form));
  await fc.assert(
    fc.asyncProperty(lists, fc.constantFrom(...names), fc.boolean(), async (text, name, strict) => {
      const file = await lint(utf8(text), { path: text.startsWith('{') ? 'a.ndjson' : 'a.csv', strict });
      const result = resultOf([file], strict);
      const kept = { ...result, files: await keptOf(result.files) };
      expect(await written(name, kept)).toBe(await written(name, result));
    }),
    runs(16, 300),
  );
});

test.each(names)('so it does for findings of every kind: %s', async (name) => {
  const result = resultOf(await everything());
  const kept = { ...result, files: await keptOf(result.files) };
  expect(await written(name, kept)).toBe(await written(name, result));
});

test('a report of which no finding names a cell is not one that is left blank', async () => {
  const [form] = forms;
  const lines = ['甲局', '乙局'].map((organization) => {
    return JSON.stringify({ form: form!.family, organization, year: 2019, tables: distinct(form!) });
  });
  const result = resultOf([await lint(utf8(lines.join('\n')), { path: 'a.ndjson' })]);
  expect(new Set(result.files[0]!.diagnostics.map(({ cell }) => cell))).toEqual(new Set([null]));
  const kept = { ...result, files: await keptOf(result.files) };
  expect(await written('pretty', kept)).toBe(await written('pretty', result));
});

test('of a report with one wrong figure few entries are kept', async () => {
  const [first] = await keptOf((await everything()).filter(({ path }) => path === '很可能.csv'));
  const [{ report, assessments } = { report: undefined, assessments: [] }] = [...first!.parts!][0]!.reports;
  expect(entriesOf(report!).length).toBeLessThan(40);
  expect(assessments.filter(({ outcome }) => outcome === 'holds').flatMap(({ left }) => left.entries)).toEqual([]);
});
