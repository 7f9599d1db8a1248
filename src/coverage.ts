import { formCells, relationCount } from './form.ts';
import { entriesOf, type Report } from './report.ts';
import type { Assessment, Coverage } from './result.ts';

const readKinds: ReadonlySet<string> = new Set(['number', 'blank', 'dash']);

/** How much of a report was read and assessed; a table that is not there counts in the totals. */
export function coverageOf(report: Report, assessments: readonly Assessment[]): Coverage {
  const all = [...report.tables, ...report.unread];
  return {
    relations: {
      assessed: assessments.filter(({ outcome }) => outcome !== 'open').length,
      total: all.reduce((count, { form, table }) => count + relationCount(form, table), 0),
    },
    cells: {
      read: entriesOf(report).filter(({ value }) => readKinds.has(value.kind)).length,
      total: all.reduce((count, { table }) => count + formCells(table).length, 0),
    },
  };
}
