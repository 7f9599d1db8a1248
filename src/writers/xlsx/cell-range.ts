import { a1 } from '../../model/document.ts';

/** The cells of a sheet that one printed cell covers: rows and columns from 1, both ends included. */
export interface CellRange {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/**
 * Returns references to the first cells of ranges, neighbours as one area (`D10:I12`). Neighbours in a row are joined
 * first, then equal rows below each other.
 */
export function areasOf(ranges: readonly CellRange[]): string[] {
  const rows = joinNeighbours(
    ranges.map((range) => ({ from: range, to: range })),
    (a, b) => a.from.top === b.from.top && a.to.bottom === b.to.bottom && a.to.right + 1 === b.from.left,
  );
  const areas = joinNeighbours(
    rows,
    (a, b) => a.from.left === b.from.left && a.to.right === b.to.right && a.to.bottom + 1 === b.from.top,
  );
  return areas.map(({ from, to }) => {
    const corners = [a1(from.top, from.left), a1(to.top, to.left)];
    return from === to ? corners[0]! : corners.join(':');
  });
}

/** From the first range to the last. */
interface Area {
  readonly from: CellRange;
  readonly to: CellRange;
}

function joinNeighbours(areas: readonly Area[], isNext: (one: Area, other: Area) => boolean): Area[] {
  const joined: Area[] = [];
  for (const area of areas) {
    const last = joined.at(-1);
    if (last && isNext(last, area)) joined[joined.length - 1] = { from: last.from, to: area.to };
    else joined.push(area);
  }
  return joined;
}
