import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { check } from '../../src/check.ts';
import { forms, type LintOptions, lint } from '../../src/lint.ts';
import type { Cell, Document } from '../../src/model/document.ts';
import { formCells } from '../../src/model/form.ts';
import { plainFiguresOf } from '../../src/model/plain-figures.ts';
import { readCsv } from '../../src/readers/csv/index.ts';
import { readJson } from '../../src/readers/json/index.ts';
import { readXlsx } from '../../src/readers/xlsx/index.ts';
import { versionOf } from '../../src/run/versions.ts';
import { listTexts, reportLines, type Shape } from '../support/make/list-texts.ts';
import { nothingOdd, sheetList, writings } from '../support/make/sheet-lists.ts';
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

/** Judges a list in a sheet by its figures where these are plain, and cell by cell, since each cell looks merged. */
async function sheetJudgedBothWays(bytes: Uint8Array, options: Partial<LintOptions>) {
  const path = 'all.xlsx';
  const judge = (read: (bytes: Uint8Array, path: string) => Promise<Document>) =>
    lint(bytes, { ...options, path, read });
  const marked = new Map<Cell, Cell>();
  const byCell = await judge(async () => withMergedCells(await readXlsx(bytes, path), marked));
  for (const cell of marked.values()) Reflect.deleteProperty(cell, 'span');
  return { plainly: await judge(readXlsx), byCell };
}

/** Returns a document whose cells are all merged, those that are not with no other one; `copies` gets these by their original. */
function withMergedCells(document: Document, copies: Map<Cell, Cell>): Document {
  const merged = (cell: Cell | undefined): Cell | undefined => {
    if (!cell || cell.span) return cell;
    const copy = copies.get(cell) ?? { ...cell, span: { rows: 1, columns: 1 } };
    copies.set(cell, copy);
    return copy;
  };
  const blocks = document.blocks.map((block) =>
    block.kind === 'grid'
      ? { ...block, rows: block.rows.map(({ place, cells }) => ({ place, cells: cells.map(merged) })) }
      : block,
  );
  return { ...document, blocks };
}

/** Tests that both results are the same, with every entry and sum. */
async function expectTheSame(
  { plainly, byCell }: Awaited<ReturnType<typeof judgedBothWays>>,
  options: Partial<LintOptions>,
): Promise<void> {
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
      fc.asyncProperty(listTexts(form, shape), options, async (text, some) =>
        expectTheSame(await judgedBothWays(text, readCsv, some), some),
      ),
      runs(8, 150),
    );
  });

  test.each<Shape>(['wide', 'tidy'])('%s lists in a sheet, too', async (shape) => {
    await fc.assert(
      fc.asyncProperty(listTexts(form, shape), writings, options, async (text, writing, some) => {
        const records: string[][] = parse(text, { relax_column_count: true });
        const both = await sheetJudgedBothWays(sheetList(records, writing), some);
        await expectTheSame(both, some);
        expect(both.byCell.reports.filter(({ report }) => plainFiguresOf(report))).toEqual([]);
      }),
      runs(4, 150),
    );
  });

  test.each<Shape>([
    'wide',
    'tidy',
  ])('%s lists in a sheet in which nothing is odd have plain figures alone', async (shape) => {
    const cells = form.tables.flatMap(formCells);
    const bodies = ['甲局', '乙局', '丙局'];
    const records = {
      wide: [
        ['单位名称', '年份', ...cells.map(({ id }) => id)],
        ...bodies.map((body) => [body, '2023', ...cells.map(() => '1')]),
      ],
      tidy: [
        ['单位名称', '年份', '表', '行', '列', '值'],
        ...bodies.flatMap((body) => cells.map(({ id }) => [body, '2023', ...id.split('/'), '1'])),
      ],
    };
    const { plainly } = await sheetJudgedBothWays(sheetList(records[shape], nothingOdd), { forms: [form] });
    expect(plainly.reports.map(({ report }) => plainFiguresOf(report)?.tables.flat())).toEqual(
      bodies.map(() => cells.map(() => expect.any(Number))),
    );
  });

  test('lines of reports are judged by their figures as they are value by value', async () => {
    await fc.assert(
      fc.asyncProperty(reportLines(form), options, async (text, some) =>
        expectTheSame(await judgedBothWays(text, readJson, some), some),
      ),
      runs(8, 150),
    );
  });
});
