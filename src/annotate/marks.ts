import type ExcelJS from 'exceljs';
import type { Mark, MarkLevel } from '../presentation/listing/correction.ts';
import { readableText } from '../workbook/cell-text.ts';
import { fillOf } from '../workbook/fills.ts';
import type { Locate } from './sheet.ts';

/** Gravest first: the level that colours a cell with several marks. */
const gravest: readonly MarkLevel[] = ['error', 'warning', 'info', 'possible', 'open'];

/** Returns the level that colours what has these marks. */
export function gravestOf(marks: readonly Mark[]): MarkLevel {
  return gravest.find((one) => marks.some(({ level }) => level === one))!;
}

/** Colours cells and adds notes; the marks of one cell share a note, below one that the cell had. */
export function drawMarks(workbook: ExcelJS.Workbook, marks: readonly Mark[], locate: Locate): void {
  const byCell = new Map<ExcelJS.Cell, Mark[]>();
  for (const mark of marks) {
    const { sheet, row, column } = locate(mark.spot) ?? {};
    if (row === undefined || column === undefined) continue;
    const found = workbook.getWorksheet(sheet!)?.getCell(row, column);
    // A note or colour on a covered cell of a merge would not be seen.
    const cell = found?.isMerged ? found.master : found;
    if (cell) byCell.set(cell, [...(byCell.get(cell) ?? []), mark]);
  }
  for (const [cell, own] of byCell) {
    const level = gravestOf(own);
    // exceljs lets cells of equal style share one object.
    cell.style = { ...cell.style, fill: fillOf(level) };
    const text = own.map(({ note }) => readableText(note)).join('\n\n');
    cell.note = { texts: [...earlierNote(cell), { font, text }], editAs: 'oneCells' };
  }
}

const font = { name: '宋体', size: 9 };

function earlierNote(cell: ExcelJS.Cell): ExcelJS.RichText[] {
  const note = cell.note as ExcelJS.Cell['note'] | undefined;
  const texts = typeof note === 'string' ? [{ font, text: note }] : (note?.texts ?? []);
  return texts.length > 0 ? [...texts, { font, text: '\n\n' }] : [];
}
