import { expect, test } from 'vitest';
import { groupBy } from '../../src/model/group-by.ts';

test('groups and their values keep the order in which they come', () => {
  expect([...groupBy([3, 1, 4, 1, 5, 9], (number) => number % 2)]).toEqual([
    [1, [3, 1, 1, 5, 9]],
    [0, [4]],
  ]);
});
