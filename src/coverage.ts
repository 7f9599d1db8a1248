import { formCells, relationCount } from './model/form.ts';
import { memoizeAlike } from './model/plain-figures.ts';
import { entriesOf, type Report, type Unread } from './model/report.ts';
import type { Assessment, Coverage, RelaxedRules } from './model/result.ts';

/** Counts the relations assessed and the cells read, of all in the tables of the report, including those not read. */
export function coverageOf(
  report: Report,
  assessments: readonly Assessment[],
  relaxed: RelaxedRules = new Map(),
): Coverage {
  const all = [...report.tables, ...countedUnread(report, relaxed)];
  let [read, blank] = [0, 0];
  for (const { value } of entriesOf(report)) {
    if (value.kind === 'number' || value.kind === 'dash') read++;
    else if (value.kind === 'blank') blank++;
  }
  return {
    relations: {
      assessed: assessments.filter(({ outcome }) => outcome !== 'open').length,
      total: all.reduce((count, { form, table }) => count + relationCount(form, table), 0),
    },
    cells: {
      ...{ read, blank },
      total: all.reduce((count, { table }) => count + formCells(table).length, 0),
    },
  };
}

/** Returns the coverage of a report with plain figures, for which every relation holds. Reports that are alike share it. */
export const fullCoverage = memoizeAlike(({ tables }): Coverage => {
  const relations = tables.reduce((count, { form, table }) => count + relationCount(form, table), 0);
  const cells = tables.reduce((count, { table }) => count + formCells(table).length, 0);
  return { relations: { assessed: relations, total: relations }, cells: { read: cells, blank: 0, total: cells } };
});

/** Returns the tables that were not read, without those that are not there if `missing-table` is switched off. */
export function countedUnread({ unread }: Report, relaxed: RelaxedRules): readonly Unread[] {
  return relaxed.get('missing-table') === 'off' ? unread.filter(({ why, pictured }) => why && !pictured) : unread;
}
