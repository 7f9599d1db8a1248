import ExcelJS from 'exceljs';
import { listName } from '../artifacts/own-files.ts';
import type { Result } from '../model/result.ts';
import type { Language } from '../model/text.ts';
import { ground } from '../workbook/colours.ts';
import { inert } from '../workbook/inert.ts';
import { body, border, figure, frozenBelow, headStyle, listPage, printedHeads } from '../workbook/list-look.ts';
import { finished } from '../workbook/package.ts';
import { columns, type Row, rowsOf } from './rows.ts';
import type { View } from './view.ts';

/** The list of corrections over all files as a workbook: a row a mistake, the heads frozen, with a filter. */
export async function xlsx({ tool, files }: Result, view: View): Promise<Uint8Array> {
  const { language } = view;
  const workbook = new ExcelJS.Workbook();
  workbook.creator = workbook.lastModifiedBy = tool.name;
  const sheet = workbook.addWorksheet(listName[language]);
  sheet.columns = columns.map(({ width }) => ({ width }));
  drawHead(sheet, language);
  const rows = files.flatMap((file) => rowsOf(file, view));
  for (const [index, row] of rows.entries()) drawRow(sheet, index + 2, row);
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: rows.length + 1, column: columns.length } };
  sheet.views = [frozenBelow(1)];
  sheet.pageSetup = listPage(1);
  sheet.headerFooter.oddFooter = { zh: '&C第 &P 页，共 &N 页', en: '&CPage &P of &N' }[language];
  const written = new Uint8Array(await workbook.xlsx.writeBuffer());
  return finished(written, { sheets: new Map(), names: [printedHeads(sheet, 0)], dated: false });
}

function drawHead(sheet: ExcelJS.Worksheet, language: Language): void {
  columns.forEach((column, index) => {
    const cell = sheet.getCell(1, index + 1);
    cell.value = column[language];
    cell.style = headStyle;
  });
}

function drawRow(sheet: ExcelJS.Worksheet, number: number, row: Row): void {
  columns.forEach(({ texts, isFigure }, index) => {
    const cell = sheet.getCell(number, index + 1);
    const text = texts(row).join('\n');
    cell.value = isFigure ? figure(text) : inert(text);
    const horizontal = isFigure ? 'center' : 'left';
    cell.style = { font: body, border, alignment: { wrapText: true, vertical: 'top', horizontal } };
  });
  sheet.getCell(number, severityColumn).fill = ground(row.weight);
}

const severityColumn = columns.findIndex(({ en }) => en === 'Severity') + 1;
