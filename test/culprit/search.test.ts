import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { eliminate } from '../../src/culprit/elimination.ts';
import { search } from '../../src/culprit/search.ts';
import { classesOf, type Factors, hypothesesFrom } from './factors.ts';

interface Problem {
  readonly factors: Factors;
  readonly residuals: readonly number[];
  readonly size: number;
}

/** Returns the solutions, as amounts by class, `0:3 2:-1`, and how many sets were looked at. */
function searched({ factors, residuals, size }: Problem, left = 10_000) {
  const hypotheses = hypothesesFrom(factors);
  const budget = { left };
  const { solutions, complete } = search(hypotheses, residuals.map(BigInt), size, budget);
  const inWords = solutions.map((solution) =>
    inOrder(solution.map((one) => [hypotheses.classes.indexOf(one.class), one.amount] as const)),
  );
  return { solutions: inWords.sort(), complete, looks: left - budget.left };
}

function inOrder(amounts: readonly (readonly [number, bigint])[]): string {
  const sorted = amounts.toSorted(([a], [b]) => a - b);
  return sorted.map(([index, amount]) => `${index}:${amount}`).join(' ');
}

/** Tries every set of the size. */
function bruteForce({ factors, residuals, size }: Problem): string[] {
  const classes = classesOf(factors);
  const found = subsets(
    classes.map((_, index) => index),
    size,
  ).flatMap((subset) => {
    const isUntouched = (equation: number) => subset.every((index) => factors[index]![equation] === 0);
    if (residuals.some((residual, equation) => residual !== 0 && isUntouched(equation))) return [];
    const members = subset.map((index) => classes[index]!);
    const result = eliminate(members, residuals.map(BigInt));
    if (result.kind !== 'solved' || result.amounts.includes(0n)) return [];
    return [inOrder(subset.map((index, at) => [index, result.amounts[at]!]))];
  });
  return found.sort();
}

function subsets(of: readonly number[], size: number): number[][] {
  if (size === 0) return [[]];
  return of.flatMap((first, at) => subsets(of.slice(at + 1), size - 1).map((others) => [first, ...others]));
}

/** Systems in which some classes have happened, so that there is something to be found. */
const systems = fc
  .record({
    factors: fc.array(fc.array(fc.constantFrom(0, 0, 0, 1, 1, -1, 2), { minLength: 5, maxLength: 5 }), {
      minLength: 4,
      maxLength: 7,
    }),
    happened: fc.array(fc.tuple(fc.nat(6), fc.constantFrom(1, 2, 3, -3)), { minLength: 1, maxLength: 3 }),
  })
  .map(({ factors, happened }) => ({
    factors,
    residuals: [0, 1, 2, 3, 4].map((equation) =>
      happened.reduce((sum, [index, by]) => sum - by * (factors[index]?.[equation] ?? 0), 0),
    ),
  }));

test('every set of a size that would do is found, and no other', () => {
  let found = 0;
  for (const system of fc.sample(systems, 40)) {
    for (const size of [0, 1, 2, 3]) {
      const { solutions, complete } = searched({ ...system, size });
      expect(complete).toBe(true);
      expect(solutions).toEqual(bruteForce({ ...system, size }));
      found += solutions.length;
    }
  }
  expect(found).toBeGreaterThan(30);
});

/** Three sums of two figures each; the figures of the first two also have sums of their own. */
const chain = [
  [1, 0, 0, 0],
  [1, 1, 0, 0],
  [0, 1, 1, 0],
  [0, 0, 1, 0],
  [0, 0, 0, 1],
];

interface Looked extends Omit<Problem, 'factors'> {
  readonly what: string;
  readonly factors?: Factors;
  readonly solutions: readonly string[];
  readonly looks: number;
}

/** What a search looks at, from the empty set on; more looks would be in vain. */
const problems: readonly Looked[] = [
  { what: 'nothing is broken', residuals: [0, 0, 0, 0], size: 0, solutions: [''], looks: 1 },
  { what: 'more sums than one slip touches', residuals: [3, 0, 5, 0], size: 1, solutions: [], looks: 1 },
  { what: 'one sum', residuals: [3, 0, 0, 0], size: 1, solutions: ['0:-3'], looks: 3 },
  { what: 'two sums, by one slip', residuals: [3, 3, 0, 0], size: 1, solutions: ['1:-3'], looks: 2 },
  { what: 'two sums, by different amounts', residuals: [3, 5, 0, 0], size: 1, solutions: [], looks: 2 },
  { what: 'two sums apart', residuals: [3, 0, 0, 7], size: 2, solutions: ['0:-3 4:-7'], looks: 4 },
  { what: 'two sums that three slips reach', residuals: [3, 5, 0, 0], size: 2, solutions: ['0:2 1:-5'], looks: 6 },
  {
    what: 'two sums by amounts that are not whole',
    factors: [
      [1, 1],
      [1, -1],
      [1, 0],
    ],
    residuals: [1, 2],
    size: 2,
    solutions: ['0:-2 2:1', '1:2 2:-3'],
    looks: 6,
  },
  {
    what: 'a sum of one figure before one of three',
    factors: [
      [1, 0],
      [2, 0],
      [3, 0],
      [0, 1],
    ],
    residuals: [6, 5],
    size: 2,
    solutions: ['0:-6 3:-5', '1:-3 3:-5', '2:-2 3:-5'],
    looks: 5,
  },
];

describe('a search looks at as few sets as the requirements leave', () => {
  test.each(problems)('$what', ({ factors = chain, residuals, size, solutions, looks }) => {
    const problem = { factors, residuals, size };
    expect(searched(problem)).toEqual({ solutions, complete: true, looks });
    expect(searched(problem, looks).complete).toBe(true);
    expect(searched(problem, looks - 1).complete).toBe(false);
    expect(searched(problem, 1)).toMatchObject({ complete: looks === 1, solutions: looks === 1 ? solutions : [] });
  });
});
