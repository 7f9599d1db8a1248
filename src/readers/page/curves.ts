import { type Box, boundingBox, type Point } from './box.ts';
import { apply, type Matrix } from './matrix.ts';
import type { PackedPath } from './strokes.ts';

/**
 * A flat shape that may strike text out without being a straight line: a wave, or a flat picture. Never a ruling line.
 */
export interface Curve extends Box {
  /** Filled with a pattern or a gradient, which may show a line anywhere in it. */
  readonly patterned?: true;
}

/** Height of the tallest line of text. */
const maxHeight = 30;

/** Anything up to this height may be a dot of a dotted line. */
const dotHeight = 3;

/** Numbers in a packed path: longer paths are drawings. */
const maxNumbers = 5000;

/** Points of a rectangle: four corners, and the first once more. */
const rectanglePoints = 5;

/** Returns the boxes of the flat curves and zigzags of a path; with `patterned`, also of plain rectangles. */
export function curvesOf(path: PackedPath, matrix: Matrix, patterned: boolean): Curve[] {
  if (path.length > maxNumbers || !(patterned || mayBend(path))) return [];
  return subpathsOf(path, matrix)
    .filter(({ points, bent }) => patterned || bent || points.length > rectanglePoints)
    .map(({ points }) => boundingBox(points))
    .flatMap((box) => (isFlat(box, patterned) ? [{ ...box, ...(patterned && { patterned }) }] : []));
}

/** True if a box could hold a line from its left to its right. */
export function isFlat({ left, top, right, bottom }: Box, patterned = false): boolean {
  const [width, height] = [right - left, bottom - top];
  return width > 0.5 && height <= maxHeight && (patterned || height <= dotHeight || width >= height * 1.5);
}

/** True if a path is more than one rectangle or a few straight lines; most paths are not. */
function mayBend(path: PackedPath): boolean {
  if (path.length > 3 * rectanglePoints + 1) return true;
  for (let at = 0; at < path.length; at += path[at] === 4 ? 1 : 3) if (path[at] === 2 || path[at] === 3) return true;
  return false;
}

/** A part of a path that is drawn without lifting the pen. */
interface Subpath {
  /** Its vertices, and some points of each curve. */
  readonly points: Point[];
  /** Contains a curve. */
  bent: boolean;
}

function subpathsOf(path: PackedPath, matrix: Matrix): Subpath[] {
  const subpaths: Subpath[] = [];
  let last: Point = [0, 0];
  const pointAt = (at: number): Point => [path[at]!, path[at + 1]!];
  for (let at = 0; at < path.length; ) {
    const code = path[at];
    const count = code === 4 ? 0 : code === 2 ? 3 : code === 3 ? 2 : 1;
    const controls = Array.from({ length: count }, (_, index) => pointAt(at + 1 + 2 * index));
    if (code === 0) subpaths.push({ points: [], bent: false });
    const subpath = subpaths.at(-1);
    if (subpath && count > 0) {
      const steps = count > 1 ? [0.25, 0.5, 0.75, 1] : [1];
      for (const step of steps) subpath.points.push(apply(matrix, ...bezier([last, ...controls], step)));
      subpath.bent ||= count > 1;
      last = controls.at(-1)!;
    }
    at += 1 + 2 * count;
  }
  return subpaths;
}

/** Returns the point of a curve at a step from 0 (its start) to 1 (its end), by de Casteljau's algorithm. */
function bezier(controls: readonly Point[], step: number): Point {
  const [first, ...others] = controls;
  if (others.length === 0) return first!;
  const between = others.map((point, index): Point => {
    const before = controls[index]!;
    return [before[0] + (point[0] - before[0]) * step, before[1] + (point[1] - before[1]) * step];
  });
  return bezier(between, step);
}
