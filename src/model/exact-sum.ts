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
 * Adds up the figures at some positions. NaN if one is NaN, or if the sum might leave the whole numbers of which each is exact.
 */
export function exactSum(figures: readonly number[], positions: readonly number[]): number {
  let [sum, size] = [0, 0];
  for (let at = 0; at < positions.length; at++) {
    const figure = figures[positions[at]!]!;
    sum += figure;
    size += Math.abs(figure);
  }
  return size <= Number.MAX_SAFE_INTEGER ? sum : Number.NaN;
}

/** True if all equations hold for the figures of their table; false also if a sum is not exact. */
export function allHold(equations: readonly CompiledEquation[], figures: readonly number[]): boolean {
  for (let at = 0; at < equations.length; at++) {
    const { left, right } = equations[at]!;
    if (exactSum(figures, left) !== exactSum(figures, right)) return false;
  }
  return true;
}
