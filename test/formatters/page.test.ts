import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { formatterNames } from '../../src/formatters/index.ts';
import { lint } from '../../src/lint.ts';
import { resultOf, unchecked, written } from '../support/results.ts';

const page = 'docs/output-formats.md';
const text = readFileSync(page, 'utf8');

test('the page has every format', () => {
  const sections = [...text.matchAll(/^## (.*)$/gm)].map(([, name]) => name);
  expect(sections.toSorted()).toEqual([...formatterNames].sort());
});

/** What is shown of a format that says more than a page can hold. */
const excerpts: Readonly<Record<string, (all: string) => string>> = {
  json: (all) => `${all.split('\n').slice(0, 16).join('\n')}\n  …`,
  ndjson: (all) => all.split('\n')[0]!,
  sarif: (all) => JSON.stringify(JSON.parse(all).runs[0].results.at(-1), null, 2),
  junit: (all) => all.replaceAll(/^ *<testcase [^>]*\/>\n/gm, ''),
};

const kinds: Readonly<Record<string, string>> = {
  json: 'json',
  ndjson: 'json',
  sarif: 'json',
  gitlab: 'json',
  junit: 'xml',
  markdown: 'markdown',
  csv: 'csv',
};

/** `UPDATE=1 npm test` writes them. */
test('its samples are what the program writes', async () => {
  const path = '青石镇2025.xlsx';
  const report = await lint(readFileSync(`fixtures/examples/${path}`), { path });
  const result = resultOf([report, unchecked('溪口镇2025.pdf')].toSorted((a, b) => (a.path < b.path ? -1 : 1)));
  let actual = text;
  for (const [, name = ''] of text.matchAll(/<!-- sample (\w+) -->/g)) {
    const all = (await written(name as Parameters<typeof written>[0], result)).replaceAll(/\ufeff|\r/g, '').trimEnd();
    const sample = (excerpts[name] ?? ((whole: string) => whole))(all);
    const block = `\`\`\`${kinds[name] ?? 'text'}\n${sample}\n\`\`\`\n`;
    const marked = new RegExp(`(<!-- sample ${name} -->\n)[\\s\\S]*?(<!-- /sample -->)`);
    actual = actual.replace(marked, (_, before, after) => before + block + after);
  }
  if (process.env.UPDATE) writeFileSync(page, actual);
  else expect(text).toBe(actual);
});
