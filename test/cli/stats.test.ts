import { expect, test } from 'vitest';
import { createStopwatch } from '../../src/cli/lint/stats.ts';
import type { FileResult } from '../../src/model/result.ts';

/** A clock that only advances on request. */
function clock() {
  let time = 0;
  return { now: () => time, pass: (ms: number) => (time += ms) };
}

test('time by step and by format, with what is left', async () => {
  const { now, pass } = clock();
  const { time, timed, tables } = createStopwatch(now);
  await time('open', async () => pass(10));
  const lint = timed(async ({ path }, options) => {
    options.onStep!('read', 30);
    options.onStep!('check', 20);
    pass(55);
    return { file: { format: path.split('.')[1] } as FileResult, versions: [] };
  });
  const options = { keepsFigures: false, hash: undefined };
  for (const path of ['a.csv', 'b.csv']) await lint({ path, bytes: new Uint8Array(2048) }, options);
  await lint({ path: 'c.xlsx', bytes: new Uint8Array(1024) }, options);
  await expect(time('format', () => Promise.reject(new Error('disk')))).rejects.toThrow('disk');
  expect(tables('en')).toBe(`step         time  share
open        10 ms     6%
read        90 ms    51%
recognise  0.0 ms     0%
check       60 ms    34%
format     0.0 ms     0%
other       15 ms     9%
total      175 ms   100%

format  files  size    time   each
csv         2  4 kB  110 ms  55 ms
xlsx        1  1 kB   55 ms  55 ms
`);
});
