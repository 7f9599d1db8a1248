import type { Hypotheses, HypothesisClass } from '../../src/culprit/hypotheses.ts';

/** Factors of each class by equation; 0 where it does not touch the equation. */
export type Factors = readonly (readonly number[])[];

export const classesOf = (factors: Factors): HypothesisClass[] =>
  factors.map((one) => ({
    terms: one.flatMap((factor, equation) => (factor === 0 ? [] : [{ equation, factor: BigInt(factor) }])),
    members: [],
  }));

/** Returns the classes with what a search knows of their equations. */
export function hypothesesFrom(factors: Factors): Hypotheses {
  const equations = factors[0]!.map((_, equation) => equation);
  const touches = (one: readonly number[], equation: number) => one[equation] !== 0;
  return {
    classes: classesOf(factors),
    touching: equations.map((equation) => [...factors.keys()].filter((one) => touches(factors[one]!, equation))),
    adjacent: adjacency(
      equations.length,
      factors.map((one) => equations.filter((equation) => touches(one, equation))),
    ),
    lines: [],
    linesThrough: [],
  };
}

/** Returns the matrix in which all equations of a group are adjacent, and each to itself. */
export function adjacency(equations: number, groups: readonly (readonly number[])[]): Uint8Array[] {
  const matrix = Array.from({ length: equations }, () => new Uint8Array(equations));
  for (const group of groups) for (const a of group) for (const b of group) matrix[a]![b] = 1;
  return matrix;
}
