import type { Attributes } from '../../codecs/xml.ts';
import { mayShowFigure, mayShowTable } from '../picture-size.ts';
import type { Extent } from '../pictured-cells.ts';
import { parseArea } from '../sheet/area.ts';

/** True if the picture in a frame is large enough to show a table. */
export function isLarge({ width, height }: Attributes): boolean {
  return mayShowTable({ width: centimetres(width), height: centimetres(height) });
}

/** True if a frame in a cell may show the figure of the cell. */
export function standsInCell({ width, height, 'anchor-type': anchor = 'as-char' }: Attributes): boolean {
  return mayShowFigure({ width: centimetres(width), height: centimetres(height) }, anchor !== 'as-char');
}

/** Default size of a cell, in centimetres. */
const cellWidth = 2.26;
const cellHeight = 0.45;

/**
 * Returns the extent of a frame that is anchored to a cell of a sheet, in rows and columns from 0; `undefined` if it is
 * too small. Fractions of the cells at its corners are measured as if these had the default size.
 */
export function extentOver(frame: Attributes, row: number, column: number): Extent | undefined {
  if (!standsInCell({ ...frame, 'anchor-type': 'as-char' })) return undefined;
  const end = parseArea(frame['end-cell-address']?.replace(/^.*\./, '') ?? '');
  const isWithin = !end || (end.top <= row && end.left <= column);
  if (isWithin) return { left: column - 1, top: row - 1, right: column, bottom: row };
  const part = (length: string | undefined, usual: number) => Math.min(1, centimetres(length) / usual);
  return {
    left: column - 1 + part(frame.x, cellWidth),
    top: row - 1 + part(frame.y, cellHeight),
    right: end.left - 1 + part(frame['end-x'], cellWidth),
    bottom: end.top - 1 + part(frame['end-y'], cellHeight),
  };
}

const units: Readonly<Record<string, number>> = {
  cm: 1,
  mm: 0.1,
  in: 2.54,
  pt: 2.54 / 72,
  pc: 2.54 / 6,
  px: 2.54 / 96,
};

/** Converts a length to centimetres; 0 if it is not a length. */
function centimetres(length: string | undefined): number {
  const [, number, unit] = /^([\d.]+)(cm|mm|in|pt|pc|px)$/.exec(length ?? '') ?? [];
  return number === undefined ? 0 : Number(number) * units[unit!]!;
}
