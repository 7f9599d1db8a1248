import { type CheckOptions, check } from '../../src/check.ts';
import { forms } from '../../src/forms.ts';
import { markUnknownTotals } from '../../src/model/blanks.ts';
import { format } from '../../src/model/decimal.ts';
import { address, type Cell } from '../../src/model/document.ts';
import { tableOf } from '../../src/model/form.ts';
import type { Entry, Report, Table } from '../../src/model/report.ts';
import type { Diagnostic } from '../../src/model/result.ts';
import { readFigure, type Value } from '../../src/model/value.ts';
import { distinct } from './make/figures.ts';
import { reportOf } from './reports.ts';

export const [form2021, form2019] = forms as [(typeof forms)[number], (typeof forms)[number]];

/** The content of a cell: a text, a cell with what is stored behind it, or a value without a cell. */
export type Content = string | Omit<Cell, 'place'> | { readonly value: Value };

/**
 * A sound report of distinct figures in which some cells, by id, hold something else. Each cell is in a sheet with the name of
 * its table: its row has the number of its row in the form, its column likewise.
 */
export function spoilt(cells: Readonly<Record<string, Content>> = {}, form = form2021): Report {
  const report = reportOf(form, distinct(form));
  const filled = report.tables.map((table): Table => {
    const sheet = table.table.name.zh;
    const rows = [...new Set(table.entries.map(({ at }) => at.row.id))];
    const columns = [...new Set(table.entries.map(({ at }) => at.column.id))];
    const entries = table.entries.map((entry): Entry => {
      const { row, column, id } = entry.at;
      const place = { path: 'a.xlsx', sheet, row: rows.indexOf(row.id) + 1, column: columns.indexOf(column.id) + 1 };
      return put({ ...entry, place, cell: { text: entry.cell!.text, place } }, cells[id]);
    });
    return { ...table, place: { path: 'a.xlsx', sheet }, entries: markUnknownTotals(form, entries) };
  });
  const unknown = Object.keys(cells).filter(
    (id) => !filled.some(({ entries }) => entries.some(({ at }) => at.id === id)),
  );
  if (unknown.length > 0) throw new RangeError(`the form has no cell ${unknown}`);
  return { ...report, place: { path: 'a.xlsx' }, tables: filled };
}

function put(entry: Entry, content: Content | undefined): Entry {
  if (content === undefined) return entry;
  if (typeof content !== 'string' && 'value' in content) {
    return { ...entry, value: content.value, cell: undefined, place: { path: 'a.xlsx', sheet: entry.place.sheet! } };
  }
  const cell: Cell = { ...(typeof content === 'string' ? { text: content } : content), place: entry.place };
  return { ...entry, cell, value: readFigure(cell, entry.at) };
}

/** The report with some facts about one of its tables changed. */
export function withTable(report: Report, id: string, facts: Partial<Table>): Report {
  return { ...report, tables: report.tables.map((one) => (one.table.id === id ? { ...one, ...facts } : one)) };
}

/** The report without a table, which is unread for some reason. */
export function withoutTable(report: Report, id: string, facts: Partial<Report['unread'][number]> = {}): Report {
  const { form } = [...report.tables, ...report.unread][0]!;
  return {
    ...report,
    tables: report.tables.filter(({ table }) => table.id !== id),
    unread: [...report.unread, { form, table: tableOf(form, id)!, place: report.place, ...facts }],
  };
}

/** All that a check finds, each finding with every fact that a user or a program sees of it, in a few lines. */
export async function findingsOf(report: Report, options: CheckOptions = {}): Promise<string> {
  const { diagnostics } = await check(report, 0, options);
  return diagnostics.map(said).join('\n\n');
}

function said(one: Diagnostic): string {
  const { rule, kind, severity, table, cell, about, place, label, quoted, related, fix, suspects } = one;
  const numbers = [one.actual, one.expected, one.difference].map((number) => (number ? format(number) : '–'));
  const edits = (those: readonly { entry: Entry; suggested: Parameters<typeof format>[0] }[]) =>
    those.map(({ entry, suggested }) => `${entry.at.id} → ${format(suggested)}`).join(', ');
  const lines = [
    `${rule} ${kind} ${severity}: ${address(place) || place.path}, ${cell ?? table ?? 'no table'}, ${label?.zh ?? 'no label'}`,
    cell !== about && `about ${about}`,
    quoted !== null && `quoted ${quoted}`,
    related.length > 0 && `related ${related.map((other) => address(other.place)).join(' ')}`,
    numbers.some((number) => number !== '–') && `numbers ${numbers.join(' ')}`,
    fix && `${fix.safety} fix ${edits(fix.edits)}`,
    suspects.length > 0 && `suspects ${suspects[0]!.certainty} ${edits(suspects)}`,
    one.message.zh,
    one.message.en,
  ];
  return lines.filter(Boolean).join('\n');
}
