import type ExcelJS from 'exceljs';
import { type Named, type Report, reportName, type Table } from '../../model/report.ts';
import type { Language } from '../../model/text.ts';
import { freeName } from '../../workbook/free-name.ts';
import { clipped, harmless } from '../../workbook/inert.ts';
import { outlineOf } from '../outline.ts';
import type { DrawnTable } from './drawing.ts';
import { drawSheet } from './sheet.ts';
import type { Spot } from './sums.ts';

/** Adds a report as a sheet of its own, named after body and year; and tells where the form's cells stand in it. */
export function addReport(
  workbook: ExcelJS.Workbook,
  report: Report,
  drawn: (table: Table) => DrawnTable,
  language: Language,
): { readonly sheet: ExcelJS.Worksheet; readonly spots: ReadonlyMap<string, Spot> } {
  const sheet = workbook.addWorksheet(sheetName(workbook, report));
  const { title, parts } = outlineOf(report);
  const drawing = {
    title,
    running: reportName(report)[language],
    opening: [],
    parts: parts.map((part) => ({ ...part, tables: part.tables.map(drawn) })),
  };
  return { sheet, spots: drawSheet(sheet, drawing, language).cells };
}

/** What Excel takes for a name: `青岚区商务局2023`, no longer than it allows, and no two alike. */
export function sheetName(workbook: ExcelJS.Workbook, { organization, year }: Named): string {
  const stated = harmless(`${organization ?? ''}${year ?? ''}`, '')
    .replaceAll(/[[\]:*?/\\'\p{Cc}\p{Cf}]/gu, '')
    .trim();
  // Excel keeps this name for itself.
  const name = stated === '' || /^history$/i.test(stated) ? '年度报告' : stated;
  return freeName(workbook, (n) => {
    const end = n === 1 ? '' : ` ${n}`;
    return clipped(name, 31 - end.length).trimEnd() + end;
  });
}
