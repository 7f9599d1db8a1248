import { type Report, wasRead } from '../model/report.ts';
import type { Text } from '../model/text.ts';
import { printedEntries } from './printed-table.ts';

/**
 * The text of a cell whose row and column the document has, but which it lacks, or which was not read. Not a number: a
 * blank would count as 0, and a sum that cannot be checked would hold or be broken.
 */
export const missingCellText = '缺';

/** Returns notices with the number of such cells in each table. */
export function missingCellNotices({ tables }: Report): Text[] {
  return tables.flatMap((table) => {
    const lacking = printedEntries(table).filter((entry) => !wasRead(entry)).length;
    const { name } = table.table;
    const notice = {
      zh: `${name.zh}有 ${lacking} 格原件缺少或未读到，写作“${missingCellText}”`,
      en: `cells of ${name.en} that are not in the document, or were not read, written as “${missingCellText}”: ${lacking}`,
    };
    return lacking === 0 ? [] : [notice];
  });
}
