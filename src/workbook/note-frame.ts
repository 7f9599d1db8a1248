import type ExcelJS from 'exceljs';
import { linesOf } from './text-size.ts';

/** Sizes in pixels of a frame and of its text, which has 9 points. */
const frame = { width: 280, digit: 7, line: 17, margin: 16, tallest: 480 };

/**
 * Returns the frame of a cell's note, next to the cell and large enough for its text. As in VML, a frame goes from a corner
 * in one cell to a corner in another. Row and column from 0.
 */
export function frameOf(sheet: ExcelJS.Worksheet, row: number, column: number): string {
  const note = sheet.findCell(row + 1, column + 1)?.note as ExcelJS.Cell['note'] | undefined;
  const text = typeof note === 'string' ? note : (note?.texts ?? []).map((run) => run.text).join('');
  return frameAt(sheet, { row: Math.max(0, row - 1), column: column + 1 }, text);
}

/** Returns the frame, as VML has it, of a text that begins in a cell. Row and column from 0, the width in pixels. */
export function frameAt(
  sheet: ExcelJS.Worksheet,
  { row: top, column: left }: { readonly row: number; readonly column: number },
  text: string,
  width = frame.width,
): string {
  const lines = linesOf(text, Math.floor(width / frame.digit));
  const height = Math.min(frame.tallest, lines * frame.line + frame.margin);
  const right = positionAfter(left, 12, width, (index) => columnPixels(sheet, index));
  const bottom = positionAfter(top, 8, height, (index) => rowPixels(sheet, index));
  return [left, 12, top, 8, ...right, ...bottom].join(', ');
}

/** Returns the row or column, from 0, and the offset in it, at so many pixels from another. */
function positionAfter(
  from: number,
  offset: number,
  length: number,
  size: (index: number) => number,
): [number, number] {
  let left = offset + length;
  let index = from;
  // Hidden rows and columns have no size, and there may be very many.
  for (; left > size(index) && index < from + 200; index++) left -= size(index);
  return [index, Math.min(left, size(index))];
}

function columnPixels(sheet: ExcelJS.Worksheet, index: number): number {
  const column = (sheet.columns as ExcelJS.Worksheet['columns'] | null)?.[index];
  if (column?.hidden) return 0;
  return Math.trunc((column?.width ?? sheet.properties.defaultColWidth ?? 8.43) * 7 + 5);
}

function rowPixels(sheet: ExcelJS.Worksheet, index: number): number {
  const row = sheet.findRow(index + 1);
  if (row?.hidden) return 0;
  return Math.round(((row?.height ?? sheet.properties.defaultRowHeight ?? 15) * 4) / 3);
}
