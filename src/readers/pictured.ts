/** An upright rectangle, in points or in rows and columns. */
export interface Extent {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A cell that a picture may lie over. */
export interface Ground {
  readonly extent: Extent;
  readonly isEmpty: boolean;
}

/**
 * The empty cells in which a picture shows something, among those that it lies over: the one in which most of it stands, and
 * all of which it covers most, as a picture of a part of a table does. One that covers a text as well is a seal, a
 * background: it is seen through, and what is empty below it stays so. Of a small one across the edges of cells it cannot be
 * told in which it belongs: it is in each that has a quarter of it.
 */
export function picturedIn<Cell extends Ground>(picture: Extent, cells: readonly Cell[]): Cell[] {
  const size = areaOf(picture);
  if (size === 0) return [];
  const shared = cells.map((cell) => ({ cell, area: areaOf(commonOf(picture, cell.extent)) }));
  const covered = shared.filter(({ cell, area }) => area > 0 && area * 2 >= areaOf(cell.extent));
  const most = shared.filter(({ area }) => area * 2 > size);
  const isSeenThrough = covered.some(({ cell }) => !cell.isEmpty);
  const isAcross = covered.length === 0 && most.length === 0;
  const found = isAcross
    ? shared.filter(({ area }) => area * 4 >= size)
    : shared.filter((one) => most.includes(one) || (covered.includes(one) && !isSeenThrough));
  return found.map(({ cell }) => cell).filter(({ isEmpty }) => isEmpty);
}

function commonOf(one: Extent, other: Extent): Extent {
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
