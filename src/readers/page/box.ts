import type { Matrix } from './matrix.ts';

/** An upright rectangle of the page, in points from its upper left corner. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** What two boxes share; turned inside out where that is nothing. */
export function common(one: Box, other: Box): Box {
  return {
    left: Math.max(one.left, other.left),
    top: Math.max(one.top, other.top),
    right: Math.min(one.right, other.right),
    bottom: Math.min(one.bottom, other.bottom),
  };
}

/** A picture fills the square of side 1 of its space. */
export function unitSquare([a, b, c, d, e, f]: Matrix): Box {
  const [xs, ys] = [
    [e, e + a, e + c, e + a + c],
    [f, f + b, f + d, f + b + d],
  ];
  return { left: Math.min(...xs!), top: Math.min(...ys!), right: Math.max(...xs!), bottom: Math.max(...ys!) };
}

/** About a digit of the smallest print: what could show a figure. */
export function isFigureSized({ left, top, right, bottom }: Box): boolean {
  return right - left >= 3 && bottom - top >= 5;
}

/** About 8 cm by 3 cm: what could show a table. */
export function isPictureSized({ left, top, right, bottom }: Box): boolean {
  return right - left >= 225 && bottom - top >= 85;
}
