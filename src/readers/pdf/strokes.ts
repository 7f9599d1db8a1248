import { apply, type Matrix } from './matrix.ts';

/** A straight line along or across the page: `at` is its y, or its x where it is vertical. In points. */
export interface Stroke {
  readonly vertical: boolean;
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** An upright rectangle of the page, in points from its upper left corner. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A filled shape no wider than this is a line; a cell holds at least a character. */
const thickest = 3;

/** What a path draws, as far as it is straight: lines, and the rectangles that it fills. */
export interface Drawn {
  readonly strokes: Stroke[];
  readonly fills: Box[];
}

type Point = readonly [x: number, y: number];

/**
 * Reads a path as the library packs it: `[0, x, y]` moves, `[1, x, y]` draws a line, `[2, …6]` and `[3, …4]` a curve,
 * `[4]` closes.
 * @param width of the line drawn along it, on the page; `undefined` where it is not drawn along
 */
export function drawPath(
  data: ArrayLike<number>,
  matrix: Matrix,
  { filled, width }: { readonly filled: boolean; readonly width: number | undefined },
): Drawn {
  const strokes: Stroke[] = [];
  const fills: Box[] = [];
  for (const { points, curved } of outlines(data, matrix)) {
    if (filled) {
      const box = boxOf(points);
      const thin = strokesIn(box);
      strokes.push(...thin);
      if (thin.length === 0 && !curved && isUpright(points)) fills.push(box);
    }
    if (width === undefined) continue;
    for (let index = 1; index < points.length; index++) {
      const box = boxOf([points[index - 1]!, points[index]!]);
      const drawn = strokesIn(box);
      if (width <= thickest) strokes.push(...drawn);
      else fills.push(...drawn.map(({ vertical }) => widened(box, vertical ? width / 2 : 0, vertical ? 0 : width / 2)));
    }
  }
  return { strokes, fills };
}

/** What a path covers at most, on the page. */
export function extentOf(data: ArrayLike<number>, matrix: Matrix): Box {
  return boxOf([...outlines(data, matrix)].flatMap(({ points }) => points));
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

/** The outlines of a path, on the page; a curve ends one and begins the next. */
function* outlines(data: ArrayLike<number>, matrix: Matrix): Generator<{ points: Point[]; curved: boolean }> {
  let points: Point[] = [];
  let curved = false;
  const ended = function* () {
    if (points.length > 1) yield { points, curved };
  };
  for (let at = 0; at < data.length; ) {
    const code = data[at];
    const [x, y] = [
      data[at + (code === 2 ? 5 : code === 3 ? 3 : 1)]!,
      data[at + (code === 2 ? 6 : code === 3 ? 4 : 2)]!,
    ];
    if (code === 0) {
      yield* ended();
      points = [apply(matrix, x, y)];
      curved = false;
      at += 3;
    } else if (code === 1) {
      points.push(apply(matrix, x, y));
      at += 3;
    } else if (code === 2 || code === 3) {
      curved = true;
      yield* ended();
      points = [apply(matrix, x, y)];
      at += code === 2 ? 7 : 5;
    } else if (code === 4) {
      if (points.length > 1) points.push(points[0]!);
      at += 1;
    } else {
      break;
    }
  }
  yield* ended();
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

function isUpright(points: readonly Point[]): boolean {
  return points.every(([x, y], index) => {
    const [beforeX, beforeY] = points[index - 1] ?? [x, y];
    return Math.abs(x - beforeX) < 0.5 || Math.abs(y - beforeY) < 0.5;
  });
}

function widened({ left, top, right, bottom }: Box, across: number, along: number): Box {
  return { left: left - across, top: top - along, right: right + across, bottom: bottom + along };
}
