import { expect, test } from 'vitest';
import { usualCount } from '../../src/cli/lint/jobs.ts';

const gigabyte = 2 ** 30;

test.each([
  [2, 8 * gigabyte, 2],
  [64, 2 * gigabyte, 4],
  [64, 0.3 * gigabyte, 1],
  [1, 64 * gigabyte, 1],
])('%i cores and %i bytes: %i processes', (cores, memory, expected) => {
  expect(usualCount(cores, memory)).toBe(expected);
});
