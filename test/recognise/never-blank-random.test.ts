import { type BookType, read as readBook, write } from '@e965/xlsx';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { forms, lint } from '../../src/lint.ts';
import { equals, parse } from '../../src/model/decimal.ts';
import { type Form, type FormCell, formCells, type Heading } from '../../src/model/form.ts';
import { type Entry, entriesOf } from '../../src/model/report.ts';
import { readValue } from '../../src/model/value.ts';
import { finder } from '../../src/recognise/labels/finder.ts';
import { wordingsOf } from '../../src/recognise/labels/wordings.ts';
import { asDocx } from '../support/make/docx.ts';
import { consistent, type Figures } from '../support/make/figures.ts';
import { objectsOf, ofd } from '../support/make/ofd.ts';
import { asWord, oldDocument } from '../support/make/old-document.ts';
import { printedOds, printedOdt } from '../support/make/opendocument.ts';
import { drawPages, printPdf } from '../support/make/pdf.ts';
import { asCsv, asText, bytesOf, type Item, items, print, title } from '../support/make/printed.ts';
import { asHtml, escaped } from '../support/make/printed-html.ts';
import { asMarkdown, asPage, asRunningText } from '../support/make/printed-lines.ts';
import { runs } from '../support/random-runs.ts';
import { utf8 } from '../support/utf8.ts';

/**
 * Whatever is printed in place of figures, in whichever cells: no cell is read as blank, or as a number other than what is
 * there, and a file passes only where every sum was assessed.
 */

type Filled = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string | number>>>>>>;

interface Printed {
  readonly form: Form;
  readonly filled: Filled;
  readonly items: readonly Item[];
}

interface Format {
  readonly make: (one: Printed) => Uint8Array | Promise<Uint8Array>;
  /** What separates cells or words there, or cannot be printed, and so cannot stand within one. */
  readonly separators?: RegExp;
}

const sheet = (style = {}) => ({
  make: ({ items }: Printed) => bytesOf((workbook) => print(workbook.addWorksheet('年报'), items, style)),
});
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
const page = { align: 'centre', blankLines: false, margin: 2 } as const;
/** What the fonts of the tests lack. */
const unprintable = /[\u{10000}-\u{10ffff}]/u;
const printedFrom = { repeatsHeader: false, pageMarks: true, top: 700 };

const idOf = ({ table, row, column }: FormCell) => `${table.id}/${row.id}/${column.id}`;
const cellsOf = (form: Form) => form.tables.flatMap((table) => formCells(table));
const valueAt = (filled: Filled, { table, row, column }: FormCell) => filled[table.id]![row.id]![column.id]!;
const yearOf = ({ years }: Form) => years.to ?? years.from;

