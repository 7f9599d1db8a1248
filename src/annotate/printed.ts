import ExcelJS from 'exceljs';
import { format } from '../decimal.ts';
import type { Place } from '../document.ts';
import { type FormTable, lines } from '../form.ts';
import { layout } from '../layout.ts';
import { type Entry, entryAt, type Report, type Table } from '../report.ts';
import type { FileResult } from '../result.ts';
import { freeName } from '../workbook/free-name.ts';
import { inert } from '../workbook/inert.ts';
import { linesOf } from '../workbook/lines.ts';
import type { Spot } from './line.ts';

/** The tables of a file as the form prints them, a sheet each; and where in them a cell of the form stands. */
export function printedWorkbook({ path, reports }: FileResult): {
  readonly workbook: ExcelJS.Workbook;
  locate(spot: Spot): Place | undefined;
} {
  const workbook = new ExcelJS.Workbook();
  const places = new Map<string, Place>();
  reports.forEach(({ report }, index) => {
    for (const table of report.tables) {
      const name = sheetName(workbook, reports.length > 1 ? report : undefined, table);
      const sheet = workbook.addWorksheet(name);
      for (const { entry, row, column } of drawTable(sheet, table, titleOf(report, table))) {
        places.set(`${index} ${entry.at.id}`, { path, sheet: name, row, column });
      }
    }
  });
  return {
    workbook,
    locate: ({ report, cell }) => (report === null || cell === null ? undefined : places.get(`${report} ${cell}`)),
  };
}

/** What Excel takes for a name: `青岚区商务局2023 表三`, short enough, and no two alike. */
function sheetName(workbook: ExcelJS.Workbook, report: Report | undefined, { table }: Table): string {
  const body = `${report?.organization ?? ''}${report?.year ?? ''}`.replaceAll(/[[\]:*?/\\'\p{Cc}]/gu, '');
  return freeName(workbook, (n) => {
    const end = `${table.name.zh}${n === 1 ? '' : ` ${n}`}`;
    return `${inert(body).slice(0, 30 - end.length)} ${end}`.trim();
  });
}

function titleOf({ organization, year }: Report, { form, table }: Table): string[] {
  const section = form.sections.find(({ number }) => number === table.section);
  const title =
    organization === null && year === null
      ? []
      : [`${organization ?? ''}${year === null ? '' : `${year}年`}${form.reportTitles[0] ?? ''}`];
  return [
    ...title,
    ...(section ? [`${'一二三四五六七八九十'[section.number - 1] ?? section.number}、${section.heading}`] : []),
  ];
}

interface Drawn {
  readonly entry: Entry;
  readonly row: number;
  readonly column: number;
}

function drawTable(sheet: ExcelJS.Worksheet, table: Table, titles: readonly string[]): Drawn[] {
  const { width } = table.table;
  const widths = widthsOf(table.table);
  sheet.columns = widths.map((one) => ({ width: one }));
  titles.forEach((text, index) => {
    if (width > 1) sheet.mergeCells(index + 1, 1, index + 1, width);
    const cell = sheet.getCell(index + 1, 1);
    cell.value = inert(text);
    cell.font = { name: '宋体', size: index === 0 ? 14 : 12, bold: true };
    cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
    sheet.getRow(index + 1).height = 24;
  });
  const above = titles.length;
  const drawn: Drawn[] = [];
  const heights = new Map<number, number>();
  for (const { row, column, rows, columns, text, cell: at } of layout(table.table).flat()) {
    const entry = at && entryAt(table, at.row.id, at.column.id);
    const cell = sheet.getCell(above + row, column);
    cell.value = entry ? cellValue(entry) : inert(text);
    if (rows > 1 || columns > 1) sheet.mergeCells(above + row, column, above + row + rows - 1, column + columns - 1);
    for (let r = row; r < row + rows; r++) {
      for (let c = column; c < column + columns; c++) {
        sheet.getCell(above + r, c).style = { font: { name: '宋体', size: 10 }, border, alignment: centred };
      }
    }
    const room = widths.slice(column - 1, column - 1 + columns).reduce((sum, one) => sum + one, 0) - 1;
    const height = Math.max(18, (14 * linesOf(text, room)) / rows + 4);
    for (let r = row; r < row + rows; r++) heights.set(r, Math.max(heights.get(r) ?? 0, height));
    if (entry) drawn.push({ entry, row: above + row, column });
  }
  for (const [row, height] of heights) sheet.getRow(above + row).height = height;
  sheet.pageSetup = {
    paperSize: 9,
    orientation: width > 10 ? 'landscape' : 'portrait',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    horizontalCentered: true,
  };
  return drawn;
}

const thin = { style: 'thin' } as const;
const border: Partial<ExcelJS.Borders> = { top: thin, left: thin, bottom: thin, right: thin };
const centred: Partial<ExcelJS.Alignment> = { horizontal: 'center', vertical: 'middle', wrapText: true };

/** In the width of a digit; the last column of labels has the longest. */
function widthsOf({ width, labelWidth, blocks }: FormTable): number[] {
  const figures = Math.max(...blocks.map(({ columns }) => lines(columns).length));
  const figure = figures > 4 || width > 10 ? 9 : 18;
  return Array.from({ length: width }, (_, index) => {
    if (index >= labelWidth) return figure;
    return labelWidth > 1 && index === labelWidth - 1 ? 34 : labelWidth > 1 ? 11 : 24;
  });
}

/** As the file shows it, so that what is wrong stays to be seen; a plain number as one. */
function cellValue({ value, cell }: Entry): ExcelJS.CellValue {
  if (value.kind === 'blank' || value.kind === 'absent') return null;
  const text = cell?.text.trim() ?? '';
  if (value.kind !== 'number') return inert(text);
  const plain = format(value.number);
  return text === plain && Number.isSafeInteger(Number(value.number.units)) ? Number(plain) : inert(text);
}
