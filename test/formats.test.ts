import { read as readBook, write } from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import { forms } from '../src/forms.ts';
import { lint, readReport } from '../src/lint.ts';
import { csv } from '../src/writers/csv.ts';
import { html } from '../src/writers/html/index.ts';
import { json } from '../src/writers/json.ts';
import { tidy } from '../src/writers/tidy.ts';
import { xlsx } from '../src/writers/xlsx/index.ts';
import { asDocx } from './make/docx.ts';
import { distinct, type Filled } from './make/figures.ts';
import { objectsOf, ofd } from './make/ofd.ts';
import { asExcel2003, asWord2003, flatOpc } from './make/office-xml.ts';
import { asWord, oldDocument } from './make/old-document.ts';
import { printedOds, printedOdt } from './make/opendocument.ts';
import { drawPages, printPdf } from './make/pdf.ts';
import { asText, bytesOf, items, print, title } from './make/printed.ts';
import { asHtml, asMhtml } from './make/printed-html.ts';
import { asMarkdown, asPage } from './make/printed-lines.ts';

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

const encode = (text: string) => new TextEncoder().encode(text);
const asJson = encode(JSON.stringify({ organization: '溪口镇', year: 2025, tables: withTexts(faulty) }));
const printed = [title('溪口镇', 2025), ...items(form, faulty)];
const report = await readReport(asJson, { path: 'a.json' });

const formats: Readonly<Record<string, () => Uint8Array | Promise<Uint8Array>>> = {
  json: () => asJson,
  'json, as convert writes it': () => encode(json([report])),
  csv: () => encode(csv([report])),
  'tidy csv': () => encode(tidy([report])),
  xlsx: () => bytesOf((workbook) => print(workbook.addWorksheet('年报'), printed)),
  ods: () => printedOds(printed),
  odt: () => printedOdt(printed),
  'xlsx, as convert writes it': () => xlsx([report], 'zh'),
  docx: () => asDocx(printed),
  'Word XML': () => flatOpc(asDocx(printed)),
  'Word 2003 XML': () => asWord2003(asDocx(printed)),
  text: () => encode(asText(printed)),
  'a page as text': () => encode(asPage(printed, { wide: 1, align: 'centre', blankLines: true, margin: 2 })),
  Markdown: () => encode(asMarkdown(printed)),
  html: () => encode(asHtml(printed)),
  mhtml: () => encode(asMhtml(encode(asHtml(printed)))),
  'html, as convert writes it': () => encode(html([report], 'zh')),
  doc: () => oldDocument(asWord(printed)),
  xls: async () => {
    const bytes = await bytesOf((workbook) => print(workbook.addWorksheet('年报'), printed));
    return new Uint8Array(write(readBook(bytes), { bookType: 'biff8', type: 'array' }));
  },
  'Excel 2003 XML': async () => asExcel2003(await bytesOf((workbook) => print(workbook.addWorksheet('年报'), printed))),
  pdf: () => printPdf(printed, { ruling: 'lines' }),
  ofd: () => ofd(drawPages(printed, { ruling: 'lines' }).map(objectsOf)),
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
