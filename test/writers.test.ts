import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { forms, type Report, readReports } from '../src/lint.ts';
import { csv } from '../src/writers/csv.ts';
import { inert } from '../src/writers/csv-record.ts';
import { writers } from '../src/writers/index.ts';
import { json, tablesJson } from '../src/writers/json.ts';
import { tidy } from '../src/writers/tidy.ts';
import { consistent, distinct } from './figures.ts';

const year = { '2021': 2023, '2019': 2020 } as Readonly<Record<string, number>>;

async function reports(content: unknown, path = 'report.json'): Promise<Report[]> {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  return readReports(new TextEncoder().encode(text), { path });
}

function input(form: (typeof forms)[number], tables: unknown) {
  const editions = Object.fromEntries(form.tables.map(({ id }) => [id, form.edition]));
  return { form: form.family, organization: '青岚区商务局', year: year[form.edition], editions, tables };
}

/** What a report says, whatever it stood in. */
function said({ organization, year, tables, ...report }: Report) {
  const editions = tables.map(({ form }) => form.edition);
  return { organization, year, editions, tables: tablesJson({ organization, year, tables, ...report }) };
}

describe.each(forms)('$id', (form) => {
  const extensions = { json: 'json', csv: 'csv', tidy: 'csv' } as const;

  test.each(Object.keys(extensions) as (keyof typeof extensions)[])('%s reads back the same', async (name) => {
    const write = await writers[name]();
    const property = fc.asyncProperty(consistent(form), async (figures) => {
      const [report] = await reports(input(form, figures));
      const [again, ...others] = await reports(String(await write([report!], 'zh')), `again.${extensions[name]}`);
      expect(others).toEqual([]);
      expect(said(again!)).toEqual(said(report!));
    });
    await fc.assert(property, { numRuns: 5 });
  });
});

const [form2021] = forms as [(typeof forms)[number]];
const figures = distinct(form2021) as Readonly<Record<string, Record<string, Record<string, unknown>>>>;

/** The 2021 form with some cells of 表二 changed; `undefined` leaves a cell out. */
async function changed(cells: Readonly<Record<string, unknown>>): Promise<Report> {
  const tables = structuredClone(figures);
  for (const [id, value] of Object.entries(cells)) {
    const [row, column] = id.split('/') as [string, string];
    if (value === undefined) delete tables.disclosure![row]![column];
    else tables.disclosure![row]![column] = value;
  }
  const [report] = await reports(input(form2021, tables));
  return report!;
}

const unusual = {
  'regulations/issued': null,
  'regulations/repealed': { text: '/' },
  'regulations/effective': { text: '-' },
  'normative-documents/issued': { text: '22（其中修订16件）', number: 22, note: '其中修订16件' },
  'normative-documents/repealed': { text: '约20' },
  'licensing/decisions': { text: '1,234', number: 1234 },
  'fees/amount': 0.1,
};

test('json: a plain number is a number, a blank null, all else has its text', async () => {
  const { tables } = JSON.parse(json([await changed(unusual)]));
  expect(tables.disclosure.regulations).toEqual({ issued: null, repealed: { text: '/' }, effective: { text: '-' } });
  expect(tables.disclosure['normative-documents'].issued).toEqual({
    text: '22（其中修订16件）',
    number: 22,
    note: '其中修订16件',
  });
  expect(tables.disclosure.licensing.decisions).toEqual({ text: '1,234', number: 1234 });
  expect(tables.disclosure.fees.amount).toBe(0.1);
});

test('json: what the document does not have is left out', async () => {
  const report = await changed({ 'licensing/decisions': undefined });
  expect(JSON.parse(json([report])).tables.disclosure.licensing).toBeUndefined();
});

test('json: every digit, also where a double has not so many', async () => {
  const text = json([{ ...(await changed({})) }]).replace(/("issued": )\d+/, '$112345678901234567890');
  const again = json(await reports(text));
  expect(again).toContain('"issued": 12345678901234567890');
  expect(again).toBe(text);
});

test('json: several reports are a list', async () => {
  const report = await changed({});
  expect(JSON.parse(json([report, report]))).toHaveLength(2);
});

test('csv: unusual values read back as they were', async () => {
  const report = await changed(unusual);
  const [again] = await reports(csv([report]), 'again.csv');
  expect(said(again!)).toEqual(said(report));
});

test('csv: rows that the document does not have are not printed', async () => {
  const report = await changed({ 'coercion/decisions': undefined });
  const [again] = await reports(csv([report]), 'again.csv');
  expect(csv([report])).not.toContain('行政强制');
  expect(said(again!)).toEqual(said(report));
});

test('csv: for Excel, as the form is printed', async () => {
  const [report] = await reports(input(form2021, figures));
  const text = csv([report!]);
  const records = text.split('\r\n');
  expect(text.charCodeAt(0)).toBe(0xfeff);
  expect(records.slice(0, 5).map((record) => record.replace(/^\ufeff|,+$/g, ''))).toEqual([
    '青岚区商务局2023年政府信息公开工作年度报告',
    '二、主动公开政府信息情况',
    '第二十条第（一）项',
    '信息内容,本年制发件数,本年废止件数,现行有效件数',
    expect.stringMatching(/^规章,\d+,\d+,\d+$/),
  ]);
  expect(new Set(records.slice(0, -1).map((record) => record.split(',').length))).toEqual(new Set([15]));
});

test('csv: two reports, one after the other', async () => {
  const [report] = await reports(input(form2021, figures));
  const other = { ...report!, organization: '青岚区教育局' };
  const again = await reports(csv([report!, other]), 'again.csv');
  expect(again.map(({ organization }) => organization)).toEqual(['青岚区商务局', '青岚区教育局']);
  expect(again.map(said)).toEqual([report!, other].map(said));
});

test('tidy: a cell a line', async () => {
  const report = await changed({ ...unusual, 'coercion/decisions': undefined });
  const records = tidy([report]).split('\n');
  expect(records.slice(0, 7)).toEqual([
    'organization,year,table,row,column,value',
    '青岚区商务局,2023,disclosure,regulations,issued,',
    '青岚区商务局,2023,disclosure,regulations,repealed,/',
    '青岚区商务局,2023,disclosure,regulations,effective,-',
    '青岚区商务局,2023,disclosure,normative-documents,issued,22',
    '青岚区商务局,2023,disclosure,normative-documents,repealed,约20',
    expect.stringMatching(/,normative-documents,effective,\d+$/),
  ]);
  expect(records).toContain('青岚区商务局,2023,disclosure,licensing,decisions,1234');
  expect(records.join()).not.toContain('coercion');
});

test('a text that a spreadsheet would run is made inert; figures and dashes stay', () => {
  const dangerous = ['=1+1', '+cmd|x', '@SUM(A1)', '-1+2', '－x', ' =1', '\t=1', '+19件', '-约20'];
  expect(dangerous.map(inert)).toEqual(dangerous.map((text) => `'${text}`));
  const harmless = ['-', '--', '－', '-12', '+19', '-0.5', '—', '约20', 'a=1', ''];
  expect(harmless.map(inert)).toEqual(harmless);
});
