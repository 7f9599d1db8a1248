import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { parse } from 'parse5';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { annotate } from '../../src/annotate/index.ts';
import { forms } from '../../src/forms.ts';
import { type FileResult, lint } from '../../src/lint.ts';
import type { Form } from '../../src/model/form.ts';
import type { Report } from '../../src/model/report.ts';
import { readXlsx } from '../../src/readers/xlsx/index.ts';
import { blankForm } from '../../src/template/index.ts';
import { html } from '../../src/writers/html/index.ts';
import { xlsx } from '../../src/writers/xlsx/index.ts';
import { runs } from '../support/random-runs.ts';
import { bytesOf, resultOf } from '../support/results.ts';
import { read, bytesOf as reportBytes } from '../support/round-trip.ts';

/** What no XML may hold, what ends a part of it, what Excel takes for more than text, and what it has no room for. */
const pieces = [
  ...[
    '\ufffe',
    '\uffff',
    '\ud800',
    '\udc00',
    '\0',
    '\u001b[31m',
    '\u007f',
    '\u0085',
    '\u2028',
    '\ufeff',
    '\u202e',
    '\r',
    '\n',
    '\t',
  ],
  ...[']]>', '<![CDATA[', '<!--', '-->', '&', '&amp;', '&#0;', '&#xFFFF;', '<', '>', '"', "'", '</t>', '<?x?>'],
  ...['_x0000_', '_xFFFF_', '_xD800_', '_x005F_', '&C', '&&', '&"', '=1+1', '!', ':\\/?*[]', "'a'", 'History'],
  ...[
    '𠮷',
    '👩‍👩‍👧',
    '局',
    'a',
    '　',
    ' ',
    '𠮷'.repeat(20),
    '局'.repeat(40),
    '𠮷'.repeat(17_000),
    `${'局'.repeat(3999)}𠮷`,
  ],
];
const text = fc.array(fc.constantFrom(...pieces), { maxLength: 8 }).map((some) => some.join(''));

/** 表四 with two totals that are wrong, which are noted, and any value in one cell. */
const cases = (other: unknown) => ({
  reconsideration: { upheld: 1, corrected: 2, other, pending: 0, total: 9 },
  'litigation-direct': { upheld: 1, corrected: 2, other: 3, pending: 0, total: 9 },
});

/** A report of which every name, heading and text is of that kind; and a mistake, to be noted. */
const reports = fc
  .record({
    organization: text,
    year: fc.constantFrom(null, 2023),
    heading: text,
    under: text,
    figure: text,
    path: text,
  })
  .map(async ({ organization, year, heading, under, figure, path }) => {
    const tables = { cases: cases({ text: figure }) };
    const file = await lint(reportBytes({ form: 'cn-ogi', organization: '溪口镇', year, tables }), { path: 'a.json' });
    const change = (report: Report): Report => ({
      ...report,
      organization,
      sections: [
        {
          number: null,
          heading,
          section: report.tables[0]!.form.sections[0]!,
          passages: [{ text: under, lines: [{ from: 0, place: report.place }] }],
          place: report.place,
        },
      ],
    });
    return {
      ...file,
      path: `${path}.json`,
      reports: file.reports.map((one) => ({ ...one, report: change(one.report) })),
    };
  });

function expectWellFormed(bytes: Uint8Array): void {
  for (const [name, part] of Object.entries(unzipSync(bytes))) {
    if (!/\.(?:xml|rels|vml)$/.test(name)) continue;
    const parser = new SaxesParser({ xmlns: true });
    parser.on('error', (error) => {
      throw new Error(`${name}: ${error.message}`);
    });
    parser.write(new TextDecoder('utf-8', { fatal: true }).decode(part)).close();
  }
}

