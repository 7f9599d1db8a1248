import type ExcelJS from 'exceljs';
import { readableText } from './cell-text.ts';

/** Font of a list of corrections. */
export const body: Partial<ExcelJS.Font> = { name: '宋体', size: 11 };

const thin = { style: 'thin', color: { argb: 'FFA6A6A6' } } as const;
const border: Partial<ExcelJS.Borders> = { top: thin, left: thin, bottom: thin, right: thin };

const headStyle: Partial<ExcelJS.Style> = {
  font: { ...body, bold: true },
  border,
  alignment: { horizontal: 'center', vertical: 'middle' },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFF2F2F2' } },
};

/** The footer of each page of a list. */
export const footer = { zh: '&C第 &P 页，共 &N 页', en: '&CPage &P of &N' };

/** Draws the heads of the columns. */
export function drawHead(sheet: ExcelJS.Worksheet, row: number, heads: readonly string[]): void {
  for (const [index, head] of heads.entries()) {
    const cell = sheet.getCell(row, index + 1);
    cell.value = head;
    // A copy: to set a part of the style of a cell changes the object.
    cell.style = { ...headStyle };
  }
}

/** Draws a row. Plain numbers of a column of figures are written as numbers, and centred. */
export function drawRow(
  sheet: ExcelJS.Worksheet,
  row: number,
  columns: readonly { readonly isFigure?: true; readonly isCentred?: true }[],
  texts: readonly string[],
): void {
  for (const [index, { isFigure, isCentred = isFigure }] of columns.entries()) {
    const cell = sheet.getCell(row, index + 1);
    cell.value = isFigure ? figure(texts[index]!) : readableText(texts[index]!);
    const horizontal = isCentred ? 'center' : 'left';
    cell.style = { font: body, border, alignment: { wrapText: true, vertical: 'top', horizontal } };
  }
}

/** Lays a list out: A4 landscape, all columns on a page; the heads on every page, and in sight when the list is scrolled. */
export function layOut(sheet: ExcelJS.Worksheet, headRow: number): void {
  const first = `A${headRow + 1}`;
  const frozen = { state: 'frozen', ySplit: headRow, xSplit: 0, topLeftCell: first, activeCell: first } as const;
  sheet.views = [{ ...frozen, showGridLines: false }];
  sheet.pageSetup = {
    paperSize: 9,
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    horizontalCentered: true,
    printTitlesRow: `${headRow}:${headRow}`,
    margins: { left: 0.5, right: 0.5, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 },
  };
}

/** Returns the element `definedName` that prints the heads of a list on every page; `index` of the sheet is from 0. */
export function printedHeads({ name, pageSetup }: ExcelJS.Worksheet, index: number): string {
  const rows = pageSetup.printTitlesRow!.replaceAll(/\d+/g, (row) => `$${row}`);
  return `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">'${name}'!${rows}</definedName>`;
}

/** Returns the value of a cell: a number for a plain number; else a text, which no program runs. */
function figure(text: string): string | number {
  return /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,6})?$/.test(text) ? Number(text) : readableText(text);
}
