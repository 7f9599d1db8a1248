import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bad, good, runIn } from '../support/run.ts';
import { scratch } from '../support/scratch.ts';

test('a receipt lists its files by path, in whatever order they were named', async () => {
  const folder = scratch();
  const names = ['a.csv', 'b.csv', 'c.csv'];
  for (const name of names) writeFileSync(join(folder, name), name === 'b.csv' ? bad : good);
  const receiptOf = async (order: readonly string[]) => {
    await runIn(folder, ...order, '--receipt', 'r.json', '--force');
    return readFileSync(join(folder, 'r.json'), 'utf8');
  };
  const receipt = await receiptOf(['c.csv', 'a.csv', 'b.csv']);
  expect(JSON.parse(receipt).files.map(({ path }: { path: string }) => path)).toEqual(names);
  expect(await receiptOf(names)).toBe(receipt);
});
