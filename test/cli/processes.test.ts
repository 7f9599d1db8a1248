import { expect, onTestFinished, test } from 'vitest';
import { NoProcessError } from '../../src/cli/work/no-process.ts';
import { processes } from '../../src/cli/work/processes.ts';
import { UserError } from '../../src/model/errors.ts';
import type { Job } from '../../src/work/remote.ts';

type Deed = 'answer' | 'refuse' | 'die' | 'grow';

interface NumberedJob extends Job {
  readonly number: number;
  readonly deed: Deed;
}

const program = new URL('../support/obeying-process.js', import.meta.url);

function start(count: number) {
  const started = processes<NumberedJob, number>(program, () => count);
  onTestFinished(() => started.close());
  return started;
}

/** The outcome of each deed, whatever the jobs beside it do. */
const outcomes = {
  answer: (number: number) => number,
  grow: (number: number) => number,
  refuse: () => 'encrypted',
  die: () => 'gave-up',
};

/** Returns the deeds of jobs, most of which are answered. */
function deeds(first: number): Deed[] {
  return Array.from({ length: 70 }, (_, index) => {
    const number = first + index;
    if (number % 23 === 5) return 'die';
    if (number % 17 === 3) return 'grow';
    return number % 11 === 2 ? 'refuse' : 'answer';
  });
}

test.each([
  [0, 1],
  [5, 1],
  [3, 2],
  [400, 3],
])('each job has the outcome that it has alone, whatever those do that are sent with it (%i, %i)', async (first, count) => {
  const all = deeds(first);
  expect(new Set(all)).toEqual(new Set(Object.keys(outcomes)));
  const { run } = start(count);
  const given = all.map((deed, number) =>
    run(new Uint8Array(8), { number, deed }).catch((error: unknown) => {
      if (error instanceof UserError) return error.code;
      throw error;
    }),
  );
  expect(await Promise.all(given)).toEqual(all.map((deed, number) => outcomes[deed](number)));
});

test('jobs are refused once three processes have ended before they had started', async () => {
  const { run, room } = processes<NumberedJob, number>(new URL('no-such-program.js', import.meta.url), () => 2);
  const all = Array.from({ length: 10 }, () => run(new Uint8Array(8), { number: 0, deed: 'answer' }));
  for (const one of all) await expect(one).rejects.toThrow(NoProcessError);
  expect(room()).toBe(0);
});

test('quick jobs are given many at a time, large ones few', async () => {
  const { run, room } = start(1);
  const give = (bytes: number) => run(new Uint8Array(bytes), { number: 0, deed: 'answer' });
  // The first one starts the process.
  const rooms = [room()];
  for (let round = 0; round < 20; round++) {
    await Promise.all(Array.from({ length: rooms.at(-1)! }, () => give(8)));
    rooms.push(room());
  }
  expect(rooms[0]).toBe(1);
  expect(Math.max(...rooms)).toBeGreaterThan(4);
  const large = give(5 * 2 ** 20);
  expect(room()).toBe(3);
  await large;
});
