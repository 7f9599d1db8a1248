import type { GridRow } from '../../model/document.ts';
import { type Block, blocksOf, type Form } from '../../model/form.ts';
import { memoize, memoizeBy, memoizeInObject } from '../../model/memoize.ts';
import { isCaptionOf } from '../caption.ts';
import { slotsOf } from '../slots.ts';
import { findHeaders, maxTierCount, mayBeginHeaders, type TableHeader } from './header.ts';
import { memoizeByShape, type RowShape, shapesOf } from './row-shapes.ts';

/**
 * Finds the header that begins in a row, as `findHeaders` does, once for all tables in which the rows of the header, the row below
 * and a caption above have the same shapes. Then it is the same object.
 */
export function knownHeaders(rows: readonly GridRow[], start: number, forms: readonly Form[]): readonly TableHeader[] {
  if (!rows[start] || !mayBegin(rows, start, forms)) return [];
  const shapeAt = shapesOf(rows, forms);
  const shapes: RowShape[] = [];
  for (let index = start; index <= start + maxHeight(forms) && index < rows.length; index++) {
    const shape = shapeAt(index);
    if (!shape) return headersIn(forms)(rows)(start);
    shapes.push(shape);
  }
  return headersFor(forms)({ rows, start, shapes });
}

const mayBegin = memoizeByShape(mayBeginHeaders);

/** The most rows of any header. */
const maxHeight = memoize((forms: readonly Form[]) => Math.max(...blocksOf(forms).map(maxTierCount)));

/** The most headers that are kept. */
const maxHeaders = 500;

interface Beginning {
  readonly rows: readonly GridRow[];
  readonly start: number;
  readonly shapes: readonly RowShape[];
}

const headersFor = memoize((forms: readonly Form[]) =>
  memoizeBy(
    ({ rows, start, shapes }: Beginning) => {
      const captioned = start > 0 ? blocksCaptioned(rows, start - 1, forms) : '';
      return [captioned, ...shapes.map(({ id }) => id)].join();
    },
    maxHeaders,
    ({ rows, start }) => findHeaders(rows, start, forms),
  ),
);

/** Returns the indices of the blocks whose caption a row has. */
const blocksCaptioned = memoizeByShape((row, forms) => {
  const isCaptioned = (block: Block) => slotsOf(row).some(({ cell }) => isCaptionOf(cell.text, block));
  return blocksOf(forms)
    .flatMap((block, index) => (isCaptioned(block) ? [index] : []))
    .join(' ');
});

/** The headers of a grid, which are looked up where the table above ends and again where their own begins. */
const headersIn = memoize((forms: readonly Form[]) =>
  memoizeInObject((rows: readonly GridRow[]) =>
    memoizeBy(
      (start: number) => String(start),
      Number.POSITIVE_INFINITY,
      (start) => findHeaders(rows, start, forms),
    ),
  ),
);
