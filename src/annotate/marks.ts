import type ExcelJS from 'exceljs';
import type { Place } from '../model/document.ts';
import type { Weight } from '../presentation/listing/line.ts';
import { ground } from '../workbook/colours.ts';
import { inert } from '../workbook/inert.ts';

/** A cell of a workbook to be coloured, and what its note says. */
export interface PlacedMark {
  /** With sheet, row and column. */
  readonly place: Place;
  readonly weight: Weight;
  readonly note: string;
}

const gravest: readonly Weight[] = ['error', 'warning', 'info', 'possible', 'open'];

/** Colours cells and puts notes on them; several marks of one cell share a note, one that was there stays above it. */
export function drawMarks(workbook: ExcelJS.Workbook, marks: readonly PlacedMark[]): void {
  const byCell = new Map<ExcelJS.Cell, PlacedMark[]>();
  for (const mark of marks) {
    const { sheet, row, column } = mark.place;
    const found = workbook.getWorksheet(sheet!)?.getCell(row!, column!);
    // A note or colour on a covered cell of a merge would not be seen.
    const cell = found?.isMerged ? found.master : found;
    if (cell) byCell.set(cell, [...(byCell.get(cell) ?? []), mark]);
  }
  for (const [cell, own] of byCell) {
    const weight = gravest.find((one) => own.some((mark) => mark.weight === one))!;
    // exceljs lets cells that look alike share one style.
    cell.style = { ...cell.style, fill: ground(weight) };
    const texts = own.map(({ note }) => inert(note)).join('\n\n');
    cell.note = { texts: [...before(cell), { font, text: texts }], editAs: 'oneCells' };
  }
}

const font = { name: '宋体', size: 9 };

function before(cell: ExcelJS.Cell): ExcelJS.RichText[] {
  const note = cell.note as ExcelJS.Cell['note'] | undefined;
  const texts = typeof note === 'string' ? [{ font, text: note }] : (note?.texts ?? []);
  return texts.length > 0 ? [...texts, { font, text: '\n\n' }] : [];
}