/** Well-formed in every part, read by this program and by exceljs, and within what Excel takes. */
async function expectReadable(bytes: Uint8Array): Promise<void> {
  expectWellFormed(bytes);
  const { blocks } = await readXlsx(bytes, 'a.xlsx');
  const names = [...new Set(blocks.map(({ place }) => place.sheet!))];
  const { worksheets } = await new ExcelJS.Workbook().xlsx.load(Uint8Array.from(bytes).buffer);
  expect(names).toHaveLength(worksheets.length);
  expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
  for (const name of names) {
    expect(name).toMatch(/^[^:\\/?*[\]']+$/);
    expect(name.length).toBeLessThanOrEqual(31);
  }
  for (const sheet of worksheets) {
    expect((sheet.headerFooter.oddHeader ?? '').length).toBeLessThanOrEqual(255);
    sheet.eachRow((row) => row.eachCell((cell) => expect(cell.text.length).toBeLessThanOrEqual(32_767)));
  }
}

const written: Readonly<Record<string, (file: FileResult) => Uint8Array | Promise<Uint8Array>>> = {
  convert: (file) =>
    xlsx(
      file.reports.map(({ report }) => report),
      'zh',
    ),
  annotate: async (file) => (await annotate(file, new Uint8Array(), 'zh')).bytes,
  list: (file) => bytesOf(resultOf([file])),
};

describe('a workbook is well-formed and read, whatever the names and texts hold', () => {
  test.each(Object.keys(written))('%s', async (name) => {
    await fc.assert(
      fc.asyncProperty(reports, async (file) => expectReadable(await written[name]!(await file))),
      runs(6, 40),
    );
  }, 60000);
});

describe('a copy of a workbook that holds escapes of such characters can be opened', () => {
  const escapes = ['_xFFFF_', '_xFFFE_', '_x0000_', '_x001B_', '_xD800_', '&#x85;', '_x005F_xFFFF_', '&amp;#xFFFF;'];
  // A cell, the title and the name of the sheet; a note.
  const stands = { 'cells and names': '溪口镇', 'a note': '各种结果相加' };

  test.each(
    escapes.flatMap((code) => Object.keys(stands).map((where) => [code, where] as const)),
  )('%s in %s', async (code, where) => {
    const marked = stands[where as keyof typeof stands];
    const content = {
      form: 'cn-ogi',
      organization: '溪口镇',
      year: 2023,
      tables: { cases: cases({ text: '溪口镇' }) },
    };
    const made = await xlsx(await read(content, 'a.json'), 'zh');
    const parts = Object.entries(unzipSync(made)).map(
      ([name, part]) => [name, strToU8(strFromU8(part).replaceAll(marked, code))] as const,
    );
    expect(parts.some(([, part]) => strFromU8(part).includes(code))).toBe(true);
    const bytes = zipSync(Object.fromEntries(parts));
    const { bytes: copy } = await annotate(await lint(bytes, { path: 'a.xlsx' }), bytes, 'zh');
    expectWellFormed(copy);
    await readXlsx(copy, 'a.xlsx');
  });
});

test('a blank form of one’s own is well-formed, whatever its labels hold', async () => {
  const [form] = forms as [Form];
  await fc.assert(
    fc.asyncProperty(text, async (held) => {
      // Ids tie the parts of a form to each other, anything else is shown.
      const keys = ['label', 'name', 'zh', 'en', 'unit', 'caption', 'corner', 'heading', 'period'];
      const own = JSON.parse(JSON.stringify(form), (key, value) =>
        keys.includes(key) && typeof value === 'string' ? `${value}${held}` : value,
      ) as Form;
      const blank = { form: { ...own, reportTitles: [`工作年度报告${held}`] }, year: 2025, organization: null };
      expectWellFormed(await blankForm(blank, 'zh'));
    }),
    runs(3, 10),
  );
});

test('a page keeps its markup, whatever the names and texts hold', async () => {
  await fc.assert(
    fc.asyncProperty(reports, async (given) => {
      const {
        reports: [one],
      } = await given;
      const errors: string[] = [];
      const page = html([one!.report], 'zh');
      parse(page, { onParseError: ({ code }) => errors.push(code) });
      expect(errors).toEqual([]);
      expect(page).not.toMatch(/\p{Cs}/u);
    }),
    runs(6, 40),
  );
});
