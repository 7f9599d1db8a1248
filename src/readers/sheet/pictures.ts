import { type CoveredCell, type Extent, picturedCells } from '../pictured-cells.ts';
import { type Area, sizeOf } from './area.ts';
import type { Sheet, StoredCell } from './sheet.ts';

/** Pictures of a sheet that are considered, and cells under each; a picture over more is a background. */
const maxPictures = 500;
const maxCovered = 1000;

/** The formulas that show a picture: IMAGE of Excel, also as Google writes it, and DISPIMG of WPS. */
const pictureFormula = /^=?(?:IFERROR\(__xludf\.DUMMYFUNCTION\(")?(?:_xlfn\.)?(?:IMAGE|DISPIMG)\s*\(/i;

/** True if a cell holds only a picture. */
export function holdsPicture({ picture, formula }: StoredCell): boolean {
  return picture === true || (formula !== undefined && pictureFormula.test(formula));
}

/** Returns the cells without text whose content a picture over the sheet shows; a merged cell as its whole area. */
export function picturedAreas(sheet: Sheet): Area[] {
  return (sheet.pictures ?? []).slice(0, maxPictures).flatMap((picture) => {
    const covered: Area = {
      top: Math.floor(picture.top) + 1,
      left: Math.floor(picture.left) + 1,
      bottom: Math.ceil(picture.bottom),
      right: Math.ceil(picture.right),
    };
    if (sizeOf(covered) > maxCovered) return [];
    return picturedCells(picture, cellsIn(covered, sheet)).map(({ area }) => area);
  });
}

interface Covered extends CoveredCell {
  readonly area: Area;
}

function cellsIn(covered: Area, { rows, merges }: Sheet): Covered[] {
  const merged = merges.filter((area) => overlap(area, covered));
  const cells = new Map<string, Covered>();
  for (let row = covered.top; row <= covered.bottom; row++) {
    for (let column = covered.left; column <= covered.right; column++) {
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

/** Returns an area in rows and columns from 0. */
function extentOf({ top, left, bottom, right }: Area): Extent {
  return { top: top - 1, left: left - 1, bottom, right };
}
