import ExcelJS from 'exceljs';
import { listName } from '../artifacts/registry.ts';
import type { Result } from '../model/result.ts';
import { type Language, sayIn } from '../model/text.ts';
import { type Column, columns } from '../presentation/listing/columns.ts';
import { type Row, rowsOf } from '../presentation/listing/rows.ts';
import { readableText } from '../workbook/cell-text.ts';
import { fillOf } from '../workbook/fills.ts';
import { body, border, figure, frozenBelow, headStyle, listPage, printedHeads } from '../workbook/list-style.ts';
import { finishPackage } from '../workbook/package.ts';
import type { View } from './view.ts';

/** Widths of the columns, in widths of a digit. */
const widths: Readonly<Record<Column['id'], number>> = {
  body: 20,
  year: 7,
  file: 24,
  severity: 10,
  table: 8,
  cell: 13,
  item: 22,
  current: 9,
  suggested: 11,
  certainty: 11,
  why: 48,
  findings: 9,
  clears: 22,
  rules: 18,
};

/** Writes the list of corrections over all files as a workbook: a row a mistake, the heads frozen, with a filter. */
export async function xlsx({ tool, files }: Result, view: View): Promise<Uint8Array> {
  const { language } = view;
  const workbook = new ExcelJS.Workbook();
  workbook.creator = workbook.lastModifiedBy = tool.name;
  const sheet = workbook.addWorksheet(listName[language]);
  sheet.columns = columns.map(({ id }) => ({ width: widths[id] }));
  drawHead(sheet, language);
  const rows = files.flatMap((file) => rowsOf(file, view));
  for (const [index, row] of rows.entries()) drawRow(sheet, index + 2, row, view);
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: rows.length + 1, column: columns.length } };
  sheet.views = [frozenBelow(1)];
  sheet.pageSetup = listPage(1);
  sheet.headerFooter.oddFooter = sayIn(language)('&C第 &P 页，共 &N 页', '&CPage &P of &N');
  const written = new Uint8Array(await workbook.xlsx.writeBuffer());
  return finishPackage(written, { sheets: new Map(), names: [printedHeads(sheet, 0)], dated: false });
}

function drawHead(sheet: ExcelJS.Worksheet, language: Language): void {
  columns.forEach((column, index) => {
    const cell = sheet.getCell(1, index + 1);
    cell.value = column[language];
    cell.style = headStyle;
  });
}

function drawRow(sheet: ExcelJS.Worksheet, number: number, row: Row, view: View): void {
  columns.forEach(({ id, texts, isFigure }, index) => {
    const cell = sheet.getCell(number, index + 1);
    const text = texts(row, view).join('\n');
    cell.value = isFigure ? figure(text) : readableText(text);
    const horizontal = isFigure ? 'center' : 'left';
    cell.style = { font: body, border, alignment: { wrapText: true, vertical: 'top', horizontal } };
    if (id === 'severity') cell.fill = fillOf(row.level);
  });
}
