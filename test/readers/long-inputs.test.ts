import { describe, expect, test } from 'vitest';
import { forms, lint, readReport, readReports } from '../../src/lint.ts';
import { type Form, formCells } from '../../src/model/form.ts';
import { distinct, figuresOf } from '../support/make/figures.ts';
import { ofd } from '../support/make/ofd.ts';
import { utf8 } from '../support/utf8.ts';

/** Inputs that once took the square of their length, in time or in memory: such a one would run into the limit of the suite. */

const problemOf = async (text: string, path: string) => (await lint(utf8(text), { path })).problem?.code;

const [form] = forms as [Form];
const figures = distinct(form);
const cells = form.tables.flatMap(formCells);
const figureAt = ({ table, row, column }: (typeof cells)[number]) => figures[table.id]![row.id]![column.id]!;

test.each([
  ['rows of text', 'a.txt', '甲局 报告\n', 'too-large'],
  ['rows of figures', 'a.txt', '规章 1 2 3\n', 'too-large'],
  ['rows with bars', 'a.md', '| 规章 | 1 | 2 |\n', 'too-large'],
  ['records', 'a.csv', '规章,1,2\n', 'no-form-table'],
])('150,000 %s', async (_, path, row, expected) => {
  expect(await problemOf(row.repeat(150_000), path)).toBe(expected);
});

describe('a line of 100,000 figures', () => {
  test.each([
    ['blanks', 'a.txt', ' ', 'no-form-table'],
    ['tabs', 'a.txt', '\t', 'too-large'],
    ['bars', 'a.md', '|', 'no-form-table'],
    ['commas', 'a.csv', ',', 'too-large'],
  ])('with %s between', async (_, path, between, expected) => {
    const line = `规章${`${between}1`.repeat(100_000)}\n`;
    expect(await problemOf(line + line, path)).toBe(expected);
  });
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

    test('a header that begins 3,000 times', async () => {
      expect(await stands(kind, [...Array.from({ length: 3000 }, () => ['信息内容']), header, body])).toEqual([
        1, 2, 3,
      ]);
    });
  });

  test('a header with 16,000 columns more', async () => {
    const more = Array.from({ length: 16_000 }, () => '备注');
    expect(await stands('csv', [[...header, ...more], body])).toEqual([1, 2, 3]);
  });

  test.each([
    ['bars', '|---|---|\n'.repeat(8000)],
    ['rules', `${'+-'.repeat(300)}+\n`.repeat(800)],
  ])('lines of %s that make no table', async (_, lines) => {
    expect(await problemOf(lines, 'a.md')).toBe('no-form-table');
  });

  test('150,000 sheets that a page names', async () => {
    const sheets = '<x:WorksheetSource HRef="a"/>'.repeat(150_000);
    expect(await problemOf(`<html><!--<xml>${sheets}</xml>--><body>甲</body></html>`, 'a.html')).toBe('no-form-table');
  });

  test('rules with 15,000 corners', async () => {
    expect(await problemOf(`${'+-'.repeat(15_000)}+\n${'|\n'.repeat(7500)}`, 'a.md')).toBe('no-form-table');
  });

  test('8,000 tables in HTML that are not closed', async () => {
    expect(await problemOf(`表\n${'<table>\n'.repeat(8000)}</table>`, 'a.md')).toBe('no-form-table');
  });
});

test('an OFD with 130,000 characters on a line', async () => {
  const page = `<ofd:TextObject Boundary="0 0 9 9" Size="3"><ofd:TextCode X="0" Y="5" DeltaX="3">${'甲'.repeat(130_000)}</ofd:TextCode></ofd:TextObject>`;
  expect((await lint(ofd([page]), { path: 'a.ofd' })).problem?.code).toBe('no-form-table');
});

test('two thousand reports, a line each', async () => {
  const line = (body: number) => `${[`第${body}局`, 2023, ...cells.map(figureAt)].join()}\n`;
  const header = `organization,year,${cells.map(({ id }) => id).join()}\n`;
  const reports = await readReports(utf8(header + Array.from({ length: 2000 }, (_, body) => line(body)).join('')), {
    path: 'all.csv',
  });
  expect(reports.length).toBe(2000);
  expect([reports[1999]!.organization, figuresOf(reports[1999]!)]).toEqual(['第1999局', figures]);
});
