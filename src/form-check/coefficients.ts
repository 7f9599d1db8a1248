import type { Equation, FormCell, Relation } from '../model/form.ts';
import type { PlacedRelation } from './equations.ts';

/** The times that each line counts on the left side, less those on the right side; lines that cancel out are left out. */
export type Coefficients = ReadonlyMap<string, number>;

/** Returns the lines that are 0 in some row or column, since no figure there is negative and all count on one side. */
export function forcedToZero(
  sum: Coefficients,
  { each }: Relation,
  equations: readonly Pick<Equation, 'left' | 'right'>[],
): string[] {
  const signs = new Set([...sum.values()].map(Math.sign));
  const counts = ({ row, column }: FormCell) => sum.has((each === 'row' ? column : row).id);
  const isUnsigned = equations.some(({ left, right }) =>
    [...left, ...right].filter(counts).every(({ signed }) => !signed),
  );
  return signs.size === 1 && isUnsigned ? [...sum.keys()] : [];
}

export function coefficients({ lists }: PlacedRelation): Coefficients {
  const sum = new Map<string, number>();
  for (const { terms, sign } of lists) for (const term of terms) sum.set(term, (sum.get(term) ?? 0) + sign);
  return withoutZeros(sum);
}

export function added(one: Coefficients, other: Coefficients, sign: number): Coefficients {
  const ids = new Set([...one.keys(), ...other.keys()]);
  return withoutZeros([...ids].map((id) => [id, (one.get(id) ?? 0) + sign * (other.get(id) ?? 0)] as const));
}

function withoutZeros(sum: Iterable<readonly [string, number]>): Coefficients {
  return new Map([...sum].filter(([, value]) => value !== 0));
}
