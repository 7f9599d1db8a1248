import { apply, type Matrix } from './matrix.ts';

/** Stands for a glyph that the file shows and gives no text for: no number has it. */
export const unknown = '\ufffd';

/** Which way text runs, in degrees clockwise: 0 is from left to right, 90 from top to bottom. */
export type Turn = 0 | 90 | 180 | 270;

export const turns: readonly Turn[] = [0, 90, 270, 180];

/**
 * A character where it stands. Its edges and its baseline are measured along and across its own line, so that text of
 * any turn reads from left to right; its centre is on the page. All in points, from the upper left corner.
 */
export interface Glyph {
  /** A blank for a space; `unknown` for what the file gives no text. */
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  /** Of its font. */
  readonly size: number;
  readonly turn: Turn;
  readonly x: number;
  readonly y: number;
  /** Number of the instruction that shows it: characters of one run were set together. */
  readonly run: number;
}

/** Where a character begins on its baseline and how wide it is, in text space; its height is on the page. */
export interface Setting extends Pick<Glyph, 'turn' | 'run'> {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** One character on the page; `undefined` for one that takes no room. */
export function glyphAt(text: string, space: Matrix, { x, y, width, height, turn, run }: Setting): Glyph | undefined {
  if (text === '' || !(height > 0)) return undefined;
  const [from, to] = [apply(space, x, y), apply(space, x + width, y)];
  const [a, b] = [turned(from, turn), turned(to, turn)];
  // Halfway up a digit, and near the middle of a Chinese character.
  const middle = back([(a[0] + b[0]) / 2, a[1] - 0.35 * height], turn);
  const [left, right] = [Math.min(a[0], b[0]), Math.max(a[0], b[0])];
  if (![left, right, a[1], height].every(Number.isFinite)) return undefined;
  return { text, left, right, baseline: a[1], size: height, turn, x: middle[0], y: middle[1], run };
}

/** The turn of the lines of a space; `undefined` where they run aslant, as watermarks do. */
export function turnOf([right, down]: Matrix, reversed: boolean): Turn | undefined {
  const [a, b] = reversed ? [-right, -down] : [right, down];
  if (Math.abs(b) <= Math.abs(a) * 0.05) return a >= 0 ? 0 : 180;
  if (Math.abs(a) <= Math.abs(b) * 0.05) return b > 0 ? 90 : 270;
  return undefined;
}

/** A spot of the page, along and across the lines of a turn. */
function turned([x, y]: readonly [number, number], turn: Turn): readonly [number, number] {
  if (turn === 0) return [x, y];
  if (turn === 90) return [y, -x];
  return turn === 180 ? [-x, -y] : [-y, x];
}

function back([u, v]: readonly [number, number], turn: Turn): readonly [number, number] {
  return turned([u, v], turn === 90 ? 270 : turn === 270 ? 90 : turn);
}

/** The matrix under which text of a turn runs from left to right, on a page of a width and height. */
export function upright(turn: Turn, width: number, height: number): Matrix {
  if (turn === 90) return [0, -1, 1, 0, 0, width];
  if (turn === 180) return [-1, 0, 0, -1, width, height];
  return turn === 270 ? [0, 1, -1, 0, height, 0] : [1, 0, 0, 1, 0, 0];
}
