import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inShard } from '../../src/cli/lint/shard.ts';
import { bad, good, runIn } from '../support/run.ts';
import { scratch } from '../support/scratch.ts';

const paths = Array.from({ length: 1000 }, (_, index) => `乡镇/${index}.xlsx`);

test.each([1, 2, 3, 7, 64])('each of the files is in one of %i parts, about as many in each', (count) => {
  const sizes = Array.from({ length: count }, (_, index) => {
    return paths.filter((path) => inShard({ index: index + 1, count })(path)).length;
  });
  expect(sizes.reduce((sum, size) => sum + size)).toBe(paths.length);
  for (const size of sizes)
    expect(Math.abs(size - paths.length / count)).toBeLessThan(4 * Math.sqrt(paths.length / count) + 1);
});

test('a file is in the same part on every system', () => {
  for (const path of paths.slice(0, 50)) {
    expect(inShard({ index: 1, count: 2 })(path.replace('/', '\\'))).toBe(inShard({ index: 1, count: 2 })(path));
  }
});

interface Json {
  readonly shard: unknown;
  readonly files: readonly { readonly path: string }[];
  readonly summary: Readonly<Record<string, number>>;
}

function folder(): string {
  const cwd = scratch();
  mkdirSync(join(cwd, '年报'));
  for (let index = 0; index < 8; index++) writeFileSync(join(cwd, '年报', `${index}.csv`), index === 0 ? bad : good);
  writeFileSync(join(cwd, '年报', 'notes.exe'), '');
  return cwd;
}

test('the parts of a run are the whole: files, findings and what was skipped', async () => {
  const cwd = folder();
  const run = async (...more: string[]) =>
    JSON.parse((await runIn(cwd, '年报', '--format', 'json', ...more)).stdout) as Json;
  const whole = await run();
  const parts = [await run('--shard', '1/3'), await run('--shard', '2/3'), await run('--shard', '3/3')];
  expect([whole.shard, ...parts.map(({ shard }) => shard)]).toEqual([
    null,
    ...[1, 2, 3].map((index) => ({ index, count: 3 })),
  ]);
  expect(parts.flatMap(({ files }) => files).sort((a, b) => (a.path < b.path ? -1 : 1))).toEqual(whole.files);
  for (const count of ['files', 'errors', 'skipped', 'reports']) {
    expect(parts.reduce((sum, { summary }) => sum + summary[count]!, 0)).toBe(whole.summary[count]);
  }
});

test('a part without a file is no error', async () => {
  const cwd = scratch();
  writeFileSync(join(cwd, 'good.csv'), good);
  const ended = [
    await runIn(cwd, '.', '--shard', '1/2', '--lang', 'zh'),
    await runIn(cwd, '.', '--shard', '2/2', '--lang', 'zh'),
  ];
  expect(ended.map(({ exitCode }) => exitCode)).toEqual([0, 0]);
  expect(ended.filter(({ stderr }) => stderr.includes('没有需要核对的年报'))).toHaveLength(1);
  expect((await runIn(scratch(), '.', '--shard', '1/2')).exitCode).toBe(2);
});

test.each(['0/2', '3/2', '2', '1/0', 'a/b', '-1/2'])('--shard %s is refused', async (given) => {
  const { exitCode, stderr } = await runIn(scratch(), '.', `--shard=${given}`, '--lang', 'zh');
  expect([exitCode, stderr]).toEqual([2, expect.stringContaining('--shard 要写')]);
});
