import { a1 } from '../../model/document.ts';
import type { Spot } from './sums.ts';

/** Spots as few areas, in their order: neighbours in a row together, and such rows one below the other. `D10:I12` */
export function areasOf(spots: readonly Spot[]): string[] {
  const beside = join(
    spots.map((spot) => ({ from: spot, to: spot })),
    (a, b) => a.from.top === b.from.top && a.to.bottom === b.to.bottom && a.to.right + 1 === b.from.left,
  );
  const below = join(
    beside,
    (a, b) => a.from.left === b.from.left && a.to.right === b.to.right && a.to.bottom + 1 === b.from.top,
  );
  return below.map(({ from, to }) => {
    const corners = [a1(from.top, from.left), a1(to.top, to.left)];
    return from === to ? corners[0]! : corners.join(':');
  });
}

/** From the first spot to the last. */
interface Area {
  readonly from: Spot;
  readonly to: Spot;
}

function join(areas: readonly Area[], isNext: (one: Area, other: Area) => boolean): Area[] {
  const joined: Area[] = [];
  for (const area of areas) {
    const last = joined.at(-1);
    if (last && isNext(last, area)) joined[joined.length - 1] = { from: last.from, to: area.to };
    else joined.push(area);
  }
  return joined;
}
