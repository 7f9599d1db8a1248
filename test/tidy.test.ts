import { expect, test } from 'vitest';
import { type Form, formCells } from '../src/form.ts';
import { forms, lint, readReport } from '../src/lint.ts';
import { distinct, figuresOf } from './make/figures.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
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
