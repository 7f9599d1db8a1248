import type { Box } from './box.ts';
import { apply, type Matrix } from './matrix.ts';

/** A straight line along or across the page: `at` is its y, or its x where it is vertical. In points. */
export interface Stroke {
  readonly vertical: boolean;
  readonly at: number;
  readonly from: number;
  readonly to: number;
  /** How far it goes on to the right of what is shown. */
  readonly hidden?: number;
}

/** A straight line aslant, from one of its ends to the other: what is drawn over a cell to cancel it. */
export interface Slant {
  readonly from: Point;
  readonly to: Point;
}

/** A filled shape no wider than this is a line; a cell holds at least a character. */
const thickest = 3;

/** Numbers of a packed path: four lines at most. */
const mostOfSlants = 24;

type Point = readonly [x: number, y: number];

/**
 * The straight lines that a path draws, thin shapes that it fills included. It comes as the library packs it: `[0, x, y]`
 * moves, `[1, x, y]` draws a line, `[2, …6]` and `[3, …4]` a curve, `[4]` closes.
 * @param width of the line drawn along it, on the page; `undefined` where it is not drawn along
 */
export function strokesOf(
  data: ArrayLike<number>,
  matrix: Matrix,
  { filled, width }: { readonly filled: boolean; readonly width: number | undefined },
): Stroke[] {
  const strokes: Stroke[] = [];
  for (const points of outlines(data, matrix)) {
    if (filled) strokes.push(...strokesIn(boxOf(points)));
    if (width === undefined || width > thickest) continue;
    for (let index = 1; index < points.length; index++) {
      strokes.push(...strokesIn(boxOf([points[index - 1]!, points[index]!])));
    }
  }
  return strokes;
}

/** The lines aslant that a path draws, thin shapes that it fills included; a drawing has more of them, or encloses something. */
export function slantsOf(
  data: ArrayLike<number>,
  matrix: Matrix,
  { filled, width }: { readonly filled: boolean; readonly width: number | undefined },
): Slant[] {
  if (data.length > mostOfSlants) return [];
  return [...outlines(data, matrix)]
    .flatMap((points) => {
      if (filled) return axisOf(points);
      if (width === undefined || points[0] === points.at(-1)) return [];
      return points.slice(1).map((to, index) => ({ from: points[index]!, to }));
    })
    .filter(isAslant);
}

function isAslant({ from, to }: Slant): boolean {
  return Math.abs(from[0] - to[0]) > thickest && Math.abs(from[1] - to[1]) > thickest;
}

/** The line that a filled shape of four corners is, if it is thin. */
function axisOf([a, b, c, d, ...others]: readonly Point[]): Slant[] {
  if (!a || !b || !c || !d || others.length > 1) return [];
  const middle = (one: Point, other: Point): Point => [(one[0] + other[0]) / 2, (one[1] + other[1]) / 2];
  const length = (one: Point, other: Point) => Math.hypot(one[0] - other[0], one[1] - other[1]);
  if (length(a, d) <= thickest && length(b, c) <= thickest) return [{ from: middle(a, d), to: middle(b, c) }];
  return length(a, b) <= thickest && length(c, d) <= thickest ? [{ from: middle(a, b), to: middle(c, d) }] : [];
}

/** What is seen of a stroke where nothing is shown right of a place; `undefined` for nothing. */
export function seenUpTo(right: number, stroke: Stroke): Stroke | undefined {
  if (stroke.vertical) return stroke.at <= right + thickest ? stroke : undefined;
  const hidden = stroke.to - right;
  if (hidden <= 0) return stroke;
  if (hidden <= thickest) return { ...stroke, hidden };
  return stroke.from < right ? { ...stroke, to: right, hidden } : undefined;
}

/** What a path covers at most, on the page. */
export function extentOf(data: ArrayLike<number>, matrix: Matrix): Box {
  return boxOf([...outlines(data, matrix)].flat());
}

/** The outlines of a path, on the page; a curve ends one and begins the next. */
function* outlines(data: ArrayLike<number>, matrix: Matrix): Generator<Point[]> {
  let points: Point[] = [];
  const to = (at: number) => apply(matrix, data[at]!, data[at + 1]!);
  for (let at = 0; at < data.length; ) {
    const code = data[at];
    if (code === 1) {
      points.push(to(at + 1));
      at += 3;
    } else if (code === 4) {
      if (points.length > 1) points.push(points[0]!);
      at += 1;
    } else {
      const length = code === 0 ? 3 : code === 2 ? 7 : code === 3 ? 5 : data.length;
      if (points.length > 1) yield points;
      points = at + length <= data.length ? [to(at + length - 2)] : [];
      at += length;
    }
  }
  if (points.length > 1) yield points;
}

function boxOf(points: readonly Point[]): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  }
  return { left, top, right, bottom };
}

/** The line that a thin box is; a dot may be part of a dotted line either way. */
function strokesIn({ left, top, right, bottom }: Box): Stroke[] {
  const [width, height] = [right - left, bottom - top];
  const strokes: Stroke[] = [];
  if (height <= thickest && (width >= height || width <= thickest)) {
    strokes.push({ vertical: false, at: (top + bottom) / 2, from: left, to: right });
  }
  if (width <= thickest && (height > width || height <= thickest)) {
    strokes.push({ vertical: true, at: (left + right) / 2, from: top, to: bottom });
  }
  return strokes;
}
