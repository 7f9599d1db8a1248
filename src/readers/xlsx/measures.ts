import { parseXml } from '../../codecs/xml.ts';
import { isTrue } from './workbook.ts';

/** How large the rows and columns of a sheet are, by their numbers from 1, in English Metric Units. */
export interface Measures {
  columnWidth(number: number): number;
  rowHeight(number: number): number;
}

/** A digit of the usual font, which widths are counted in; a point, which heights are. */
const digit = 7 * 9525;
const point = 12_700;

/** Reads them from the part of a sheet; what it does not say is as wide and high as programs make it. */
export function readMeasures(bytes: Uint8Array, part: string): Measures {
  const columns: { readonly first: number; readonly last: number; readonly width: number }[] = [];
  const heights = new Map<number, number>();
  let usualWidth = 64 / 7;
  let usualHeight = 15;
  let row = 0;
  parseXml(bytes, part, {
    open(name, given) {
      if (name === 'sheetFormatPr') {
        usualWidth = Number(given.defaultColWidth) || usualWidth;
        usualHeight = Number(given.defaultRowHeight) || usualHeight;
      } else if (name === 'col') {
        const width = isTrue(given.hidden) ? 0 : Number(given.width ?? usualWidth);
        columns.push({ first: Number(given.min), last: Number(given.max), width });
      } else if (name === 'row') {
        row = given.r === undefined ? row + 1 : Number(given.r);
        if (isTrue(given.hidden)) heights.set(row, 0);
        else if (given.ht !== undefined) heights.set(row, Number(given.ht));
      }
    },
  });
  return {
    columnWidth: (number) =>
      (columns.find(({ first, last }) => first <= number && number <= last)?.width ?? usualWidth) * digit,
    rowHeight: (number) => (heights.get(number) ?? usualHeight) * point,
  };
}
