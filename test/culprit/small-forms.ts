import { forms } from '../../src/forms.ts';
import type { Form, FormTable, Heading, Relation } from '../../src/model/form.ts';
import type { Report } from '../../src/model/report.ts';
import type { Value } from '../../src/model/value.ts';
import { reportOf } from '../support/reports.ts';

/** A sum of a small form: `total = x + y` or `in + kept = all + left`, along each row or down each column. */
interface SumInWords {
  readonly each: 'row' | 'column';
  readonly sum: string;
}

/** Returns a form of one table, 表三; lines named `total` or `all` are totals, one named `signed` may be negative. */
export function formOf(rows: string, columns: string, sums: readonly SumInWords[]): Form {
  const [form] = forms;
  const headings = (ids: string): Heading[] =>
    ids.split(' ').map((id) => ({ id, label: id, en: id, total: /^(?:total|all)$/.test(id), signed: id === 'signed' }));
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

/** A row of 表四. */
export const line = formOf('a', 'upheld corrected other pending total', [
  { each: 'row', sum: 'total = upheld + corrected + other + pending' },
]);

/** What a cell holds: a number that was typed, `'=12'` for the result of a formula, `'?'` for what cannot be read. */
export type Typed = number | `=${number}` | '?';

/** Returns a report of a small form, given by its rows. */
export function sheet(form: Form, ...rows: readonly (readonly Typed[])[]): Report {
  const typed = rows.flat();
  const [{ blocks }] = form.tables as [FormTable];
  const figures = Object.fromEntries(
    blocks[0]!.rows.map((row, r) => [
      row.id!,
      Object.fromEntries(blocks[0]!.columns.map((column, c) => [column.id!, numberIn(rows[r]![c]!)])),
    ]),
  );
  const report = reportOf(form, { requests: figures });
  return {
    ...report,
    tables: report.tables.map((table) => ({
      ...table,
      entries: table.entries.map((entry, index) => {
        if (typed[index] === '?') return { ...entry, value: { kind: 'unreadable' } satisfies Value };
        const isFormula = String(typed[index]).startsWith('=');
        const stored = { number: entry.cell!.text, ...(isFormula && { formula: 'SUM(A1:B1)' }) };
        return { ...entry, cell: { ...entry.cell!, stored } };
      }),
    })),
  };
}

function numberIn(typed: Typed): number {
  return typed === '?' ? 0 : Number(String(typed).replace('=', ''));
}
