import type { Point } from './box.ts';
import { apply, type Matrix } from './matrix.ts';

/** Replaces a character whose text the file does not give (U+FFFD); no number contains it. */
export const replacementCharacter = '\ufffd';

/** The direction in which text runs, in degrees clockwise: 0 is from left to right, 90 from top to bottom. */
export type Rotation = 0 | 90 | 180 | 270;

export const rotations: readonly Rotation[] = [0, 90, 270, 180];

/**
 * A character on the page, in points from the page's upper left corner. Edges and baseline are measured along and
 * across its own line, so that text of any rotation reads from left to right; the centre is on the page.
 */
export interface Glyph {
  /** `' '` for a space; `replacementCharacter` if the file gives no text for it. */
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  /** Font size. */
  readonly size: number;
  readonly rotation: Rotation;
  /** Centre. */
  readonly x: number;
  readonly y: number;
  /** Number of the glyph run: the characters of one run were set together. */
  readonly run: number;
}

/** The start of a character on its baseline and its width, in text space; its height is on the page. */
export interface GlyphSetting extends Pick<Glyph, 'rotation' | 'run'> {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Places a character on the page; `undefined` if it takes no room. */
export function glyphAt(
  text: string,
  space: Matrix,
  { x, y, width, height, rotation, run }: GlyphSetting,
): Glyph | undefined {
  if (text === '' || !(height > 0)) return undefined;
  const [from, to] = [apply(space, x, y), apply(space, x + width, y)];
  const [a, b] = [toLine(from, rotation), toLine(to, rotation)];
  // Halfway up a digit, and near the middle of a Chinese character.
  const centre = toPage([(a[0] + b[0]) / 2, a[1] - 0.35 * height], rotation);
  const [left, right] = [Math.min(a[0], b[0]), Math.max(a[0], b[0])];
  if (![left, right, a[1], height].every(Number.isFinite)) return undefined;
  return { text, left, right, baseline: a[1], size: height, rotation, x: centre[0], y: centre[1], run };
}

/** Returns the rotation of text in a space; `undefined` if it runs diagonally, as watermarks do. */
export function rotationOf([right, down]: Matrix, reversed: boolean): Rotation | undefined {
  const [a, b] = reversed ? [-right, -down] : [right, down];
  if (Math.abs(b) <= Math.abs(a) * 0.05) return a >= 0 ? 0 : 180;
  if (Math.abs(a) <= Math.abs(b) * 0.05) return b > 0 ? 90 : 270;
  return undefined;
}

/** Converts a point of the page to one along and across lines of a rotation. */
function toLine([x, y]: Point, rotation: Rotation): Point {
  if (rotation === 0) return [x, y];
  if (rotation === 90) return [y, -x];
  return rotation === 180 ? [-x, -y] : [-y, x];
}

/** Converts a point along and across lines of a rotation to one of the page. */
function toPage(point: Point, rotation: Rotation): Point {
  return toLine(point, rotation === 90 ? 270 : rotation === 270 ? 90 : rotation);
}

/** Returns the matrix under which text of a rotation runs from left to right, for a page of a width and height. */
export function uprightMatrix(rotation: Rotation, width: number, height: number): Matrix {
  if (rotation === 90) return [0, -1, 1, 0, 0, width];
  if (rotation === 180) return [-1, 0, 0, -1, width, height];
  return rotation === 270 ? [0, 1, -1, 0, height, 0] : [1, 0, 0, 1, 0, 0];
}
