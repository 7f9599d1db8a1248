import { describe, expect, test } from 'vitest';
import { forms, lint, readReport } from '../../src/lint.ts';
import { type Form, formCells } from '../../src/model/form.ts';
import { distinct, figuresOf } from '../support/make/figures.ts';
import { utf8 } from '../support/utf8.ts';

const [form] = forms as [Form];
const figures = distinct(form);

/** A line for each cell: body, year, table, row, column, value. */
const records = form.tables
  .flatMap(formCells)
  .map(({ table, row, column }) => [
    '甲局',
    2023,
    table.id,
    row.id,
    column.id,
    figures[table.id]![row.id]![column.id]!,
  ]);
const header = ['organization', 'year', 'table', 'row', 'column', 'value'];
const tidy = [header, ...records].map((record) => `${record.join()}\n`).join('');

test.each([
  ['as written', tidy],
  ['columns in another order', [header, ...records].map((record) => `${record.toReversed().join()}\n`).join('')],
  ['lines in another order', [header, ...records.toReversed()].map((record) => `${record.join()}\n`).join('')],
  ['with columns of one’s own', tidy.replaceAll(/^(?=.)/gm, 'x,').replaceAll('\n', ',x\n')],
  ['capitals', tidy.replace(/^.*/, (names) => names.toUpperCase())],
  ['Chinese names', tidy.replace(/^.*/, '单位,年度,表,行,列,数值（件）')],
  ['a title above', `各单位2023年数据\n\n${tidy}`],
])('%s', async (_, text) => {
  const report = await readReport(utf8(text), { path: 'a.csv' });
  expect([report.organization, report.year, figuresOf(report)]).toEqual(['甲局', 2023, figures]);
});

test('an empty field is a blank value, with its place', async () => {
  const text = 'value,edition,table,row,column,year,organization\n,,requests,received,commercial,2023,甲\n';
  const { tables } = await readReport(utf8(text), { path: 'a.csv' });
  const entry = tables[0]!.entries.find(({ at }) => at.id === 'requests/received/commercial')!;
  expect([entry.value, entry.place]).toEqual([{ kind: 'blank' }, { path: 'a.csv', row: 2, line: 2, column: 1 }]);
});

test('a figure whose thousands separator ends the field leaves its table unread', async () => {
  const { diagnostics } = await lint(utf8(tidy.replace(/(requests,received,total,\d+)(\d{3})/, '$1,$2')), {
    path: 'a.csv',
  });
  expect(diagnostics.map(({ rule, kind, message }) => [rule, kind, message.en])).toEqual([
    ['missing-table', 'open', expect.stringContaining('more fields than the header')],
  ]);
});

describe('a record that names no cell of the form', () => {
  const unknown = async (from: string, to: string) => {
    expect(tidy).toContain(from);
    const { verdict, diagnostics } = await lint(utf8(tidy.replace(from, to)), { path: 'a.csv' });
    expect(verdict).toBe('fail');
    expect(new Set(diagnostics.map(({ fingerprint }) => fingerprint)).size).toBe(diagnostics.length);
    return diagnostics.filter(({ rule }) => rule === 'unknown-cell');
  };

  test.each([
    ['a column', 'requests,received,total', 'requests,received,totl', 6, 'requests/received/total'],
    ['a row', 'requests,received,total', 'requests,recieved,total', 5, 'requests/received/total'],
    ['a table', 'requests,received,total', 'request,received,total', 4, 'requests/received/total'],
    ['labels', 'requests,received,total', '表三,一、本年新收,总记', 5, '表三/一、本年新收/总计'],
    ['another edition’s', 'disclosure,regulations,issued', 'disclosure,regulations,produced', 6, 'issued'],
  ])('%s', async (_, from, to, column, meant) => {
    const [found, ...others] = await unknown(from, to);
    expect(others).toEqual([]);
    expect(found).toMatchObject({ kind: 'fail', severity: 'error', quoted: to.replaceAll(',', '/') });
    expect(found!.message.zh).toContain(meant);
    if (to.endsWith('produced')) expect(found!.place.row).toBe(2);
    else expect([column - 1, column]).toContain(found!.place.column);
  });

  test('in a report of its own: that report fails, too', async () => {
    const { reports, diagnostics } = await lint(utf8(`${tidy}乙局,2023,nothing,a,b,5\n`), { path: 'a.csv' });
    expect(reports.map(({ report }) => report.organization)).toEqual(['甲局', '乙局']);
    expect(diagnostics.filter(({ report }) => report === 1).map(({ rule }) => rule)).toContain('unknown-cell');
  });

  test('one name is one finding; a line of remarks is none', async () => {
    const again = `${tidy}甲局,2023,requests,received,totl,5\n甲局,2023,requests,received,totl,6\n注：数据截至12月31日\n`;
    const { diagnostics } = await lint(utf8(again), { path: 'a.csv' });
    expect(diagnostics.map(({ rule, quoted }) => [rule, quoted])).toEqual([['unknown-cell', 'requests/received/totl']]);
  });

  test.each([
    ['another figure', '999', '先是“12”，后是“999”'],
    ['the same figure', '12', '都是“12”'],
    ['nothing', '', '先是“12”，后是“”'],
  ])('a cell that stands twice is reported, wherever the second one is, with %s', async (_, value, said) => {
    const [header, ...records] = tidy.trim().split('\n');
    const index = records.findIndex((record) => record.includes(',received,total,'));
    const record = records[index]!.replace(/[^,]*$/, '12');
    const again = record.replace(/12$/, value);
    for (const at of [index + 1, index + 3, records.length]) {
      const lines = records.with(index, record).toSpliced(at, 0, again);
      const result = await lint(utf8([header, ...lines, ''].join('\n')), { path: 'a.csv' });
      const found = result.diagnostics.filter(({ rule }) => rule === 'duplicate-table');
      expect(found).toHaveLength(1);
      expect(found[0]).toMatchObject({ severity: 'error', kind: 'fail', place: { row: at + 2 } });
      expect(found[0]!.message.zh).toContain(said);
      expect(found[0]!.message.zh).toContain(`另一处在 F${index + 2}`);
      expect(result.diagnostics.filter(({ rule }) => rule === 'missing-row')).toEqual([]);
      expect(result.verdict).toBe('fail');
    }
  });

  test('a whole table that stands twice is one finding', async () => {
    const again = tidy.split('\n').filter((line) => line.includes(',requests,'));
    const { diagnostics } = await lint(utf8([tidy.trim(), ...again, ''].join('\n')), { path: 'a.csv' });
    expect(diagnostics.filter(({ rule }) => rule === 'duplicate-table').map(({ message }) => message.zh)).toEqual([
      expect.stringMatching(/^表三在同一份报告中重复出现/),
    ]);
  });

  test('JSON of the 2021 form with a row of 2019', async () => {
    const text = '{"editions":{"requests":"2021"},"tables":{"requests":{"received":{"total":1},"other":{"total":1}}}}';
    const { diagnostics } = await lint(utf8(text), { path: 'a.json' });
    expect(diagnostics.map(({ rule, quoted }) => [rule, quoted])).toContainEqual([
      'unknown-cell',
      'requests/other/total',
    ]);
  });
});
