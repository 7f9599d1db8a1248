import type { Attributes } from '../../codecs/xml.ts';
import { mayShowFigure, mayShowTable } from '../picture-size.ts';
import type { Extent } from '../pictured.ts';
import { parseArea } from '../sheet/area.ts';

/** True if the picture in a frame is large enough to show a table. */
export function isLarge({ width, height }: Attributes): boolean {
  return mayShowTable({ width: centimetres(width), height: centimetres(height) });
}

/** True if a frame in a cell may show the figure of the cell. */
export function standsInCell({ width, height, 'anchor-type': anchor = 'as-char' }: Attributes): boolean {
  return mayShowFigure({ width: centimetres(width), height: centimetres(height) }, anchor !== 'as-char');
}

/** In centimetres, as wide and high as programs make columns and rows. */
const usualWidth = 2.26;
const usualHeight = 0.45;

/**
 * What a frame that stands in a cell of a sheet covers, in rows and columns from 0; `undefined` for what is too small. Within
 * the cells of its two corners it is measured as if these had their usual size.
 */
export function extentOver(frame: Attributes, row: number, column: number): Extent | undefined {
  if (!standsInCell({ ...frame, 'anchor-type': 'as-char' })) return undefined;
  const end = parseArea(frame['end-cell-address']?.replace(/^.*\./, '') ?? '');
  const isWithin = !end || (end.top <= row && end.left <= column);
  if (isWithin) return { left: column - 1, top: row - 1, right: column, bottom: row };
  const part = (length: string | undefined, usual: number) => Math.min(1, centimetres(length) / usual);
  return {
    left: column - 1 + part(frame.x, usualWidth),
    top: row - 1 + part(frame.y, usualHeight),
    right: end.left - 1 + part(frame['end-x'], usualWidth),
    bottom: end.top - 1 + part(frame['end-y'], usualHeight),
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

/** 0 for what is no length. */
function centimetres(length: string | undefined): number {
  const [, number, unit] = /^([\d.]+)(cm|mm|in|pt|pc|px)$/.exec(length ?? '') ?? [];
  return number === undefined ? 0 : Number(number) * units[unit!]!;
}
