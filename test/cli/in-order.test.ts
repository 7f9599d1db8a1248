import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mapInOrder } from '../../src/cli/lint/in-order.ts';

async function* upTo(count: number): AsyncGenerator<number> {
  for (let number = 0; number < count; number++) yield number;
}

test('results come in the order of the items, whichever is done first', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.nat(12),
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 4, max: 6 }),
      async (scheduler, count, atOnce, ahead) => {
        let [running, most, taken, farthest] = [0, 0, 0, 0];
        const work = async (item: number) => {
          most = Math.max(most, ++running);
          farthest = Math.max(farthest, item + 1 - taken);
          await scheduler.schedule(Promise.resolve());
          running--;
          return item;
        };
        const results = (async () => {
          const all: number[] = [];
          for await (const one of mapInOrder(upTo(count), { atOnce: () => atOnce, ahead }, work)) {
            taken++;
            all.push(one);
          }
          return all;
        })();
        expect(await scheduler.waitFor(results)).toEqual([...Array(count).keys()]);
        // As many at the same time as may be.
        expect(most).toBe(Math.min(atOnce, count));
        expect(farthest).toBeLessThanOrEqual(ahead + 1);
      },
    ),
  );
});

test('more may be done at the same time from some item on', async () => {
  const begun: number[] = [];
  const done: (() => void)[] = [];
  const work = (item: number) => {
    begun.push(item);
    return item === 0 ? Promise.resolve(item) : new Promise<number>((resolve) => done.push(() => resolve(item)));
  };
  const results = mapInOrder(upTo(4), { atOnce: () => (begun.length === 0 ? 1 : 3), ahead: 9 }, work);
  expect((await results.next()).value).toBe(0);
  const next = results.next();
  await expect.poll(() => begun).toEqual([0, 1, 2, 3]);
  for (const finish of done) finish();
  expect((await next).value).toBe(1);
});

test('an error comes when its turn does', async () => {
  const work = async (item: number) => {
    if (item === 1) throw new Error('one');
    return item;
  };
  const results = mapInOrder(upTo(3), { atOnce: () => 3, ahead: 3 }, work);
  expect((await results.next()).value).toBe(0);
  await expect(results.next()).rejects.toThrow('one');
});

test('of large items, only two are begun for each that is worked on', async () => {
  let begun = 0;
  const work = async (item: number) => {
    begun++;
    return item;
  };
  const results = mapInOrder(upTo(20), { atOnce: () => 2, ahead: 100 }, work, () => true);
  await results.next();
  expect(begun).toBeLessThanOrEqual(4);
});
