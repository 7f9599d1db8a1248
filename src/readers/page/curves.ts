import type { Box } from './box.ts';
import { apply, type Matrix } from './matrix.ts';

/** What may strike text out without being a straight line: a wave, or a level picture. None of them rules a table. In points. */
export interface Curve extends Box {
  /** It is filled with a pattern or a gradient, which may draw a line somewhere in it. */
  readonly patterned?: true;
}

/** No line of text is higher. */
const highest = 30;

/** What is no higher may be a dot of a dotted line. */
const dot = 3;

/** Numbers of a packed path: longer ones are drawings. */
const mostNumbers = 5000;

/** Corners of a box, and back to the first. */
const corners = 5;

/** The curves and zigzags of a path that are longer than high; `patterned` ones may be plain boxes. */
export function curvesOf(data: ArrayLike<number>, matrix: Matrix, patterned: boolean): Curve[] {
  if (data.length > mostNumbers || !(patterned || mayBend(data))) return [];
  return subpathsOf(data, matrix)
    .filter(({ points, bent }) => patterned || bent || points.length > corners)
    .map(({ points }) => extentOf(points))
    .flatMap((box) => (isLevel(box, patterned) ? [{ ...box, ...(patterned && { patterned }) }] : []));
}

/** Whether a box could hold a line from its left to its right. */
export function isLevel({ left, top, right, bottom }: Box, patterned = false): boolean {
  const [width, height] = [right - left, bottom - top];
  return width > 0.5 && height <= highest && (patterned || height <= dot || width >= height * 1.5);
}

/** Whether a path is more than one box or a few straight lines, which most are. */
function mayBend(data: ArrayLike<number>): boolean {
  if (data.length > 3 * corners + 1) return true;
  for (let at = 0; at < data.length; at += data[at] === 4 ? 1 : 3) if (data[at] === 2 || data[at] === 3) return true;
  return false;
}

type Point = readonly [x: number, y: number];

interface Subpath {
  readonly points: Point[];
  /** One of its parts is a curve. */
  bent: boolean;
}

/** The points of each part of a path that is drawn without lifting the pen, some of each curve's among them. */
function subpathsOf(data: ArrayLike<number>, matrix: Matrix): Subpath[] {
  const subpaths: Subpath[] = [];
  let last: Point = [0, 0];
  const pointAt = (at: number): Point => [data[at]!, data[at + 1]!];
  for (let at = 0; at < data.length; ) {
    const code = data[at];
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

/** The point of a curve, from 0 at its beginning to 1 at its end, by de Casteljau's algorithm. */
function bezier(controls: readonly Point[], step: number): Point {
  const [first, ...others] = controls;
  if (others.length === 0) return first!;
  const between = others.map((point, index): Point => {
    const before = controls[index]!;
    return [before[0] + (point[0] - before[0]) * step, before[1] + (point[1] - before[1]) * step];
  });
  return bezier(between, step);
}

function extentOf(points: readonly Point[]): Box {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
}
