import { type Cell, type GridRow, showsOther } from '../model/document.ts';
import { remember } from '../model/memoize.ts';
import { readValue } from '../model/value.ts';

/** A cell of a row with the positions it takes, from 0. */
export interface Slot {
  readonly cell: Cell;
  readonly from: number;
  readonly to: number;
}

/** The distinct cells of a row that hold text or are merged, from left to right. */
export const slotsOf = remember((row: GridRow): readonly Slot[] => {
  const slots: { cell: Cell; from: number; to: number }[] = [];
  row.cells.forEach((cell, index) => {
    if (!cell) return;
    const last = slots.at(-1);
    if (last?.cell === cell) last.to = index;
    else slots.push({ cell, from: index, to: index });
  });
  return slots;
});

/** Whether a cell holds nothing. A number that its format hides is something, and so is a picture. */
export function isEmpty(cell: Cell): boolean {
  return cell.text.trim() === '' && cell.stored?.number === undefined && !showsOther(cell);
}

/** Whether a cell holds a figure. */
export function isNumber(cell: Cell): boolean {
  return readValue(cell).kind === 'number';
}

/** Whether a figure stands in a row. */
export function hasNumber(row: GridRow): boolean {
  return slotsOf(row).some(({ cell }) => isNumber(cell));
}
