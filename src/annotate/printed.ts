import ExcelJS from 'exceljs';
import type { Place } from '../model/document.ts';
import type { FileResult } from '../model/result.ts';
import type { Language } from '../model/text.ts';
import type { Spot } from '../presentation/listing/correction.ts';
import { addReport } from '../writers/xlsx/report-sheet.ts';
import { asTyped } from '../writers/xlsx/reported.ts';

/** The reports of a file as the form prints them, a sheet each; and where in them a cell of the form stands. */
export function printedWorkbook(
  { path, reports }: FileResult,
  language: Language,
): { readonly workbook: ExcelJS.Workbook; locate(spot: Spot): Place | undefined } {
  const workbook = new ExcelJS.Workbook();
  const drawn = reports.map(({ report }) => addReport(workbook, report, asTyped, language));
  return {
    workbook,
    locate: ({ report, cell }) => {
      const { sheet, spots } = (report === null ? undefined : drawn[report]) ?? {};
      const spot = cell === null ? undefined : spots?.get(cell);
      return sheet && spot && { path, sheet: sheet.name, row: spot.top, column: spot.left };
    },
  };
}
