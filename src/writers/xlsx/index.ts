import ExcelJS from 'exceljs';
import type { Report } from '../../model/report.ts';
import type { Language } from '../../model/text.ts';
import { assess } from '../../relations.ts';
import { tool } from '../../version.ts';
import { frameOf } from '../../workbook/note-frame.ts';
import { finishPackage } from '../../workbook/package.ts';
import { addReport } from './report-sheet.ts';
import { reportedTable } from './table-content.ts';

/** Writes reports as a workbook in the form's printed layout, one sheet each. Totals that hold are formulas. */
export async function xlsx(reports: readonly Report[], language: Language): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  for (const report of reports) {
    const assessments = assess(report);
    addReport(workbook, report, (table) => reportedTable(table, assessments, language), language);
  }
  workbook.creator = workbook.lastModifiedBy = tool.name;
  const written = new Uint8Array(await workbook.xlsx.writeBuffer());
  const sheets = new Map(
    workbook.worksheets.map((sheet) => [
      sheet.id,
      { frame: (row: number, column: number) => frameOf(sheet, row, column) },
    ]),
  );
  return finishPackage(written, { sheets, names: [], dated: false });
}
