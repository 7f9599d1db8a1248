import { describe, expect, test } from 'vitest';
import { forms } from '../../src/forms.ts';
import { lint, readReport } from '../../src/lint.ts';
import { kindOf, kinds } from '../../src/readers/kind/index.ts';
import { csv } from '../../src/writers/csv.ts';
import { html } from '../../src/writers/html/index.ts';
import { json } from '../../src/writers/json.ts';
import { tidy } from '../../src/writers/tidy.ts';
import { xlsx } from '../../src/writers/xlsx/index.ts';
import { distinct, type Filled } from '../support/make/figures.ts';
import { printedFormats } from '../support/make/formats.ts';
import { items, title } from '../support/make/printed.ts';
import { utf8 } from '../support/utf8.ts';

const form = forms.find(({ edition }) => edition === '2021')!;

/** A report with one of every mistake that a table can hold. */
const faulty: Filled = structuredClone(distinct(form)) as Filled;
const { disclosure, requests, cases } = faulty as Record<
  string,
  Record<string, Record<string, number | string | null>>
>;
requests!.granted!.total = 12;
requests!.received!['natural-person'] = null;
requests!['carried-out']!.total = null;
requests!['partly-granted']!.research = '/';
requests!['unavailable.unclear']!.commercial = '约20';
requests!['other.other']!.research = 2.5;
disclosure!.regulations!.issued = -1;
disclosure!['normative-documents']!.issued = '22（其中修订16件）';
disclosure!.fees!.amount = 12.75;
cases!.reconsideration!.total = 0;

const asJson = utf8(JSON.stringify({ organization: '云浦市', year: 2025, tables: withTexts(faulty) }));
const printed = [title('云浦市', 2025), ...items(form, faulty)];
const report = await readReport(asJson, { path: 'a.json' });

const formats: Readonly<Record<string, () => Uint8Array | Promise<Uint8Array>>> = {
  json: () => asJson,
  'json, as convert writes it': () => utf8(json([report])),
  csv: () => utf8(csv([report])),
  'tidy csv': () => utf8(tidy([report])),
  'xlsx, as convert writes it': () => xlsx([report], 'zh'),
  'html, as convert writes it': () => utf8(html([report], 'zh')),
  ...Object.fromEntries(Object.entries(printedFormats).map(([name, write]) => [name, () => write(printed)])),
};

/** What is said of the tables, places and formulas aside. Tidy CSV holds numbers alone, without their notes. */
async function findings(bytes: Uint8Array): Promise<string[]> {
  const { diagnostics } = await lint(bytes, { path: 'a' });
  return diagnostics
    .filter(({ rule }) => rule !== 'noted-count' && rule !== 'constant-total')
    .map(({ rule, kind, cell, message }) => `${rule} ${kind} ${cell} ${message.zh}`);
}

describe('one report in every format', () => {
  test.each(Object.keys(formats))('%s', async (format) => {
    expect(await findings(await formats[format]!())).toEqual(await findings(asJson));
  });

  test('every kind that has a reader is tried', async () => {
    const tried = await Promise.all(
      Object.values(formats).map(async (write) => (await kindOf(await write(), 'a')).name),
    );
    const readable = kinds.filter(({ load }) => load).map(({ name }) => name);
    expect([...new Set(tried)].sort()).toEqual(readable.sort());
  });

  test('has what was put into it', async () => {
    const rules = (await lint(asJson, { path: 'a' })).diagnostics.map(({ rule }) => rule);
    expect([...new Set(rules)].sort()).toEqual([
      'applicant-total',
      'blank-count',
      'blank-total',
      'case-total',
      'dashed-count',
      'fractional-count',
      'negative-count',
      'noted-count',
      'outcome-total',
      'request-flow',
      'unreadable-count',
    ]);
  });
});

/** Texts as the JSON shape has them: `{text}`. */
function withTexts(value: unknown): unknown {
  if (typeof value === 'string') return { text: value };
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, withTexts(member)]));
}
