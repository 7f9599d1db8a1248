import type ExcelJS from 'exceljs';
import { layout, type PrintedCell } from '../../model/printed-layout.ts';
import { readableText, safeText } from '../../workbook/cell-text.ts';
import type { CellRange } from './cell-range.ts';
import type { Columns } from './columns.ts';
import { highlightBroken } from './conditional-formats.ts';
import type { TableContent } from './sheet-content.ts';
import { type CellStyle, lineHeight, maxRowHeight, styles } from './styles.ts';
import { sumFormula } from './sums.ts';

/** Returns the number of lines that a text takes over some columns of the sheet. */
export type LinesIn = (text: string, style: CellStyle, across: number) => number;

/** The space above and below a text, in points. */
const gap = 4;

/** In points. */
const minRowHeight = 18;

/**
 * Draws a table below a number of rows.
 * @returns its number of rows, its height in points, and the ranges of its cells by id
 */
export function drawTable(
  sheet: ExcelJS.Worksheet,
  content: TableContent,
  above: number,
  columns: Columns,
  linesIn: LinesIn,
): { readonly rows: number; readonly height: number; readonly ranges: ReadonlyMap<string, CellRange> } {
  const rows = layout(content.table);
  const cells = rows.flat().map((cell) => ({ cell, range: rangeOf(content, cell, above, columns) }));
  const ranges = new Map(cells.flatMap(({ cell, range }) => (cell.cell ? [[cell.cell.id, range] as const] : [])));
  const rangesOf = (list: readonly { readonly id: string }[]) => list.map(({ id }) => ranges.get(id)!);
  for (const { cell, range } of cells) {
    const { top, left, bottom, right } = range;
    const at = sheet.getCell(top, left);
    if (bottom > top || right > left) sheet.mergeCells(top, left, bottom, right);
    // Every covered cell draws its part of the border.
    for (let r = top; r <= bottom; r++)
      for (let c = left; c <= right; c++) sheet.getCell(r, c).style = { ...styles.cell };
    if (!cell.cell) {
      at.value = safeText(cell.text, '');
      continue;
    }
    const value = content.valueAt(cell.cell);
    const parts = content.totals.get(cell.cell.id);
    at.value = parts ? { formula: sumFormula(rangesOf(parts)), ...(value !== null && { result: value }) } : value;
    if (typeof value === 'number') at.numFmt = formatOf(value);
    const note = content.noteAt(cell.cell);
    if (note !== '')
      at.note = { texts: [{ font: { name: '宋体', size: 9 }, text: readableText(note) }], editAs: 'oneCells' };
  }
  highlightBroken(sheet, content.equations, rangesOf);
  return { rows: rows.length, height: setHeights(sheet, cells, above, rows.length, linesIn), ranges };
}

function rangeOf({ table }: TableContent, cell: PrintedCell, above: number, columns: Columns): CellRange {
  const { first, last } = columns.spread(table, cell.column, cell.columns);
  return { top: above + cell.row, left: first, bottom: above + cell.row + cell.rows - 1, right: last };
}

/** Returns a number format that shows all digits; `General` would show a long number in scientific notation. */
function formatOf(value: number): string {
  const [whole = '', fraction = ''] = String(Math.abs(value)).split('.');
  if (whole.length + fraction.length <= 10) return 'General';
  return fraction === '' ? '0' : `0.${'0'.repeat(fraction.length)}`;
}

/**
 * Sets each row as tall as its own cells need; a cell over several rows adds to all of them. Returns the sum, in
 * points.
 */
function setHeights(
  sheet: ExcelJS.Worksheet,
  cells: readonly { readonly cell: PrintedCell; readonly range: CellRange }[],
  above: number,
  rows: number,
  linesIn: LinesIn,
): number {
  const heights = Array.from({ length: rows }, () => minRowHeight);
  for (const { cell, range } of cells.toSorted((a, b) => a.cell.rows - b.cell.rows)) {
    const text = cell.cell ? String(sheet.getCell(range.top, range.left).text) : cell.text;
    const lines = linesIn(text, styles.cell, range.right - range.left + 1);
    const needed = Math.min(lines * lineHeight(styles.cell) + gap, maxRowHeight);
    const covered = heights.slice(cell.row - 1, cell.row - 1 + cell.rows);
    const lacking = (needed - covered.reduce((sum, one) => sum + one, 0)) / cell.rows;
    if (lacking <= 0) continue;
    for (let index = cell.row - 1; index < cell.row - 1 + cell.rows; index++) heights[index]! += lacking;
  }
  heights.forEach((height, index) => {
    sheet.getRow(above + index + 1).height = height;
  });
  return heights.reduce((sum, one) => sum + one, 0);
}

/** Returns the digits per sheet column of the longest figure: in a narrower column, figures would be cut. */
export function widestFigure(content: TableContent, columns: Columns): number {
  const figures = layout(content.table).flatMap((row) =>
    row.flatMap(({ cell, column, columns: across }) => {
      const value = cell && content.valueAt(cell);
      const { first, last } = columns.spread(content.table, column, across);
      return typeof value === 'number' ? [String(value).length / (last - first + 1)] : [];
    }),
  );
  return Math.max(0, ...figures);
}
