import { type Equation, equationsOf, type Form, type FormTable } from './form.ts';
import { memoize } from './memoize.ts';

/** An equation as the positions of its cells in the table, for loops over figures. */
export interface CompiledEquation extends Pick<Equation, 'relation' | 'line'> {
  readonly left: readonly number[];
  readonly right: readonly number[];
}

/** Returns the equations of a table of a form; compiled once. */
export function compiledEquations(form: Form, table: FormTable): readonly CompiledEquation[] {
  return compiledFor(form)(table);
}

const compiledFor = memoize((form: Form) =>
  memoize((table: FormTable): readonly CompiledEquation[] =>
    equationsOf(table, form.relations).map(({ relation, line, left, right }) => ({
      relation,
      line,
      left: left.map(({ position }) => position),
      right: right.map(({ position }) => position),
    })),
  ),
);

/**
 * Adds up the figures at some positions from `start`. NaN if one is NaN, or if the sum might leave the whole numbers of which each is exact.
 */
export function exactSum(figures: ArrayLike<number>, positions: readonly number[], start = 0): number {
  let [sum, size] = [0, 0];
  for (let at = 0; at < positions.length; at++) {
    const figure = figures[start + positions[at]!]!;
    sum += figure;
    size += Math.abs(figure);
  }
  return size <= Number.MAX_SAFE_INTEGER ? sum : Number.NaN;
}

/** True if all equations hold for the figures from `start`; false also if a sum is not exact. */
export function allHold(equations: readonly CompiledEquation[], figures: ArrayLike<number>, start = 0): boolean {
  for (let at = 0; at < equations.length; at++) {
    const { left, right } = equations[at]!;
    if (exactSum(figures, left, start) !== exactSum(figures, right, start)) return false;
  }
  return true;
}
