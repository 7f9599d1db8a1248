import { formCells, relationCount } from './form.ts';
import type { Report } from './report.ts';
import type { Assessment, Coverage } from './result.ts';

/** How much of a report was read and assessed; a table that is not there counts in the totals. */
export function coverageOf({ tables, unread }: Report, assessments: readonly Assessment[]): Coverage {
  const all = [...tables, ...unread];
  const readKinds = new Set(['number', 'blank', 'dash']);
  return {
    relations: {
      assessed: assessments.filter(({ outcome }) => outcome !== 'open').length,
      total: all.reduce((count, { form, table }) => count + relationCount(form, table), 0),
    },
    cells: {
      read: tables.flatMap(({ entries }) => entries).filter(({ value }) => readKinds.has(value.kind)).length,
      total: all.reduce((count, { table }) => count + formCells(table).length, 0),
    },
  };
}