/** Every format that the tests can write. */
const formats: Readonly<Record<string, Format>> = {
  xlsx: sheet(),
  'xlsx, spaced and merged': sheet({ spaced: true, breadth: 2 }),
  'xlsx, split': sheet({ splitAt: 12 }),
  xls: {
    make: async (one) =>
      new Uint8Array(
        write(readBook(await sheet().make(one)), { bookType: 'biff8' as BookType, type: 'array' }) as ArrayBuffer,
      ),
  },
  ods: { make: ({ items }) => printedOds(items, {}) },
  csv: { make: ({ items }) => utf8(asCsv(items)) },
  tidy: {
    make: ({ form, filled }) =>
      utf8(
        [
          'organization,year,table,row,column,value',
          ...cellsOf(form).map(
            (cell) =>
              `甲局,${yearOf(form)},${cell.table.id},${cell.row.id},${cell.column.id},${quoted(String(valueAt(filled, cell)))}`,
          ),
        ].join('\n'),
      ),
  },
  wide: {
    make: ({ form, filled }) =>
      utf8(
        [
          ['organization', 'year', ...cellsOf(form).map(idOf)],
          ['甲局', String(yearOf(form)), ...cellsOf(form).map((cell) => quoted(String(valueAt(filled, cell))))],
        ]
          .map((record) => record.join())
          .join('\n'),
      ),
  },
  json: {
    make: ({ form, filled }) => {
      const editions = Object.fromEntries(form.tables.map(({ id }) => [id, form.edition]));
      const asText = (_: string, value: unknown) => (typeof value === 'string' ? { text: value } : value);
      const tables = JSON.parse(JSON.stringify(filled), asText) as unknown;
      return utf8(JSON.stringify({ editions, tables }));
    },
  },
  docx: { make: ({ items }) => asDocx(items) },
  odt: { make: ({ items }) => printedOdt(items) },
  doc: { make: ({ items }) => oldDocument(asWord(items)) },
  html: { make: ({ items }) => utf8(asHtml(items)) },
  'html, preformatted': {
    make: ({ items }) => utf8(`<pre>${escaped(asPage(items, { ...page, wide: 2 })).replaceAll('<br>', '\n')}</pre>`),
    separators: /[|｜│]/,
  },
  pdf: { make: ({ items }) => printPdf(items, { ...printedFrom, ruling: 'lines' }), separators: unprintable },
  'pdf without lines': {
    make: ({ items }) => printPdf(items, { ...printedFrom, ruling: 'none' }),
    separators: /[|｜│]|[\u{10000}-\u{10ffff}]/u,
  },
  ofd: {
    make: ({ items }) => ofd(drawPages(items, { ...printedFrom, ruling: 'boxes' }).map(objectsOf)),
    separators: unprintable,
  },
  'text, a cell a line': { make: ({ items }) => utf8(asText(items)) },
  Markdown: { make: ({ items }) => utf8(asMarkdown(items)), separators: /[|`*_<>&\\]/ },
  'a page as text': { make: ({ items }) => utf8(asPage(items, { ...page, wide: 1 })), separators: /[|｜│]/ },
  'a page as a screen shows it': {
    make: ({ items }) => utf8(asPage(items, { ...page, wide: 2 })),
    separators: /[|｜│]/,
  },
  'text in reading order': { make: ({ items }) => utf8(asRunningText(items, 12)), separators: /[|｜│]/ },
};

/** What writers leave where a figure belongs. */
const seen: readonly string[] = [
  ...['#REF!', '#DIV/0!', '#N/A', 'null', 'NaN', 'undefined', 'x', '？', '?', '…', '***', '××', '[图片]', '=A1+1'],
  ...[
    '见附件',
    '待统计',
    '零',
    '未统计',
    '暂无',
    '同上',
    '数据详见附件三《本年度政府信息公开申请情况统计表》，不再填写',
  ],
  ...['约20', '15余条', '12至15', '3.4.5', '1/2', '12？', '十二', '000', '1e3', '约 20', '2023年', '第3项', '件'],
  ...['0012', '12。', '="12"', '12件', '１２', '1,234', '22（其中修订16件）', '+19', '/', '—', '无'],
];

const invisible = /[\s\u00ad\u061c\u115f\u1160\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0]|\p{C}|\p{M}/u;

/** Any text without white space and what cannot be seen. */
const strange = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 6 })
  .filter((text) => !invisible.test(text) && text.normalize('NFKC') === text);

const headingNamed = finder(wordingsOf);
const headingsOf = (headings: readonly Heading[]): Heading[] =>
  headings.flatMap((heading) => [heading, ...headingsOf(heading.children ?? [])]);
const labelsOf = (form: Form) =>
  form.tables.flatMap(({ blocks }) => blocks.flatMap(({ rows, columns }) => headingsOf([...rows, ...columns])));

const isLabel = (text: string, labels: readonly Heading[]) =>
  labels.some((label) => headingNamed(text, [label]) !== undefined);

/** A cell here and there, or all of a table, a row or a column. */
function subsets(form: Form): fc.Arbitrary<(cell: FormCell) => boolean> {
  const cells = cellsOf(form);
  const [one, some] = [
    fc.constantFrom(...cells),
    fc.uniqueArray(fc.constantFrom(...cells), { minLength: 1, maxLength: 12 }),
  ];
  return fc.oneof(
    some.map((chosen) => (cell: FormCell) => chosen.includes(cell)),
    one.map((at) => (cell: FormCell) => cell.table === at.table),
    one.map((at) => (cell: FormCell) => cell.table === at.table && cell.row === at.row),
    one.map((at) => (cell: FormCell) => cell.table === at.table && cell.column === at.column),
    fc.tuple(one, fc.nat(3)).map(([at, modulus]) => (cell: FormCell) => {
      return cell.table === at.table && cell.position % (modulus + 1) === 0;
    }),
  );
}

function reports(form: Form, { separators }: Format): fc.Arbitrary<Printed> {
  const labels = labelsOf(form);
  const text = fc
    .oneof({ weight: 3, arbitrary: fc.constantFrom(...seen) }, strange)
    .filter((one) => !separators?.test(one) && !isLabel(one, labels));
  const texts = fc.oneof(
    text.map((same) => [same]),
    fc.array(text, { minLength: 1, maxLength: 12 }),
  );
  return fc.tuple(consistent(form), subsets(form), texts).map(([figures, isChosen, written]) => {
    const filled = filledWith(form, figures, isChosen, written);
    const printed = [title('溪口镇', yearOf(form)), ...items(form, filled)];
    const strange = cellsOf(form)
      .filter(isChosen)
      .map((cell) => `${idOf(cell)}: ${valueAt(filled, cell)}`);
    return { form, filled, items: printed, [fc.toStringMethod]: () => strange.join('\n') };
  });
}

function filledWith(
  form: Form,
  figures: Figures,
  isChosen: (cell: FormCell) => boolean,
  written: readonly string[],
): Filled {
  const filled: Record<string, Record<string, Record<string, string | number>>> = structuredClone(figures);
  let next = 0;
  for (const cell of cellsOf(form)) {
    if (isChosen(cell)) filled[cell.table.id]![cell.row.id]![cell.column.id] = written[next++ % written.length]!;
  }
  return filled;
}

function wrong(entries: readonly Entry[], { filled }: Printed): string[] {
  return entries.flatMap(({ at, value }) => {
    const text = String(filled[at.table.id]?.[at.row.id]?.[at.column.id] ?? '(no such cell)');
    const meant = readValue({ text });
    if (value.kind === 'blank') return [`${at.id}: blank, stands ${text}`];
    if (value.kind === 'dash' && meant.kind !== 'dash') return [`${at.id}: a dash, stands ${text}`];
    if (value.kind !== 'number') return [];
    const isSame = meant.kind === 'number' && equals(value.number, meant.number);
    return isSame ? [] : [`${at.id}: ${value.number.units}, stands ${text}`];
  });
}

describe.each(forms.map((form) => ({ form })))('$form.id, with anything in place of figures', ({ form }) => {
  describe.each(Object.keys(formats))('%s', (name) => {
    const format = formats[name]!;

    test('no cell is read as blank, or as another number; a file passes only where every sum was assessed', async () => {
      await fc.assert(
        fc.asyncProperty(reports(form, format), async (one) => {
          const bytes = await format.make(one);
          const { verdict, reports } = await lint(bytes, { path: `${yearOf(form)}` });
          const entries = reports.flatMap(({ report }) => entriesOf(report));
          expect(wrong(entries, one)).toEqual([]);
          if (verdict !== 'pass') return;
          expect(reports.map(({ coverage: { relations } }) => relations.total - relations.assessed)).toEqual([0]);
        }),
        runs(1, 4),
      );
    });
  });
});

test('what is meant by the texts that are numbers is known', () => {
  const numbers = seen.filter((text) => readValue({ text }).kind === 'number');
  expect(numbers).toEqual(['0012', '12。', '="12"', '12件', '１２', '1,234', '22（其中修订16件）', '+19']);
  for (const text of numbers.slice(0, 5)) {
    const value = readValue({ text });
    expect(value.kind === 'number' && equals(value.number, parse('12')!)).toBe(true);
  }
});
