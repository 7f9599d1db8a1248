import { expect, onTestFinished, test, vi } from 'vitest';
import { createJobs, usualCount } from '../../src/cli/lint/jobs.ts';
import { maxHarmless } from '../../src/cli/work/bounded-work.ts';
import { screenIn } from '../support/run.ts';
import { scratch } from '../support/scratch.ts';

const gigabyte = 2 ** 30;

test.each([
  [2, 8 * gigabyte, 2],
  [64, 2 * gigabyte, 4],
  [64, 0.3 * gigabyte, 1],
  [1, 64 * gigabyte, 1],
])('%i cores and %i bytes: %i processes', (cores, memory, expected) => {
  expect(usualCount(cores, memory)).toBe(expected);
});

test('large files are for as many others as processes are asked for, which are given no more than they have room for', async () => {
  const program = new URL('../support/obeying-process.js', import.meta.url);
  const { lint, atOnce, close } = createJobs(2, { ...screenIn(scratch()).io, process: program });
  onTestFinished(close);
  let given = 0;
  const giveAll = () => {
    for (; given < atOnce() && given < 100; given++) {
      void lint(new Uint8Array(maxHarmless + 1), { path: `${given}.pdf`, keepsFigures: false });
    }
    return given;
  };
  // Each has four until it has shown how quick it is.
  await vi.waitFor(() => expect(giveAll()).toBe(2 * 4));
  expect(giveAll()).toBe(2 * 4);
});
