import type ExcelJS from 'exceljs';
import { type Report, type ReportIdentity, reportName, type Table } from '../../model/report.ts';
import type { Language } from '../../model/text.ts';
import { safeText, truncated } from '../../workbook/cell-text.ts';
import { freeName } from '../../workbook/free-name.ts';
import { outlineOf } from '../outline.ts';
import type { CellRange } from './cell-range.ts';
import { drawSheet } from './sheet.ts';
import type { TableContent } from './sheet-content.ts';

/** Adds a report as a sheet named after body and year; returns the sheet and the ranges of the form's cells, by id. */
export function addReport(
  workbook: ExcelJS.Workbook,
  report: Report,
  contentOf: (table: Table) => TableContent,
  language: Language,
): { readonly sheet: ExcelJS.Worksheet; readonly spots: ReadonlyMap<string, CellRange> } {
  const sheet = workbook.addWorksheet(sheetName(workbook, report));
  const { title, parts } = outlineOf(report);
  const content = {
    title,
    running: reportName(report)[language],
    opening: [],
    parts: parts.map((part) => ({ ...part, tables: part.tables.map(contentOf) })),
  };
  return { sheet, spots: drawSheet(sheet, content, language).cells };
}

/** Returns a unique sheet name that Excel allows: `青岚区商务局2023`. */
export function sheetName(workbook: ExcelJS.Workbook, { organization, year }: ReportIdentity): string {
  const stated = safeText(`${organization ?? ''}${year ?? ''}`, '')
    .replaceAll(/[[\]:*?/\\'\p{Cc}\p{Cf}]/gu, '')
    .trim();
  // Excel reserves the name History.
  const name = stated === '' || /^history$/i.test(stated) ? '年度报告' : stated;
  return freeName(workbook, (n) => {
    const end = n === 1 ? '' : ` ${n}`;
    return truncated(name, 31 - end.length).trimEnd() + end;
  });
}
