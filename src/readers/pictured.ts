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
 * background: it is seen through, and what is empty below it stays so.
 */
export function picturedIn<Cell extends Ground>(picture: Extent, cells: readonly Cell[]): Cell[] {
  const size = areaOf(picture);
  if (size === 0) return [];
  const shared = cells.map((cell) => ({ cell, area: areaOf(commonOf(picture, cell.extent)) }));
  const covered = shared.filter(({ cell, area }) => area * 2 >= areaOf(cell.extent) && area > 0);
  const isSeenThrough = covered.some(({ cell }) => !cell.isEmpty);
  return shared
    .filter((one) => one.cell.isEmpty && (one.area * 2 > size || (!isSeenThrough && covered.includes(one))))
    .map(({ cell }) => cell);
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
