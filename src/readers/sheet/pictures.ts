import { type Extent, type Ground, picturedIn } from '../pictured.ts';
import type { Area } from './area.ts';
import type { Sheet, StoredCell } from './sheet.ts';

/** Pictures of a sheet that are looked at, and cells under each: what covers more is a background. */
const mostPictures = 500;
const mostCovered = 1000;

/** The formulas that show a picture: Excel's, as Google too writes it in its way, and the one by which WPS keeps it in a cell. */
const showsPicture = /^=?(?:IFERROR\(__xludf\.DUMMYFUNCTION\(")?(?:_xlfn\.)?(?:IMAGE|DISPIMG)\s*\(/i;

/** Whether a picture is all that a cell holds. */
export function holdsPicture({ picture, formula }: StoredCell): boolean {
  return picture === true || (formula !== undefined && showsPicture.test(formula));
}

/** The cells without a text in which a picture lies that is laid over the sheet; a merged one is its whole area. */
export function picturedAreas(sheet: Sheet): Area[] {
  return (sheet.pictures ?? []).slice(0, mostPictures).flatMap((picture) => {
    const reach: Area = {
      top: Math.floor(picture.top) + 1,
      left: Math.floor(picture.left) + 1,
      bottom: Math.ceil(picture.bottom),
      right: Math.ceil(picture.right),
    };
    if ((reach.bottom - reach.top + 1) * (reach.right - reach.left + 1) > mostCovered) return [];
    return picturedIn(picture, cellsIn(reach, sheet)).map(({ area }) => area);
  });
}

interface Covered extends Ground {
  readonly area: Area;
}

function cellsIn(reach: Area, { rows, merges }: Sheet): Covered[] {
  const merged = merges.filter((area) => overlap(area, reach));
  const cells = new Map<string, Covered>();
  for (let row = reach.top; row <= reach.bottom; row++) {
    for (let column = reach.left; column <= reach.right; column++) {
      const single: Area = { top: row, left: column, bottom: row, right: column };
      const area = merged.find((one) => overlap(one, single)) ?? single;
      const stored = rows.get(area.top)?.[area.left - 1];
      const isEmpty = stored === undefined || (stored.value.trim() === '' && stored.formula === undefined);
      cells.set(`${area.top}:${area.left}`, { area, isEmpty, extent: extentOf(area) });
    }
  }
  return [...cells.values()];
}

function overlap(one: Area, other: Area): boolean {
  return one.top <= other.bottom && other.top <= one.bottom && one.left <= other.right && other.left <= one.right;
}

/** In rows and columns from the upper left corner of the sheet. */
function extentOf({ top, left, bottom, right }: Area): Extent {
  return { top: top - 1, left: left - 1, bottom, right };
}
