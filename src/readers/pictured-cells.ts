/** An upright rectangle, in points or in rows and columns. */
export interface Extent {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A cell that a picture may cover. */
export interface CoveredCell {
  readonly extent: Extent;
  readonly isEmpty: boolean;
}

/**
 * Returns the empty cells whose content a picture shows: the one that holds most of the picture, and those that it
 * mostly covers, as a picture of a part of a table does. A picture that also covers a text is a seal or a background,
 * and the empty cells below it stay empty. A small picture across the edges of cells may belong to each that holds a
 * quarter of it.
 */
export function picturedCells<Cell extends CoveredCell>(picture: Extent, cells: readonly Cell[]): Cell[] {
  const size = areaOf(picture);
  if (size === 0) return [];
  const shared = cells.map((cell) => ({ cell, area: areaOf(intersection(picture, cell.extent)) }));
  const covered = shared.filter(({ cell, area }) => area > 0 && area * 2 >= areaOf(cell.extent));
  const main = shared.filter(({ area }) => area * 2 > size);
  const coversText = covered.some(({ cell }) => !cell.isEmpty);
  const isAcross = covered.length === 0 && main.length === 0;
  const found = isAcross
    ? shared.filter(({ area }) => area * 4 >= size)
    : shared.filter((one) => main.includes(one) || (covered.includes(one) && !coversText));
  return found.map(({ cell }) => cell).filter(({ isEmpty }) => isEmpty);
}

/** Returns the overlap of two rectangles; `right < left` or `bottom < top` if they do not overlap. */
export function intersection(one: Extent, other: Extent): Extent {
  return {
    left: Math.max(one.left, other.left),
    top: Math.max(one.top, other.top),
    right: Math.min(one.right, other.right),
    bottom: Math.min(one.bottom, other.bottom),
  };
}

function areaOf({ left, top, right, bottom }: Extent): number {
  return Math.max(0, right - left) * Math.max(0, bottom - top);
}
