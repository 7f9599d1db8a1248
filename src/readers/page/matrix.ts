/** An affine transformation as PDF writes it: `x' = ax + cy + e`, `y' = bx + dy + f`. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

export const identity: Matrix = [1, 0, 0, 1, 0, 0];

/** Returns the transformation that applies `inner` first, then `outer`. */
export function concat(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  const [g, h, i, j, k, l] = inner;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

/** Returns a matrix with its origin moved to a point of its own space. */
export function translated(matrix: Matrix, x: number, y: number): Matrix {
  return concat(matrix, [1, 0, 0, 1, x, y]);
}

export function apply([a, b, c, d, e, f]: Matrix, x: number, y: number): readonly [x: number, y: number] {
  return [a * x + c * y + e, b * x + d * y + f];
}

/** Returns the factor by which lengths grow, on average over all directions. */
export function scaleOf([a, b, c, d]: Matrix): number {
  return Math.sqrt(Math.abs(a * d - b * c));
}

/** Reads six finite numbers as a matrix; `undefined` for anything else. */
export function matrixOf(numbers: unknown): Matrix | undefined {
  if (!Array.isArray(numbers) && !ArrayBuffer.isView(numbers)) return undefined;
  const list = Array.from(numbers as ArrayLike<unknown>);
  return list.length === 6 && list.every((one) => Number.isFinite(one)) ? (list as unknown as Matrix) : undefined;
}
