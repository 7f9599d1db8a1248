import { type Box, boundingBox, type Point } from './box.ts';
import { apply, type Matrix } from './matrix.ts';

/**
 * A path as pdf.js packs it: `[0, x, y]` moves, `[1, x, y]` draws a line, `[2, …]` (six numbers) and `[3, …]` (four)
 * draw a curve, `[4]` closes.
 */
export type PackedPath = ArrayLike<number>;

/** The painting of a path. */
export interface Paint {
  readonly filled: boolean;
  /** On the page, in points; `undefined` if the path is not stroked. */
  readonly lineWidth: number | undefined;
  /** The fill is a pattern or a gradient. */
  readonly patterned: boolean;
  /** Right edge of the clip. */
  readonly clipRight: number;
}

/** A straight horizontal or vertical line on the page, in points. */
export interface Stroke {
  readonly vertical: boolean;
  /** Its y, or its x if it is vertical. */
  readonly at: number;
  readonly from: number;
  readonly to: number;
  /** Length that the clip hides at its right end. */
  readonly hidden?: number;
}

/** A straight line that is neither horizontal nor vertical, as drawn over a cell to cancel it. */
export interface Diagonal {
  readonly from: Point;
  readonly to: Point;
}

/** A filled shape up to this width is a line: a cell holds at least a character. */
const maxThickness = 3;

/** Numbers in the packed path of a diagonal: four lines. */
const maxDiagonalNumbers = 24;

/** Returns the horizontal and vertical lines that a path draws within the clip, including the thin shapes that it fills. */
export function strokesOf(path: PackedPath, matrix: Matrix, { filled, lineWidth, clipRight }: Paint): Stroke[] {
  const strokes: Stroke[] = [];
  for (const points of polylines(path, matrix)) {
    if (filled) strokes.push(...strokesIn(boundingBox(points)));
    if (lineWidth === undefined || lineWidth > maxThickness) continue;
    for (let index = 1; index < points.length; index++) {
      strokes.push(...strokesIn(boundingBox([points[index - 1]!, points[index]!])));
    }
  }
  return strokes.flatMap((stroke) => clippedAt(clipRight, stroke) ?? []);
}

/**
 * Returns the diagonals that a path draws, including the thin shapes that it fills. A path of many lines, or one that
 * encloses an area, is a drawing and has none.
 */
export function diagonalsOf(path: PackedPath, matrix: Matrix, { filled, lineWidth }: Paint): Diagonal[] {
  if (path.length > maxDiagonalNumbers) return [];
  return [...polylines(path, matrix)]
    .flatMap((points) => {
      if (filled) return axisOf(points);
      if (lineWidth === undefined || points[0] === points.at(-1)) return [];
      return points.slice(1).map((to, index) => ({ from: points[index]!, to }));
    })
    .filter(isDiagonal);
}

function isDiagonal({ from, to }: Diagonal): boolean {
  return Math.abs(from[0] - to[0]) > maxThickness && Math.abs(from[1] - to[1]) > maxThickness;
}

/** Returns the middle line of a filled shape with four corners, if it is thin. */
function axisOf([a, b, c, d, ...others]: readonly Point[]): Diagonal[] {
  if (!a || !b || !c || !d || others.length > 1) return [];
  const middle = (one: Point, other: Point): Point => [(one[0] + other[0]) / 2, (one[1] + other[1]) / 2];
  const length = (one: Point, other: Point) => Math.hypot(one[0] - other[0], one[1] - other[1]);
  if (length(a, d) <= maxThickness && length(b, c) <= maxThickness) return [{ from: middle(a, d), to: middle(b, c) }];
  return length(a, b) <= maxThickness && length(c, d) <= maxThickness ? [{ from: middle(a, b), to: middle(c, d) }] : [];
}

/** Cuts a stroke at the right edge of a clip; `undefined` if nothing of it is left. */
function clippedAt(right: number, stroke: Stroke): Stroke | undefined {
  if (stroke.vertical) return stroke.at <= right + maxThickness ? stroke : undefined;
  const hidden = stroke.to - right;
  if (hidden <= 0) return stroke;
  if (hidden <= maxThickness) return { ...stroke, hidden };
  return stroke.from < right ? { ...stroke, to: right, hidden } : undefined;
}

/** Returns the box around the straight parts of a path, on the page. */
export function extentOf(path: PackedPath, matrix: Matrix): Box {
  return boundingBox([...polylines(path, matrix)].flat());
}

/** Yields the polylines of a path, on the page; a curve ends one and begins the next. */
function* polylines(path: PackedPath, matrix: Matrix): Generator<Point[]> {
  let points: Point[] = [];
  const to = (at: number) => apply(matrix, path[at]!, path[at + 1]!);
  for (let at = 0; at < path.length; ) {
    const code = path[at];
    if (code === 1) {
      points.push(to(at + 1));
      at += 3;
    } else if (code === 4) {
      if (points.length > 1) points.push(points[0]!);
      at += 1;
    } else {
      const length = code === 0 ? 3 : code === 2 ? 7 : code === 3 ? 5 : path.length;
      if (points.length > 1) yield points;
      points = at + length <= path.length ? [to(at + length - 2)] : [];
      at += length;
    }
  }
  if (points.length > 1) yield points;
}

/** Returns a thin box as a line; a dot counts as both, since it may be part of a dotted line either way. */
function strokesIn({ left, top, right, bottom }: Box): Stroke[] {
  const [width, height] = [right - left, bottom - top];
  const strokes: Stroke[] = [];
  if (height <= maxThickness && (width >= height || width <= maxThickness)) {
    strokes.push({ vertical: false, at: (top + bottom) / 2, from: left, to: right });
  }
  if (width <= maxThickness && (height > width || height <= maxThickness)) {
    strokes.push({ vertical: true, at: (left + right) / 2, from: top, to: bottom });
  }
  return strokes;
}
