import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { lint } from '../../src/lint.ts';

/** What each file must give: the code of its problem, or the verdict. Most were found by the fuzzer, then made small. */
const expected: Readonly<Record<string, string>> = {
  'column-in-the-billions.xlsb': 'damaged',
  'empty-stream.doc': 'damaged',
  'empty-stream.xls': 'damaged',
  'page-of-no-width.pdf': 'no-form-table',
  'page-without-end.pdf': 'no-form-table',
  'row-of-no-number.xml': 'damaged',
};

test('every hostile file is listed', () => {
  expect(readdirSync('fixtures/hostile').sort()).toEqual(Object.keys(expected).sort());
});

test.each(Object.entries(expected))('%s: %s', async (name, code) => {
  const { problem, verdict } = await lint(new Uint8Array(readFileSync(`fixtures/hostile/${name}`)), { path: name });
  expect(problem?.code ?? verdict).toBe(code);
});
