import type ExcelJS from 'exceljs';
import { eachPart } from '../model/findings.ts';
import type { Result } from '../model/result.ts';
import { type Language, sayIn } from '../model/text.ts';
import { byReport } from '../presentation/by-report.ts';
import { type MatrixCell, matrixOf, matrixStates } from '../presentation/matrix.ts';
import { unsuppressed } from '../presentation/unsuppressed.ts';
import { fillOf } from '../workbook/fills.ts';
import { drawHead, drawRow, footer, layOut } from '../workbook/list-style.ts';

const fills = { broken: 'error', open: 'open' } as const;

/** Adds the sheet of reports by relations; undefined for a run that does not look at its bodies together. */
export function drawMatrix(
  workbook: ExcelJS.Workbook,
  result: Result,
  language: Language,
): ExcelJS.Worksheet | undefined {
  const reports = result.files.flatMap((file) =>
    [...eachPart(file)].flatMap((part) =>
      byReport(unsuppressed(part)).flatMap((one) =>
        one.result ? { ...one, path: file.path, result: one.result } : [],
      ),
    ),
  );
  const matrix = matrixOf(result, reports);
  if (!matrix) return undefined;
  const say = sayIn(language);
  const sheet = workbook.addWorksheet(say('勾稽关系', 'Sums by body'));
  const heads = [say('单位', 'Body'), say('年度', 'Year'), say('文件', 'File')];
  sheet.columns = [32, 8, 40, ...matrix.columns.map(() => 16)].map((width) => ({ width }));
  drawHead(sheet, 1, [...heads, ...matrix.columns.map(({ name }) => name[language])]);
  // The names of relations take several lines.
  sheet.getRow(1).height = 48;
  sheet.getRow(1).eachCell((cell) => {
    cell.alignment = { ...cell.alignment, wrapText: true };
  });
  const columns = [{}, { isCentred: true as const }, {}, ...matrix.columns.map(() => ({ isCentred: true as const }))];
  for (const [index, one] of reports.entries()) {
    const { organization, year } = one.result.report;
    const cells = matrix.cellsOf(one);
    const own = [organization ?? '', String(year ?? ''), one.path];
    drawRow(sheet, index + 2, columns, [...own, ...cells.map((cell) => cellText(cell, language))]);
    for (const [column, { state }] of cells.entries()) {
      if (state === 'broken' || state === 'open') {
        sheet.getCell(index + 2, own.length + column + 1).fill = fillOf(fills[state]);
      }
    }
  }
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: reports.length + 1, column: columns.length } };
  layOut(sheet, 1);
  sheet.headerFooter.oddFooter = footer[language];
  return sheet;
}

function cellText({ state, count }: MatrixCell, language: Language): string {
  const word = matrixStates[state][language];
  return count > 1 ? sayIn(language)(`${word} ${count} 处`, `${word}: ${count}`) : word;
}
