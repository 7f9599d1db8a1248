import ExcelJS from 'exceljs';
import { listName } from '../artifacts/registry.ts';
import type { Result } from '../model/result.ts';
import { type Column, columns } from '../presentation/listing/columns.ts';
import { rowsOf } from '../presentation/listing/rows.ts';
import { fillOf } from '../workbook/fills.ts';
import { drawHead, drawRow, footer, layOut, printedHeads } from '../workbook/list-style.ts';
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
export async function xlsx(result: Result, view: View): Promise<Uint8Array> {
  const { tool, files, roster } = result;
  const { language } = view;
  const workbook = new ExcelJS.Workbook();
  workbook.creator = workbook.lastModifiedBy = tool.name;
  const sheet = workbook.addWorksheet(listName[language]);
  sheet.columns = columns.map(({ id }) => ({ width: widths[id] }));
  const heads = columns.map((column) => column[language]);
  drawHead(sheet, 1, heads);
  const rows = files.flatMap((file) => [...rowsOf(file, view)]);
  const coloured = columns.findIndex(({ id }) => id === 'severity') + 1;
  for (const [index, row] of rows.entries()) {
    const cells = columns.map(({ texts }) => texts(row, view).join('\n'));
    drawRow(sheet, index + 2, columns, cells);
    sheet.getCell(index + 2, coloured).fill = fillOf(row.level);
  }
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: rows.length + 1, column: columns.length } };
  layOut(sheet, 1);
  sheet.headerFooter.oddFooter = footer[language];
  const names = [printedHeads(sheet, 0)];
  if (roster) {
    names.push(printedHeads((await import('./roster-sheet.ts')).drawRoster(workbook, roster, language), 1));
    const matrix = (await import('./matrix-sheet.ts')).drawMatrix(workbook, result, language);
    if (matrix) names.push(printedHeads(matrix, names.length));
  }
  const written = new Uint8Array(await workbook.xlsx.writeBuffer());
  return finishPackage(written, { sheets: new Map(), names, dated: false });
}
