import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { comparedFigures } from '../../src/diff/figures.ts';
import { forms } from '../../src/forms.ts';
import { type Form, formCells } from '../../src/model/form.ts';
import { entriesOf, type Report, type Table } from '../../src/model/report.ts';
import { readFigure, type Value } from '../../src/model/value.ts';
import { consistent, type Figures } from '../support/make/figures.ts';
import { runs } from '../support/random-runs.ts';
import { reportOf } from '../support/reports.ts';

/** Copies a report with other values in some cells. */
function withValues(report: Report, values: ReadonlyMap<string, Value>): Report {
  const changed = (table: Table): Table => ({
    ...table,
    entries: table.entries.map((entry) => ({ ...entry, value: values.get(entry.at.id) ?? entry.value })),
  });
  return { ...report, tables: report.tables.map(changed) };
}

const figuresIn = (form: Form): fc.Arbitrary<Figures> => consistent(form);

const cellIds = (form: Form) => form.tables.flatMap((table) => formCells(table).map(({ id }) => id));

describe.each(forms.map((form) => ({ form })))('$form.id', ({ form }) => {
  test('a report with some cells changed gives exactly these, in the form’s order', () => {
    fc.assert(
      fc.property(figuresIn(form), fc.subarray(cellIds(form)), (figures, changed) => {
        const before = reportOf(form, figures);
        const values = entriesOf(before).map(({ at, value }): [string, Value] => {
          const units = value.kind === 'number' ? value.number.units + 1n : 0n;
          return [at.id, { kind: 'number', number: { units, scale: 0 } }];
        });
        const after = withValues(before, new Map(values.filter(([id]) => changed.includes(id))));
        const compared = comparedFigures(before, after);
        expect(compared.figures.map((one) => one.after.at.id)).toEqual(changed);
        expect(compared.notCompared).toEqual([]);
      }),
      runs(20, 100),
    );
  });
});

describe('editions', () => {
  const [a, b] = [...forms].sort((one, other) => one.years.from - other.years.from) as [Form, Form];
  const zeros = (form: Form) =>
    reportOf(
      form,
      figuresOf(form, () => 0),
    );
  const ones = (form: Form) =>
    reportOf(
      form,
      figuresOf(form, () => 1),
    );

  test('cells of both are compared, every other is named once, with the report that lacks it', () => {
    const { figures, notCompared } = comparedFigures(zeros(a), ones(b));
    const [before, after] = [new Set(cellIds(a)), new Set(cellIds(b))];
    expect(figures.map((one) => one.after.at.id).sort()).toEqual([...before].filter((id) => after.has(id)).sort());
    const left = (side: string) =>
      notCompared.filter((one) => one.side === side).flatMap(({ cells }) => cells.map(({ id }) => id));
    expect(left('after').sort()).toEqual([...before].filter((id) => !after.has(id)).sort());
    expect(left('before').sort()).toEqual([...after].filter((id) => !before.has(id)).sort());
    expect(new Set(notCompared.map(({ reason }) => reason))).toEqual(new Set(['edition']));
  });
});

function figuresOf(form: Form, figure: () => number): Figures {
  const tables: Record<string, Record<string, Record<string, number>>> = {};
  for (const { table, row, column } of form.tables.flatMap(formCells)) {
    tables[table.id] ??= {};
    tables[table.id]![row.id] ??= {};
    tables[table.id]![row.id]![column.id] = figure();
  }
  return tables;
}

describe('one cell', () => {
  const form = forms.find(({ edition }) => edition === '2021')!;
  const id = 'disclosure/fees/amount';
  const at = form.tables.flatMap(formCells).find((cell) => cell.id === id)!;
  const cell = (text: string) => ({ text, place: { path: 'test' } });

  /** Compares reports that have these texts in the cell; null for no such row. */
  function compared(...texts: readonly (string | null)[]) {
    const [before, after] = texts.map((text) => {
      const report = reportOf(
        form,
        figuresOf(form, () => 0),
      );
      const value: Value = text === null ? { kind: 'absent' } : readFigure(cell(text), at);
      const withText = (table: Table): Table => ({
        ...table,
        entries: table.entries.map((one) => (one.at.id === id ? { ...one, value, cell: cell(text ?? '') } : one)),
      });
      return { ...report, tables: report.tables.map(withText) };
    });
    return comparedFigures(before!, after!).figures.length;
  }

  test.each([
    ['12', '１２'],
    ['1234', '1,234'],
    ['0', '0.00'],
    ['3', '3万元'],
    ['22（其中追缴16）', '22 (其中追缴16)'],
    ['/', '—'],
    ['', ''],
    ['约20', '约 20'],
    [null, null],
  ])('%s and %s are the same', (before, after) => {
    expect(compared(before, after)).toBe(0);
  });

  test.each([
    ['12', '13'],
    ['', '0'],
    ['/', '0'],
    ['', '/'],
    ['3元', '3万元'],
    ['22（其中追缴16）', '22（其中追缴18）'],
    ['22（其中追缴16）', '22'],
    ['约20', '约30'],
    ['约20', '20'],
    [null, ''],
    ['0', null],
  ])('%s and %s differ', (before, after) => {
    expect(compared(before, after)).toBe(1);
  });
});

describe('what is not known is not compared', () => {
  const form = forms.find(({ edition }) => edition === '2021')!;
  const report = reportOf(
    form,
    figuresOf(form, () => 1),
  );
  const id = 'requests/received/total';
  const noCases = { ...report, tables: report.tables.filter(({ table }) => table.id !== 'cases') };
  const [, requests, cases] = form.tables as [Form['tables'][0], Form['tables'][0], Form['tables'][0]];
  const place = { path: 'test' };
  const cut = (one: Report): Report => ({
    ...one,
    tables: one.tables.map((table) => ({ ...table, cut: true as const })),
  });
  const absent = new Map<string, Value>([[id, { kind: 'absent' }]]);

  test.each<[string, Report, object]>([
    [
      'a cell that was not read',
      withValues(report, new Map<string, Value>([[id, { kind: 'unread' }]])),
      { table: requests, reason: 'unread', cells: [{ id }] },
    ],
    [
      'a cell for which the list has no column',
      withValues(report, new Map<string, Value>([[id, { kind: 'absent', unlisted: true }]])),
      { table: requests, reason: 'unlisted', cells: [{ id }] },
    ],
    [
      'a cell that may be beyond the edge of a page',
      cut(withValues(report, absent)),
      { table: requests, reason: 'unread', cells: [{ id }] },
    ],
    ['a table that is not there', noCases, { table: cases, reason: 'missing' }],
    [
      'a table that could not be read',
      { ...noCases, unread: [{ form, table: cases, place, why: { zh: '无', en: 'none' } }] },
      { table: cases, reason: 'unread' },
    ],
  ])('%s', (_, other, expected) => {
    const forth = comparedFigures(report, other);
    expect(forth).toMatchObject({ figures: [], notCompared: [{ ...expected, side: 'after' }] });
    expect(comparedFigures(other, report)).toMatchObject({
      figures: [],
      notCompared: [{ ...expected, side: 'before' }],
    });
  });

  test('a row that is left out of a whole table is a change', () => {
    expect(comparedFigures(report, withValues(report, absent)).figures).toHaveLength(1);
  });
});
