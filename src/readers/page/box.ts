import type { Extent } from '../pictured-cells.ts';
import type { Matrix } from './matrix.ts';

export type Point = readonly [x: number, y: number];

/** An upright rectangle on the page, in points from the page's upper left corner. */
export type Box = Extent;

/** Returns the smallest box around some points. */
export function boundingBox(points: readonly Point[]): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  }
  return { left, top, right, bottom };
}

/** Returns where the unit square of a space lies on the page: an image fills it. */
export function unitSquare([a, b, c, d, e, f]: Matrix): Box {
  return boundingBox([
    [e, f],
    [e + a, f + b],
    [e + c, f + d],
    [e + a + c, f + b + d],
  ]);
}

/** True if a box is large enough to show a digit of the smallest print. */
export function isFigureSized({ left, top, right, bottom }: Box): boolean {
  return right - left >= 3 && bottom - top >= 5;
}

/** True if a box is large enough to show a table: about 8 cm by 3 cm. */
export function isPictureSized({ left, top, right, bottom }: Box): boolean {
  return right - left >= 225 && bottom - top >= 85;
}
