import { parseXml } from '../../codecs/xml.ts';
import type { Part } from '../../codecs/zip.ts';
import { type Area, isSeveral, parseArea } from '../../readers/sheet/area.ts';

/** Cells that one formula fills. Their values are results, so only the formula can be changed. */
export interface Filled {
  readonly area: Area;
  /** A data table (what-if analysis) has no formula of its own, and may depend on any cell. */
  readonly kind: 'array' | 'dataTable';
}

/**
 * Finds the areas of a sheet that array formulas and data tables fill. Array formulas of a single cell are left out.
 */
export function filledAreas({ part, bytes }: Part): Filled[] {
  const found: Filled[] = [];
  parseXml(bytes, part, {
    open(element, { t, ref }) {
      if (element !== 'f' || (t !== 'array' && t !== 'dataTable')) return;
      const area = parseArea(ref ?? '');
      if (area && (t === 'dataTable' || isSeveral(area))) found.push({ area, kind: t });
    },
  });
  return found;
}

export function isWithin({ top, left, bottom, right }: Area, row: number, column: number): boolean {
  return row >= top && row <= bottom && column >= left && column <= right;
}
