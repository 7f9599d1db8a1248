import { address, type Place } from '../document.ts';
import type { Language } from '../text.ts';

/** A place as the user's program names it, `表三!J14`; whole rows, and tables without a sheet, in words. */
export function addressIn(place: Place, language: Language): string {
  const chinese = address(place);
  if (language === 'zh' || !/第\d+[行页]|表格\d/.test(chinese)) return chinese;
  const { sheet, table, page, row, column } = place;
  const parts = [
    sheet,
    page && `page ${page}`,
    table && `table ${table}`,
    row && `row ${row}`,
    column && `column ${column}`,
  ];
  return parts.filter(Boolean).join(' ');
}
