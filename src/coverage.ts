import { formCells, relationCount } from './model/form.ts';
import { entriesOf, type Report, type Unread } from './model/report.ts';
import type { Assessment, Coverage, Eased } from './model/result.ts';

/** How much of a report was read and assessed, of all that its tables have, those that were not read included. */
export function coverageOf(report: Report, assessments: readonly Assessment[], eased: Eased = new Map()): Coverage {
  const all = [...report.tables, ...countedUnread(report, eased)];
  const kinds = entriesOf(report).map(({ value }) => value.kind);
  return {
    relations: {
      assessed: assessments.filter(({ outcome }) => outcome !== 'open').length,
      total: all.reduce((count, { form, table }) => count + relationCount(form, table), 0),
    },
    cells: {
      read: kinds.filter((kind) => kind === 'number' || kind === 'dash').length,
      blank: kinds.filter((kind) => kind === 'blank').length,
      total: all.reduce((count, { table }) => count + formCells(table).length, 0),
    },
  };
}

/** The tables that were not read. Where `missing-table` is switched off, one that is not there is not missed. */
export function countedUnread({ unread }: Report, eased: Eased): readonly Unread[] {
  return eased.get('missing-table') === 'off' ? unread.filter(({ why, pictured }) => why && !pictured) : unread;
}
