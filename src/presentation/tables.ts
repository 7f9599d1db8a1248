import { isBlankForm } from '../model/blanks.ts';
import type { FormTable } from '../model/form.ts';
import type { Report } from '../model/report.ts';
import { type Diagnostic, levelOf } from '../model/result.ts';
import type { Text } from '../model/text.ts';
import type { Wording } from './settings.ts';

/** State of a table, from the findings about it. */
export type TableState = 'fine' | 'wrong' | 'warned' | 'open' | 'unread' | 'missing';

export const tableStateNames: Readonly<Record<TableState, Text>> = {
  fine: { zh: '核对通过', en: 'passed' },
  wrong: { zh: '需更正', en: 'failed' },
  warned: { zh: '有提醒或提示', en: 'warnings or infos' },
  open: { zh: '部分未核对', en: 'incomplete' },
  unread: { zh: '未读出', en: 'not read' },
  missing: { zh: '缺', en: 'missing' },
};

/** Returns the tables of a report in the form's order, each with its state. */
export function tableStates(
  report: Report,
  diagnostics: readonly Diagnostic[],
  { strict }: Wording,
): { readonly table: FormTable; readonly state: TableState }[] {
  const isBlank = isBlankForm(report);
  const stateOf = ({ id }: FormTable): TableState => {
    const found = diagnostics.filter((one) => one.table === id).map((one) => levelOf(one, strict));
    if (isBlank) return 'open';
    if (found.includes('error')) return 'wrong';
    if (found.includes('open')) return 'open';
    return found.length > 0 ? 'warned' : 'fine';
  };
  const read = report.tables.map(({ form, table }) => ({ form, table, state: stateOf(table) }));
  const unread = report.unread.map(({ form, table, why }) => ({
    form,
    table,
    state: why ? ('unread' as const) : ('missing' as const),
  }));
  return [...read, ...unread].sort((a, b) => a.form.tables.indexOf(a.table) - b.form.tables.indexOf(b.table));
}
