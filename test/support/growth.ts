import { expect } from 'vitest';

/** Twice the length takes twice as long, or four times where the time grows with the square. */
const maxRatio = 3;

/** The best of some measurements counts: the garbage of earlier work may disturb any of them. */
const maxTries = 5;

/** Expects the CPU time of some work to grow no faster than its length. It should take some 20 ms or more. */
export async function expectLinear(work: (length: number) => Promise<void>, length: number): Promise<void> {
  await work(length);
  let best = Number.POSITIVE_INFINITY;
  for (let tries = 0; tries < maxTries && best > maxRatio; tries++) {
    const once = await cpuTime(() => work(length));
    best = Math.min(best, (await cpuTime(() => work(2 * length))) / once);
  }
  expect(best).toBeLessThan(maxRatio);
}

/** Returns the CPU time of some work in microseconds. */
async function cpuTime(work: () => Promise<void>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}
