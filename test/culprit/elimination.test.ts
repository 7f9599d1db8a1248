import fc from 'fast-check';
import { expect, test } from 'vitest';
import { eliminate } from '../../src/culprit/elimination.ts';
import { runs } from '../support/random-runs.ts';
import { classesOf, type Factors } from './factors.ts';

/** Returns all amounts from −18 to 18 that bring the given equations to 0. */
function amountsOf(factors: Factors, residuals: readonly number[], equations: readonly number[]): number[][] {
  const range = Array.from({ length: 37 }, (_, index) => index - 18);
  const all = factors.reduce<number[][]>((some, _) => some.flatMap((one) => range.map((by) => [...one, by])), [[]]);
  return all.filter((amounts) =>
    equations.every((equation) => {
      const sum = amounts.reduce((total, amount, index) => total + amount * factors[index]![equation]!, 0);
      return residuals[equation]! + sum === 0;
    }),
  );
}

/** What random examples seldom meet: an amount that is not whole, one by a factor, and amounts that are not determined. */
const telling: [number[][], number[]][] = [
  [[[2, 0, 0, 0]], [3, 0, 0, 0]],
  [[[2, 2, 0, 0]], [-2, -2, 0, 0]],
  [
    [
      [2, 0, 1, 0],
      [2, 0, 1, 0],
    ],
    [2, 0, 1, 0],
  ],
  [
    [
      [2, 1, 3, 0],
      [1, -1, 2, 0],
    ],
    [-3, 0, -3, 1],
  ],
];

test('amounts are found exactly where they are determined, and equations named that cannot all hold', () => {
  const factor = fc.constantFrom(0, 0, 1, -1, 2, -2, 3);
  const equations = 4;
  const factors = fc.array(fc.array(factor, { minLength: equations, maxLength: equations }), {
    minLength: 1,
    maxLength: 2,
  });
  const residuals = fc.array(fc.integer({ min: -3, max: 3 }), { minLength: equations, maxLength: equations });
  fc.assert(
    fc.property(factors, residuals, (each, broken) => {
      const touched = broken.map((_, equation) => equation).filter((one) => each.some((all) => all[one] !== 0));
      const found = eliminate(classesOf(each), broken.map(BigInt));
      const tried = amountsOf(each, broken, touched);
      if (found.kind === 'solved') expect(tried).toEqual([found.amounts.map(Number)]);
      else if (found.kind === 'underdetermined') expect(tried).not.toHaveLength(1);
      else {
        expect(found.kind).toBe('contradiction');
        expect(found.equations.length).toBeGreaterThan(0);
        expect(amountsOf(each, broken, found.equations)).toEqual([]);
      }
    }),
    { ...runs(150), examples: telling },
  );
});

test('of a contradiction, only the equations are named that take part in it', () => {
  const factors = [
    [1, 1, 0],
    [0, 0, 1],
  ];
  const found = eliminate(classesOf(factors), [1n, 2n, 3n]);
  expect(found).toEqual({ kind: 'contradiction', equations: [1, 0] });
});
