import { parseXml } from '../../codecs/xml.ts';
import { isTrue } from './schema-types.ts';

/** The sizes of the rows and columns of a sheet, by their numbers from 1, in English Metric Units. */
export type Measures = ReturnType<typeof readMeasures>;

/** Units of a digit of the default font, in which widths are counted, and of a point, in which heights are. */
const digit = 7 * 9525;
const point = 12_700;

/**
 * Reads the sizes from the part of a sheet. Rows and columns that it does not describe have the defaults of programs.
 */
export function readMeasures(bytes: Uint8Array, part: string) {
  const columns: { readonly first: number; readonly last: number; readonly width: number }[] = [];
  const heights = new Map<number, number>();
  let defaultWidth = 64 / 7;
  let defaultHeight = 15;
  let row = 0;
  parseXml(bytes, part, {
    open(name, given) {
      if (name === 'sheetFormatPr') {
        defaultWidth = Number(given.defaultColWidth) || defaultWidth;
        defaultHeight = Number(given.defaultRowHeight) || defaultHeight;
      } else if (name === 'col') {
        const width = isTrue(given.hidden) ? 0 : Number(given.width ?? defaultWidth);
        columns.push({ first: Number(given.min), last: Number(given.max), width });
      } else if (name === 'row') {
        row = given.r === undefined ? row + 1 : Number(given.r);
        if (isTrue(given.hidden)) heights.set(row, 0);
        else if (given.ht !== undefined) heights.set(row, Number(given.ht));
      }
    },
  });
  return {
    columnWidth: (number: number) =>
      (columns.find(({ first, last }) => first <= number && number <= last)?.width ?? defaultWidth) * digit,
    rowHeight: (number: number) => (heights.get(number) ?? defaultHeight) * point,
  };
}
