import type { FormTable } from '../../form.ts';
import type { Report } from '../../report.ts';
import type { Diagnostic } from '../../result.ts';
import type { View } from '../index.ts';

/** What became of a table, the findings of its own counted. */
export type TableState = 'fine' | 'wrong' | 'warned' | 'open' | 'unread' | 'missing';

/** The tables of the form, in its order, with what became of each. */
export function tableStates(
  report: Report,
  diagnostics: readonly Diagnostic[],
  view: View,
): { readonly table: FormTable; readonly state: TableState }[] {
  const read = report.tables.map(({ form, table }) => ({
    form,
    table,
    state: stateOf(table, report, diagnostics, view),
  }));
  const unread = report.unread.map(({ form, table, why }) => ({
    form,
    table,
    state: why ? ('unread' as const) : ('missing' as const),
  }));
  return [...read, ...unread].sort((a, b) => a.form.tables.indexOf(a.table) - b.form.tables.indexOf(b.table));
}

function stateOf(table: FormTable, report: Report, diagnostics: readonly Diagnostic[], { strict }: View): TableState {
  const found = diagnostics.filter((one) => tableId(one, report) === table.id);
  if (found.some(({ kind, severity }) => (kind === 'fail' || strict) && severity === 'error')) return 'wrong';
  if (found.some(({ kind, severity }) => kind === 'fail' && severity === 'warning')) return 'warned';
  return found.some(({ kind }) => kind === 'open') ? 'open' : 'fine';
}

/** The table that a finding belongs to; a grave one without a cell, a row that is missing, to the table it stands in. */
function tableId({ cell, severity, place }: Diagnostic, { tables, unread }: Report): string | undefined {
  if (cell !== null) return cell.split('/')[0];
  if (severity !== 'error' || unread.some((one) => one.place === place)) return undefined;
  return tables.findLast(
    (one) =>
      one.place.sheet === place.sheet &&
      one.place.table === place.table &&
      (one.place.row ?? 0) <= (place.row ?? Infinity),
  )?.table.id;
}
