import { forms } from '../../src/forms.ts';
import { type Form, type FormTable, formCells, type Heading, type Relation } from '../../src/model/form.ts';
import type { Entry, Report } from '../../src/model/report.ts';
import { readFigure } from '../../src/model/value.ts';
import { reportOf } from '../support/reports.ts';

/** A sum of a small form: `total = x + y` or `in + kept = all + left`, along each row or down each column. */
interface SumInWords {
  readonly each: 'row' | 'column';
  readonly sum: string;
}

/**
 * Returns a form of one table, 表三; lines named `total` or `all` are totals, one
 * named `signed` may be negative, one named `money` fractional.
 */
export function formOf(rows: string, columns: string, sums: readonly SumInWords[]): Form {
  const [form] = forms;
  const headings = (ids: string): Heading[] =>
    ids.split(' ').map((id) => {
      const total = id === 'total' || id === 'all';
      return { id, label: id, en: id, total, signed: id === 'signed', decimal: id === 'money' };
    });
  const side = (terms: string) => ({ name: { zh: terms, en: terms }, terms: terms.split(' + ') });
  const relations = sums.map(({ each, sum }): Relation => {
    const [left, right] = sum.split(' = ') as [string, string];
    return { ...form!.relations[0]!, id: sum, table: 'requests', each, left: side(left), right: side(right) };
  });
  const table: FormTable = {
    id: 'requests',
    name: { zh: '表', en: 'table' },
    section: 1,
    width: columns.split(' ').length + 1,
    labelWidth: 1,
    blocks: [{ columns: headings(columns), rows: headings(rows) }],
  };
  return { ...form!, id: 'small', relations, tables: [table] };
}

/** Totals both ways, over two rows and two columns. */
export const square = formOf('a b all', 'x y total', [
  { each: 'row', sum: 'total = x + y' },
  { each: 'column', sum: 'all = a + b' },
]);

/** Totals both ways, over three rows and four columns. */
export const wide = formOf('a b c all', 'w x y z total', [
  { each: 'row', sum: 'total = w + x + y + z' },
  { each: 'column', sum: 'all = a + b + c' },
]);

/** 表三 in small: what came in is dealt with, in one of two ways, or left for next year. */
export const flow = formOf('in kept a b all left', 'x y total', [
  { each: 'row', sum: 'total = x + y' },
  { each: 'column', sum: 'in + kept = all + left' },
  { each: 'column', sum: 'all = a + b' },
]);

/** Rows that have no figure in common, each with its total. */
export const apart = formOf('a b c', 'x y total', [{ each: 'row', sum: 'total = x + y' }]);

/** What came in, by what became of it, in two columns and their total. */
export const parted = formOf('in a b c', 'x y total', [
  { each: 'row', sum: 'total = x + y' },
  { each: 'column', sum: 'in = a + b + c' },
]);

/** What came in is dealt with, in one of three ways, or left. */
export const through = formOf('in a b c all left', 'x y total', [
  { each: 'row', sum: 'total = x + y' },
  { each: 'column', sum: 'all + left = in' },
  { each: 'column', sum: 'all = a + b + c' },
]);

/** A row of 表四. */
export const line = formOf('a', 'upheld corrected other pending total', [
  { each: 'row', sum: 'total = upheld + corrected + other + pending' },
]);

/**
 * Returns a report of a small form. Its rows are given as `21 3件 ? | 5 6 11`. With a formula, as in `21 '3 =24`, it is that
 * of a workbook, in which `'3` is a number stored as text. A cell of a row that the table lacks is `_`.
 */
export function sheet(form: Form, rows: string): Report {
  const [table] = form.tables as [FormTable];
  const typed = rows.split(/[ |]+/);
  const place = { path: 'test' };
  const entries = formCells(table).map((at, index): Entry => {
    if (typed[index] === '_') return { at, value: { kind: 'absent' }, cell: undefined, place };
    const [, mark, text] = /^([='])?(.*)$/.exec(typed[index]!) as unknown as [string, string | undefined, string];
    const formula = mark === '=' && { formula: 'SUM(A1:B1)' };
    const stored = mark === "'" ? { numberAsText: true as const } : { number: text, ...formula };
    const cell = { text, place, ...(rows.includes('=') && { stored }) };
    return { at, value: readFigure(cell, at), cell, place };
  });
  return { ...reportOf({ ...form, tables: [] }, {}), tables: [{ form, table, place, ignored: [], entries }] };
}
