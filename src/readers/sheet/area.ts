/** A rectangle of cells; both ends belong to it. Rows and columns from 1. */
export interface Area {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** True if an area is more than a single cell. */
export function isSeveral({ top, left, bottom, right }: Area): boolean {
  return top < bottom || left < right;
}

/** Returns the number of positions in an area. */
export function sizeOf({ top, left, bottom, right }: Area): number {
  return (bottom - top + 1) * (right - left + 1);
}

/** The extent of the largest sheet, in every program since 2007. */
export const lastRow = 1_048_576;
export const lastColumn = 16_384;

const cellRange = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})(?::\$?([A-Za-z]{1,3})\$?(\d{1,7}))?$/;
const columns = /^\$?([A-Za-z]{1,3}):\$?([A-Za-z]{1,3})$/;
const rows = /^\$?(\d{1,7}):\$?(\d{1,7})$/;

/** Reads `B3`, `$B$3:D7`, `A:C`, `3:5`; `undefined` for anything else, and for areas outside the largest sheet. */
export function parseArea(reference: string): Area | undefined {
  const cells = cellRange.exec(reference);
  if (cells) {
    const [, left = '', top = '', right = left, bottom = top] = cells;
    return area(Number(top), columnNumber(left), Number(bottom), columnNumber(right));
  }
  const whole = columns.exec(reference);
  if (whole) return area(1, columnNumber(whole[1]!), lastRow, columnNumber(whole[2]!));
  const across = rows.exec(reference);
  return across ? area(Number(across[1]), 1, Number(across[2]), lastColumn) : undefined;
}

/** Reads `B3` or `$B$3` into row and column; `undefined` for anything else. The position may be outside the sheet. */
export function parsePosition(reference = ''): { readonly row: number; readonly column: number } | undefined {
  const [, letters, digits] = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})$/.exec(reference) ?? [];
  return letters === undefined ? undefined : { row: Number(digits), column: columnNumber(letters) };
}

/** `A` → 1, `AA` → 27. */
export function columnNumber(name: string): number {
  let number = 0;
  for (let i = 0; i < name.length; i++) number = number * 26 + (name.charCodeAt(i) & 31);
  return number;
}

function area(row: number, column: number, otherRow: number, otherColumn: number): Area | undefined {
  const top = Math.min(row, otherRow);
  const left = Math.min(column, otherColumn);
  const bottom = Math.max(row, otherRow);
  const right = Math.max(column, otherColumn);
  return top >= 1 && bottom <= lastRow && right <= lastColumn ? { top, left, bottom, right } : undefined;
}
