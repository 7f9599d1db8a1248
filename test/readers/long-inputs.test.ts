import { describe, expect, test } from 'vitest';
import { forms, lint, readReport, readReports } from '../../src/lint.ts';
import { type Form, formCells } from '../../src/model/form.ts';
import { expectLinear } from '../support/growth.ts';
import { distinct, figuresOf } from '../support/make/figures.ts';
import { ofd } from '../support/make/ofd.ts';
import { utf8 } from '../support/utf8.ts';

/** Inputs that once took the square of their length, in time or in memory. */

const problemOf = async (text: string, path: string) => (await lint(utf8(text), { path })).problem?.code;

/** Expects a text of any length to hold no table, after a time that grows as the text does. */
const expectNoTable = (textOf: (length: number) => string, path: string, length: number) =>
  expectLinear(async (some) => expect(await problemOf(textOf(some), path)).toBe('no-form-table'), length);

const [form] = forms as [Form];
const figures = distinct(form);
const cells = form.tables.flatMap(formCells);
const figureAt = ({ table, row, column }: (typeof cells)[number]) => figures[table.id]![row.id]![column.id]!;

test.each([
  ['rows of text', 'a.txt', '甲局 报告\n', 'too-large'],
  ['rows of figures', 'a.txt', '规章 1 2 3\n', 'too-large'],
  ['rows with bars', 'a.md', '| 规章 | 1 | 2 |\n', 'too-large'],
])('150,000 %s', async (_, path, row, expected) => {
  expect(await problemOf(row.repeat(150_000), path)).toBe(expected);
});

test('many records', () => expectNoTable((length) => '规章,1,2\n'.repeat(length), 'a.csv', 3000));

describe('a line of many figures', () => {
  test.each([
    ['blanks', 'a.txt', ' '],
    ['tabs', 'a.txt', '\t'],
    ['bars', 'a.md', '|'],
    ['commas', 'a.csv', ','],
  ])('with %s between', (_, path, between) =>
    expectNoTable((length) => `规章${`${between}1`.repeat(length)}\n`.repeat(2), path, 3000));
});

describe('a report with something very long in it', () => {
  const header = ['信息内容', '本年制发件数', '本年废止件数', '现行有效件数'];
  const body = ['规章', '1', '2', '3'];
  const shapes: Readonly<Record<string, (rows: readonly (readonly string[])[]) => string>> = {
    csv: (rows) => rows.map((row) => `${row.join(',')}\n`).join(''),
    md: (rows) => rows.map((row) => `| ${row.join(' | ')} |\n`).join(''),
    txt: (rows) => rows.map((row) => `${row.map((cell) => `\t${cell}\n`).join('')}\n`).join(''),
  };
  const stands = async (kind: string, rows: readonly (readonly string[])[]) => {
    const { tables } = await readReport(utf8(shapes[kind]!(rows)), { path: `a.${kind}` });
    return tables[0]!.entries
      .slice(0, 3)
      .map(({ value }) => (value.kind === 'number' ? Number(value.number.units) : value.kind));
  };

  describe.each(Object.keys(shapes))('%s', (kind) => {
    test.each([
      ['blanks inside', `规${' '.repeat(100_000)}章`],
      ['blanks behind', `规章${' '.repeat(100_000)}`],
      ['wide blanks', `规${'　'.repeat(100_000)}章`],
      ['dots', `规章${'.'.repeat(100_000)}`],
      ['strokes', `规章${'-'.repeat(100_000)}`],
      ['brackets', `规章${'（'.repeat(100_000)}`],
    ])('a label with 100,000 %s', async (_, label) => {
      expect(await stands(kind, [header, [label, '1', '2', '3']])).toEqual([1, 2, 3]);
    });

    test('a figure of 100,000 digits', async () => {
      expect(await stands(kind, [header, ['规章', '1'.repeat(100_000), '2', '3']])).toEqual(['unreadable', 2, 3]);
    });

    test('a header that begins many times', () =>
      expectLinear(async (length) => {
        const begun = Array.from({ length }, () => ['信息内容']);
        expect(await stands(kind, [...begun, header, body])).toEqual([1, 2, 3]);
      }, 500));
  });

  test('a header with many columns more', () =>
    expectLinear(async (length) => {
      const more = Array.from({ length }, () => '备注');
      expect(await stands('csv', [[...header, ...more], body])).toEqual([1, 2, 3]);
    }, 8000));

  test.each([
    ['bars', 500, (length: number) => '|---|---|\n'.repeat(length)],
    ['rules', 20, (length: number) => `${'+-'.repeat(300)}+\n`.repeat(length)],
  ])('lines of %s that make no table', (_, length, lines) => expectNoTable(lines, 'a.md', length));

  test('many sheets that a page names', () => {
    const named = (length: number) => '<x:WorksheetSource HRef="a"/>'.repeat(length);
    return expectNoTable((length) => `<html><!--<xml>${named(length)}</xml>--><body>甲</body></html>`, 'a.html', 6000);
  });

  test('rules with many corners', () =>
    expectNoTable((length) => `${'+-'.repeat(2 * length)}+\n${'|\n'.repeat(length)}`, 'a.md', 2000));

  test('many tables in HTML that are not closed', () =>
    expectNoTable((length) => `表\n${'<table>\n'.repeat(length)}</table>`, 'a.md', 1000));
});

test('an OFD with many characters on a line', () => {
  const page = (length: number) =>
    `<ofd:TextObject Boundary="0 0 9 9" Size="3"><ofd:TextCode X="0" Y="5" DeltaX="3">${'甲'.repeat(length)}</ofd:TextCode></ofd:TextObject>`;
  return expectLinear(async (length) => {
    expect((await lint(ofd([page(length)]), { path: 'a.ofd' })).problem?.code).toBe('no-form-table');
  }, 2500);
});

test('many reports, a line each', () => {
  const line = (body: number) => `${[`第${body}局`, 2023, ...cells.map(figureAt)].join()}\n`;
  const header = `organization,year,${cells.map(({ id }) => id).join()}\n`;
  return expectLinear(async (length) => {
    const text = header + Array.from({ length }, (_, body) => line(body)).join('');
    const reports = await readReports(utf8(text), { path: 'all.csv' });
    expect(reports.length).toBe(length);
    expect([reports.at(-1)!.organization, figuresOf(reports.at(-1)!)]).toEqual([`第${length - 1}局`, figures]);
  }, 50);
});
