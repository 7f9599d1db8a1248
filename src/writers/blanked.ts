import { formCells } from '../form.ts';
import { entryAt, type Report } from '../report.ts';
import type { Text } from '../text.ts';
import { present } from './present.ts';

/** Where the form's layout has a cell that the document lacks, though it has its row and its column: it can only be left blank. */
export function blankedCells({ tables }: Report): Text[] {
  return tables.flatMap((table) => {
    const lacking = formCells(present(table)).filter(
      ({ row, column }) => entryAt(table, row.id, column.id)?.value.kind === 'absent',
    ).length;
    const { zh, en } = table.table.name;
    return lacking === 0
      ? []
      : [
          {
            zh: `${zh}有 ${lacking} 格是原件没有的，写出来是空白`,
            en: `${lacking} cells of ${en} are not in the document, and are written as blanks`,
          },
        ];
  });
}
