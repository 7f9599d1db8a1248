import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NumberList } from '../../../src/run/number-list.ts';
import { createOrdinals } from '../../../src/run/ordinals.ts';
import { runs } from '../../support/random-runs.ts';

/** Returns the numbers of keys in the order in which each comes first. */
function inOrder(keys: readonly string[]): number[] {
  const first = [...new Set(keys)];
  return keys.map((key) => first.indexOf(key));
}

test('keys are numbered in the order in which they come first', () => {
  const key = fc.oneof(fc.string({ maxLength: 2 }), fc.constantFrom('甲局 2025', '甲局 2024', '乙局 2025', ''));
  fc.assert(
    fc.property(fc.array(key, { maxLength: 300 }), (keys) => {
      const { of, count } = createOrdinals();
      expect(keys.map(of)).toEqual(inOrder(keys));
      expect(count()).toBe(new Set(keys).size);
    }),
    runs(50, 2000),
  );
});

test('what has no key takes a number between those of keys', () => {
  const { of, next, count } = createOrdinals();
  expect([of('甲局'), next(), of('乙局'), next(), of('甲局'), count()]).toEqual([0, 1, 2, 3, 0, 4]);
});

test('so many keys as a province has are told apart, and found again', () => {
  const { of } = createOrdinals();
  const keys = Array.from({ length: 100_000 }, (_, index) => `第${index}局 2025`);
  const numbers = keys.map((_, index) => index);
  for (const _ of ['added', 'found']) expect(keys.map(of)).toEqual(numbers);
});

test('a list of numbers gives each at its index, and nothing outside', () => {
  const list = new NumberList();
  const numbers = Array.from({ length: 40_000 }, (_, index) => (index * 2_654_435_761) % 2 ** 32);
  for (const number of numbers) list.push(number);
  expect(numbers.map((_, index) => list.at(index))).toEqual(numbers);
  expect([list.length, list.at(-1), list.at(numbers.length)]).toEqual([numbers.length, undefined, undefined]);
});
