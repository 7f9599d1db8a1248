import { readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bundledProgram, node, run } from '../../support/program.ts';
import { good } from '../../support/run.ts';
import { scratch } from '../../support/scratch.ts';

const program = await bundledProgram();

test('runs that check a file keep what was compiled, others and those that may not keep nothing', async () => {
  const [cwd, caches] = [scratch(), scratch()];
  writeFileSync(join(cwd, 'good.csv'), good);
  const started = (args: readonly string[], env: NodeJS.ProcessEnv = {}) =>
    run(node, [program, '--lang', 'zh', ...args], { cwd, env: { ...process.env, XDG_CACHE_HOME: caches, ...env } });
  await started(['--help']);
  await started(['explain']);
  await started(['good.csv', '--jobs', '2']);
  await started(['good.csv', '--cache', 'results']);
  await started(['good.csv'], { NODE_DISABLE_COMPILE_CACHE: '1' });
  expect(readdirSync(caches)).toEqual([]);

  const plain = await started(['good.csv'], { NODE_DISABLE_COMPILE_CACHE: '1' });
  const atOnce = await Promise.all([1, 2, 3].map(() => started(['good.csv'])));
  const folder = join(caches, 'report-lint-code');
  const kept = readdirSync(folder).map((name) => join(folder, name));
  for (const file of kept) utimesSync(file, 1e9, 1e9);
  const again = await started(['good.csv']);
  for (const ended of [...atOnce, again]) expect(ended).toEqual(plain);
  expect(plain).toMatchObject({ exitCode: 0, stderr: '' });
  expect(kept.length).toBeGreaterThan(1);
  expect(readdirSync(folder)).toHaveLength(kept.length);
  expect(kept.filter((file) => statSync(file).mtimeMs !== 1e12)).toEqual([]);
});

test('runs of many files and of one take what the other has kept', async () => {
  const [cwd, caches] = [scratch(), scratch()];
  for (let index = 0; index < 10; index++) writeFileSync(join(cwd, `${index}.csv`), good);
  const env = { ...process.env, XDG_CACHE_HOME: caches };
  const start = (name: string) => run(node, [program, name], { cwd, env });
  // The second completes what the first has kept.
  for (const name of ['.', '1.csv']) await start(name);
  const folder = join(caches, 'report-lint-code');
  const kept = readdirSync(folder).map((name) => join(folder, name));
  for (const file of kept) utimesSync(file, 1e9, 1e9);
  for (const name of ['1.csv', '.', '1.csv']) await start(name);
  expect(kept.length).toBeGreaterThan(1);
  expect(kept.filter((file) => statSync(file).mtimeMs !== 1e12)).toEqual([]);
});
