import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { check } from '../../src/check.ts';
import { forms } from '../../src/forms.ts';
import { readReport } from '../../src/lint.ts';
import type { Cell } from '../../src/model/document.ts';
import { plainFiguresOf } from '../../src/model/plain-figures.ts';
import type { Entry, Report, Table } from '../../src/model/report.ts';
import { readValue } from '../../src/model/value.ts';
import { noteFigures } from '../../src/recognise/report/note-figures.ts';
import { consistent, distinct, type Figures } from '../support/make/figures.ts';
import { asCsv, items } from '../support/make/printed.ts';
import { official } from '../support/official.ts';
import { runs } from '../support/random-runs.ts';
import { utf8 } from '../support/utf8.ts';

/** Reports whose figures are plain are judged by these alone, as they would be by their entries. */

const reportWith = (form: (typeof forms)[number], figures: Figures, around: readonly string[] = []): Promise<Report> =>
  readReport(utf8(asCsv(items(form, figures, around))), { path: 'a.csv' });

/** What is found in a report, by its entries only if it is a copy: the figures are noted for the report itself. */
async function found(report: Report) {
  const { result, diagnostics } = await check(report, 0);
  return { ...result, report: undefined, diagnostics };
}

describe.each(forms.map((form) => [form.edition, form] as const))('a report of the edition of %s', (_, form) => {
  test('gets the same findings whether its figures are noted or not', () =>
    fc.assert(
      fc.asyncProperty(consistent(official(form)), fc.boolean(), fc.nat(), async (figures, isBroken, number) => {
        const { tables, ...report } = await reportWith(form, figures, number % 2 === 0 ? ['总体情况'] : []);
        const noted = noteFigures({ ...report, tables: isBroken ? withOther(tables, number) : tables });
        expect(plainFiguresOf(noted)?.figures).toEqual(
          noted.tables.flatMap(({ entries }) => entries.map(({ cell }) => Number(cell!.text))),
        );
        expect(await found(noted)).toEqual(await found({ ...noted }));
      }),
      runs(8, 200),
    ));
});

/** Returns tables with another figure in some cell. */
function withOther(tables: readonly Table[], number: number): Table[] {
  const [table, ...others] = tables as [Table, ...Table[]];
  const index = number % table.entries.length;
  return [
    { ...table, entries: table.entries.with(index, showing(table.entries[index]!, String(number % 1000))) },
    ...others,
  ];
}

/** Returns an entry whose cell shows a text, and has more. */
function showing(entry: Entry, text: string, more: Partial<Cell> = {}): Entry {
  const cell: Cell = { ...entry.cell!, text, ...more };
  return { ...entry, cell, value: readValue(cell) };
}

const report = await reportWith(forms[0]!, distinct(forms[0]!));
const [first, ...others] = report.tables as [Table, ...Table[]];
const withEntry = (change: (entry: Entry) => Entry): Report => ({
  ...report,
  tables: [{ ...first, entries: first.entries.with(0, change(first.entries[0]!)) }, ...others],
});
const withTable = (more: Partial<Table>): Report => ({ ...report, tables: [{ ...first, ...more }, ...others] });
const { form, table, place } = first;
const cell: Cell = { text: '1', place };

test.each<readonly [string, Report]>([
  ['a blank', withEntry((one) => showing(one, ''))],
  ['a dash', withEntry((one) => showing(one, '/'))],
  ['a word', withEntry((one) => showing(one, '约20'))],
  ['a unit', withEntry((one) => showing(one, '12件'))],
  ['a separator', withEntry((one) => showing(one, '1,234'))],
  ['a zero in front', withEntry((one) => showing(one, '012'))],
  ['a negative count', withEntry((one) => showing(one, '-1'))],
  ['a fraction of a count', withEntry((one) => showing(one, '1.5'))],
  ['more digits than are exact', withEntry((one) => showing(one, '1234567890123456'))],
  ['a hidden cell', withEntry((one) => showing(one, '1', { hidden: true }))],
  ['a formula', withEntry((one) => showing(one, '1', { stored: { number: '1', formula: 'A1' } }))],
  ['another number stored', withEntry((one) => showing(one, '1', { stored: { number: '1.2' } }))],
  ['a number stored as text', withEntry((one) => showing(one, '1', { stored: { numberAsText: true } }))],
  ['a missing cell', withEntry(({ at }) => ({ at, place, cell: undefined, value: { kind: 'absent' } }))],
  ['a figure without a cell of the form', withTable({ unplaced: [{ cell }] })],
  ['a cell that is left out', withTable({ ignored: [{ cell, why: { zh: '', en: '' } }] })],
  ['cells out of place', withTable({ shifted: new Set(['x']) })],
  ['lost characters', withTable({ lost: true })],
  ['an edge of the page', withTable({ cut: true })],
  ['a table that is not read', { ...report, unread: [{ form, table, place }] }],
  ['a table twice', { ...report, repeated: [{ table, place, hidden: true }] }],
  ['an unknown cell', { ...report, unknown: [{ name: 'x', text: '1', place }] }],
  ['no table', { ...report, tables: [] }],
])('figures are not noted beside %s', (_, other) => {
  expect(plainFiguresOf(noteFigures({ ...report }))).toBeDefined();
  expect(plainFiguresOf(noteFigures(other))).toBeUndefined();
});

test('reports with the same tables share the indices of their figures', () => {
  const [one, other] = [noteFigures({ ...report }), noteFigures({ ...report })].map(plainFiguresOf);
  expect(one!.tables).toBe(other!.tables);
  expect(one!.tables.flat()).toEqual(one!.tables.flat().map((_, index) => index));
  expect(plainFiguresOf(noteFigures({ ...report, tables: others }))!.tables).not.toBe(one!.tables);
});
