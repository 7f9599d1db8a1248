import { parseXml } from '../../codecs/xml.ts';
import { type Area, parseArea } from '../../readers/sheet/area.ts';

/** Cells that one formula fills. Their values are results, and it alone can be changed. */
export interface Filled {
  readonly area: Area;
  /** A table of what-ifs has no formula of its own, and may look at any cell. */
  readonly kind: 'array' | 'dataTable';
}

/** The areas of a sheet that array formulas and what-if tables fill, those of a single cell left out. */
export function filledAreas(bytes: Uint8Array, part: string): Filled[] {
  const found: Filled[] = [];
  parseXml(bytes, part, {
    open(element, { t, ref }) {
      if (element !== 'f' || (t !== 'array' && t !== 'dataTable')) return;
      const area = parseArea(ref ?? '');
      if (area && (t === 'dataTable' || area.top < area.bottom || area.left < area.right))
        found.push({ area, kind: t });
    },
  });
  return found;
}

export function isWithin({ top, left, bottom, right }: Area, row: number, column: number): boolean {
  return row >= top && row <= bottom && column >= left && column <= right;
}
