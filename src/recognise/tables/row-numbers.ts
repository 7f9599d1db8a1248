import type { GridRow } from '../../model/document.ts';
import { readValue } from '../../model/value.ts';
import { type Slot, slotsOf } from '../slots.ts';
import type { BlockHeader } from './header.ts';
import { extentOf } from './header-columns.ts';

/** Numbers in order from which on they are row numbers, even right of the labels. */
const minNumbers = 5;

/**
 * Returns the positions left of the figures at which rows are numbered: under a label that says so, or with 1, 2, 3 …
 * in order.
 */
export function rowNumberPositions(headers: readonly BlockHeader[], rows: readonly GridRow[]): ReadonlySet<number> {
  const [first] = extentOf(headers.flatMap(({ columns }) => columns));
  const found = new Set<number>();
  for (let position = 0; position < first; position++) {
    if (headers.some(({ rowNumbers }) => rowNumbers.has(position)) || isNumbered(rows, position)) found.add(position);
  }
  return found;
}

function isNumbered(rows: readonly GridRow[], position: number): boolean {
  const numbers: number[] = [];
  let isInFront = true;
  for (const row of rows) {
    const slots = slotsOf(row);
    const index = slots.findIndex(({ from }) => from === position);
    const number = index < 0 ? undefined : numberOf(slots[index]!);
    if (number === undefined) continue;
    numbers.push(number);
    isInFront &&= slots.slice(0, index).every(({ cell }) => cell.text.trim() === '');
  }
  return numbers.length >= (isInFront ? 2 : minNumbers) && areConsecutive(numbers);
}

/** True if the numbers of a row count its cells from 1, and are too many to be figures. */
export function numbersCells(row: GridRow): boolean {
  const numbers = slotsOf(row).flatMap((slot) => numberOf(slot) ?? []);
  return numbers.length >= minNumbers && numbers[0] === 1 && areConsecutive(numbers);
}

/** True if the numbers of a row count its cells from 1, or groups of cells: 1, 1, 2, 2. */
export function numbersGroups(row: GridRow): boolean {
  const numbers = slotsOf(row).flatMap((slot) => numberOf(slot) ?? []);
  return numbers[0] === 1 && areConsecutive([...new Set(numbers)]);
}

/** True if a row numbers the columns and has nothing else: 1, 2, 3 … */
export function isNumberingRow(slots: readonly Slot[]): boolean {
  const filled = slots.filter(({ cell }) => cell.text.trim() !== '');
  const numbers = filled.flatMap((slot) => numberOf(slot) ?? []);
  return numbers.length === filled.length && numbers.length > 2 && numbers[0] === 1 && areConsecutive(numbers);
}

function numberOf({ cell }: Slot): number | undefined {
  const value = readValue(cell);
  return value.kind === 'number' && value.number.scale === 0 ? Number(value.number.units) : undefined;
}

function areConsecutive(numbers: readonly number[]): boolean {
  return numbers.every((number, index) => index === 0 || number === numbers[index - 1]! + 1);
}
