import type ExcelJS from 'exceljs';
import { letters } from '../model/document.ts';
import { escaped } from '../workbook/escaped.ts';
import type { Spot } from '../writers/xlsx/sums.ts';

/** The name, as an element, by which a workbook knows what of its first sheet is printed. */
export function printArea(sheet: ExcelJS.Worksheet, { top, left, bottom, right }: Spot): string {
  const name = sheet.name.replaceAll("'", "''");
  const area = `'${name}'!$${letters(left)}$${top}:$${letters(right)}$${bottom}`;
  return `<definedName name="_xlnm.Print_Area" localSheetId="0">${escaped(area)}</definedName>`;
}
