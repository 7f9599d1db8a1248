import fc from 'fast-check';
import { expect, test } from 'vitest';
import { forms } from '../../src/forms.ts';
import { allHold, compiledEquations, exactSum } from '../../src/model/exact-sum.ts';
import { runs } from '../support/random-runs.ts';

const positionsOf = (figures: readonly unknown[]) => figures.map((_, position) => position);

test('a sum is exact as long as every whole number up to it is, and unknown beyond', () => {
  const largest = Number.MAX_SAFE_INTEGER;
  expect(exactSum([largest - 1, 1], [0, 1])).toBe(largest);
  expect(exactSum([largest, 1], [0, 1])).toBeNaN();
  expect(exactSum([largest, -1], [0, 1])).toBeNaN();
  expect(exactSum([1, Number.NaN], [0, 1])).toBeNaN();
  expect(exactSum([1, Number.NaN], [0, 0])).toBe(2);
  expect(exactSum([], [])).toBe(0);
});

test('a sum is that of the exact numbers, or unknown', () => {
  const near = fc
    .bigInt({ min: -3n, max: 3n })
    .chain((small) =>
      fc.constantFrom(0n, 2n ** 51n, 2n ** 52n, 2n ** 53n, -(2n ** 53n), 2n ** 60n).map((large) => large + small),
    );
  fc.assert(
    fc.property(fc.array(near, { maxLength: 8 }), (numbers) => {
      const sum = exactSum(numbers.map(Number), positionsOf(numbers));
      const size = numbers.reduce((all, number) => all + (number < 0n ? -number : number), 0n);
      if (size < 2n ** 53n) expect(BigInt(sum)).toBe(numbers.reduce((all, number) => all + number, 0n));
      else expect(sum).toBeNaN();
    }),
    runs(200, 2000),
  );
});

test('equations hold or not as they are: zeros hold, and a figure changed alone breaks them', () => {
  for (const form of forms) {
    for (const table of form.tables) {
      const equations = compiledEquations(form, table);
      const zeros = Array.from({ length: 300 }, () => 0);
      expect(allHold(equations, zeros)).toBe(true);
      const terms = new Set(equations.flatMap(({ left, right }) => [...left, ...right]));
      for (const term of terms) expect(allHold(equations, zeros.with(term, 1))).toBe(false);
    }
  }
});

test('equations of unknown sums do not count as holding', () => {
  const [equation] = compiledEquations(forms[0]!, forms[0]!.tables[1]!);
  const beyond = Array.from({ length: 300 }, () => 2 ** 53);
  expect(allHold([equation!], beyond)).toBe(false);
});
