import { type Cell, type GridRow, isPictureOrStruck } from '../model/document.ts';
import { memoizeInObject } from '../model/memoize.ts';
import { readValue } from '../model/value.ts';

/** A cell of a row and the positions that it takes, from 0. */
export interface Slot {
  readonly cell: Cell;
  readonly from: number;
  readonly to: number;
}

/** Returns the cells of a row from left to right, each merged cell once. */
export const slotsOf = memoizeInObject((row: GridRow): readonly Slot[] => {
  const slots: { cell: Cell; from: number; to: number }[] = [];
  row.cells.forEach((cell, index) => {
    if (!cell) return;
    const last = slots.at(-1);
    if (last?.cell === cell) last.to = index;
    else slots.push({ cell, from: index, to: index });
  });
  return slots;
});

/** True if a cell holds nothing. A number hidden by its format counts as content, and so does a picture. */
export function isEmpty(cell: Cell): boolean {
  return cell.text.trim() === '' && cell.stored?.number === undefined && !isPictureOrStruck(cell);
}

export function isNumber(cell: Cell): boolean {
  return readValue(cell).kind === 'number';
}

/** True if a row has a figure. */
export const hasNumber = memoizeInObject((row: GridRow): boolean => slotsOf(row).some(({ cell }) => isNumber(cell)));
