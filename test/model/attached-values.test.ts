import { expect, test } from 'vitest';
import { attachedValues } from '../../src/model/attached-values.ts';

test.each([
  ['an object', () => ({ a: 1 })],
  ['a frozen object', () => Object.freeze({ a: 1 })],
  ['a list', () => [1, 2]],
  ['bytes', () => new Uint8Array(2)],
  ['a function', () => () => 1],
])('%s keeps a value of each kind, which nobody else sees', (_, make: () => object) => {
  const [numbers, words] = [attachedValues<object, number>(), attachedValues<object, string>()];
  const [one, other] = [make(), make()];
  const before = [Reflect.ownKeys(one), JSON.stringify(one)];
  numbers.set(one, 1);
  words.set(one, 'a');
  numbers.set(one, 2);
  expect([numbers.get(one), words.get(one)]).toEqual([2, 'a']);
  expect([numbers.has(one), numbers.has(other), numbers.get(other)]).toEqual([true, false, undefined]);
  expect([Reflect.ownKeys(one), JSON.stringify(one)]).toEqual(before);
});

test('undefined is a value', () => {
  const values = attachedValues<object, undefined>();
  const one = {};
  values.set(one, undefined);
  expect(values.has(one)).toBe(true);
});
