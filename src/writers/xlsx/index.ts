import ExcelJS from 'exceljs';
import { assess } from '../../relations.ts';
import { type Report, reportName } from '../../report.ts';
import type { Language } from '../../text.ts';
import { tool } from '../../version.ts';
import { frameOf } from '../../workbook/frame.ts';
import { freeName } from '../../workbook/free-name.ts';
import { finished } from '../../workbook/package.ts';
import { outlineOf } from '../outline.ts';
import type { Drawing } from './drawing.ts';
import { reported } from './reported.ts';
import { drawSheet } from './sheet.ts';

/** The form as it is printed, filled in; a sheet a report. Sums are formulas where they hold. */
export async function xlsx(reports: readonly Report[], language: Language): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  for (const report of reports) {
    drawSheet(workbook.addWorksheet(sheetName(workbook, report)), drawingOf(report, language), language);
  }
  workbook.creator = workbook.lastModifiedBy = tool.name;
  const written = new Uint8Array(await workbook.xlsx.writeBuffer());
  const sheets = new Map(
    workbook.worksheets.map((sheet) => [
      sheet.id,
      { frame: (row: number, column: number) => frameOf(sheet, row, column) },
    ]),
  );
  return finished(written, { sheets, names: [], dated: false });
}

export function drawingOf(report: Report, language: Language): Drawing {
  const { title, parts } = outlineOf(report);
  const assessments = assess(report);
  return {
    title,
    running: reportName(report)[language],
    parts: parts.map((part) => ({
      ...part,
      tables: part.tables.map((table) => reported(table, assessments, language)),
    })),
  };
}

/** What Excel takes for a name: `青岚区商务局2023`, no longer than it allows, and no two alike. */
function sheetName(workbook: ExcelJS.Workbook, { organization, year }: Report): string {
  const stated = `${organization ?? ''}${year ?? ''}`.replaceAll(/[[\]:*?/\\'\p{Cc}\p{Cf}\p{Cs}]/gu, '').trim();
  // Excel keeps this name for itself.
  const name = stated === '' || /^history$/i.test(stated) ? '年度报告' : stated;
  return freeName(workbook, (n) => {
    const end = n === 1 ? '' : ` ${n}`;
    const characters = [...name];
    while (characters.join('').length + end.length > 31) characters.pop();
    return characters.join('').trimEnd() + end;
  });
}
