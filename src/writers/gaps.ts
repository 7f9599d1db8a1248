import { formCells } from '../model/form.ts';
import { entryAt, isThere, type Report } from '../model/report.ts';
import type { Text } from '../model/text.ts';
import { present } from './present.ts';

/**
 * Stands where the form's layout has a cell that the document lacks, or that was not read, though it has its row and its column. It is no
 * number: a blank would count as 0, and make a sum hold or break that cannot be told.
 */
export const gap = '缺';

/** How many such cells there are. */
export function gaps({ tables }: Report): Text[] {
  return tables.flatMap((table) => {
    const lacking = formCells(present(table)).filter(
      ({ row, column }) => !isThere(entryAt(table, row.id, column.id)!),
    ).length;
    const { zh, en } = table.table.name;
    return lacking === 0
      ? []
      : [
          {
            zh: `${zh}有 ${lacking} 格原件没有或没有读到，写作“${gap}”`,
            en: `cells of ${en} that are not in the document, or were not read, written as “${gap}”: ${lacking}`,
          },
        ];
  });
}
