import type ExcelJS from 'exceljs';
import { layout, type PrintedCell } from '../../model/printed-layout.ts';
import { harmless, inert } from '../../workbook/inert.ts';
import { drawChecks } from './checks.ts';
import type { Columns } from './columns.ts';
import type { DrawnTable } from './drawing.ts';
import { type Look, lineHeight, looks, tallest } from './look.ts';
import { type Spot, sumFormula } from './sums.ts';

/** Lines that a text takes over so many columns of the sheet. */
export type LinesIn = (text: string, look: Look, across: number) => number;

/** Above and below a text, in points. */
const gap = 4;

/** The least that a row of a table is high, in points. */
const lowest = 18;

/** Draws a table below so many rows; and tells how high it became, in rows and in points, and where its cells stand. */
export function drawTable(
  sheet: ExcelJS.Worksheet,
  drawn: DrawnTable,
  above: number,
  columns: Columns,
  linesIn: LinesIn,
): { readonly rows: number; readonly height: number; readonly spots: ReadonlyMap<string, Spot> } {
  const rows = layout(drawn.table);
  const cells = rows.flat().map((cell) => ({ cell, spot: spotOf(drawn, cell, above, columns) }));
  const spots = new Map(cells.flatMap(({ cell, spot }) => (cell.cell ? [[cell.cell.id, spot] as const] : [])));
  const spotsOf = (list: readonly { readonly id: string }[]) => list.map(({ id }) => spots.get(id)!);
  for (const { cell, spot } of cells) {
    const { top, left, bottom, right } = spot;
    const at = sheet.getCell(top, left);
    if (bottom > top || right > left) sheet.mergeCells(top, left, bottom, right);
    // Each covered cell draws its part of the border.
    for (let r = top; r <= bottom; r++)
      for (let c = left; c <= right; c++) sheet.getCell(r, c).style = { ...looks.cell };
    if (!cell.cell) {
      at.value = harmless(cell.text, '');
      continue;
    }
    const content = drawn.content(cell.cell);
    const parts = drawn.totals.get(cell.cell.id);
    at.value = parts ? { formula: sumFormula(spotsOf(parts)), ...(content !== null && { result: content }) } : content;
    if (typeof content === 'number') at.numFmt = formatOf(content);
    const note = drawn.note(cell.cell);
    if (note !== '') at.note = { texts: [{ font: { name: '宋体', size: 9 }, text: inert(note) }], editAs: 'oneCells' };
  }
  drawChecks(sheet, drawn.equations, spotsOf);
  return { rows: rows.length, height: setHeights(sheet, cells, above, rows.length, linesIn), spots };
}

function spotOf({ table }: DrawnTable, cell: PrintedCell, above: number, columns: Columns): Spot {
  const { first, last } = columns.spread(table, cell.column, cell.columns);
  return { top: above + cell.row, left: first, bottom: above + cell.row + cell.rows - 1, right: last };
}

/** `General` would show a long number by its power of ten. */
function formatOf(content: number): string {
  const [whole = '', fraction = ''] = String(Math.abs(content)).split('.');
  if (whole.length + fraction.length <= 10) return 'General';
  return fraction === '' ? '0' : `0.${'0'.repeat(fraction.length)}`;
}

/** A row is as high as what begins and ends in it needs; what reaches over several widens them all. */
function setHeights(
  sheet: ExcelJS.Worksheet,
  cells: readonly { readonly cell: PrintedCell; readonly spot: Spot }[],
  above: number,
  rows: number,
  linesIn: LinesIn,
): number {
  const heights = Array.from({ length: rows }, () => lowest);
  for (const { cell, spot } of cells.toSorted((a, b) => a.cell.rows - b.cell.rows)) {
    const text = cell.cell ? String(sheet.getCell(spot.top, spot.left).text) : cell.text;
    const lines = linesIn(text, looks.cell, spot.right - spot.left + 1);
    const needed = Math.min(lines * lineHeight(looks.cell) + gap, tallest);
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

/** Digits of the longest figure, for each column that it has: figures are cut where a column is too narrow. */
export function widestFigure(drawn: DrawnTable, columns: Columns): number {
  const figures = layout(drawn.table).flatMap((row) =>
    row.flatMap(({ cell, column, columns: across }) => {
      const content = cell && drawn.content(cell);
      const { first, last } = columns.spread(drawn.table, column, across);
      return typeof content === 'number' ? [String(content).length / (last - first + 1)] : [];
    }),
  );
  return Math.max(0, ...figures);
}
