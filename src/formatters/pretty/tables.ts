import { isBlankForm } from '../../model/blanks.ts';
import type { FormTable } from '../../model/form.ts';
import type { Report } from '../../model/report.ts';
import { countedAs, type Diagnostic } from '../../model/result.ts';
import type { View } from '../view.ts';

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
    state: isBlankForm(report) ? ('open' as const) : stateOf(table, diagnostics, view),
  }));
  const unread = report.unread.map(({ form, table, why }) => ({
    form,
    table,
    state: why ? ('unread' as const) : ('missing' as const),
  }));
  return [...read, ...unread].sort((a, b) => a.form.tables.indexOf(a.table) - b.form.tables.indexOf(b.table));
}

function stateOf(table: FormTable, diagnostics: readonly Diagnostic[], { strict }: View): TableState {
  const found = diagnostics.filter((one) => one.table === table.id).map((one) => countedAs(one, strict));
  if (found.includes('error')) return 'wrong';
  if (found.includes('open')) return 'open';
  return found.length > 0 ? 'warned' : 'fine';
}
