/** `x' = ax + cy + e`, `y' = bx + dy + f`, as PDF writes it. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

export const identity: Matrix = [1, 0, 0, 1, 0, 0];

/** First `inner`, then `outer`. */
export function concat(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  const [g, h, i, j, k, l] = inner;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

export function apply([a, b, c, d, e, f]: Matrix, x: number, y: number): readonly [x: number, y: number] {
  return [a * x + c * y + e, b * x + d * y + f];
}

/** A matrix from what a file says; `undefined` where that is none. */
export function matrixOf(numbers: unknown): Matrix | undefined {
  if (!Array.isArray(numbers) && !ArrayBuffer.isView(numbers)) return undefined;
  const list = Array.from(numbers as ArrayLike<unknown>);
  return list.length === 6 && list.every((one) => Number.isFinite(one)) ? (list as unknown as Matrix) : undefined;
}
