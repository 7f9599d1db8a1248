import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bad, runIn } from '../support/run.ts';
import { scratch } from '../support/scratch.ts';

/** Makes the folder `in`, with a report and a configuration that names a baseline, and the folder `out` beside it. */
function folders(baseline: string): { readonly cwd: string; readonly outside: string } {
  const root = scratch();
  for (const name of ['in', 'out']) mkdirSync(join(root, name));
  const cwd = join(root, 'in');
  const config = { baseline: baseline.replace('OUT', join(root, 'out')) };
  writeFileSync(join(cwd, 'report-lint.config.json'), JSON.stringify(config, null, 2));
  writeFileSync(join(cwd, 'bad.csv'), bad);
  return { cwd, outside: join(root, 'out/b.json') };
}

const outside: readonly [string, string, (cwd: string) => void][] = [
  ['a path up', '../out/b.json', () => {}],
  ['a path down and up', 'new/../../out/b.json', () => {}],
  ['an absolute path', 'OUT/b.json', () => {}],
  ['a link to a folder', 'link/b.json', (cwd) => symlinkSync('../out', join(cwd, 'link'))],
  ['a new folder behind a link', 'link/new/b.json', (cwd) => symlinkSync('../out', join(cwd, 'link'))],
  ['a link to no file yet', 'b.json', (cwd) => symlinkSync('../out/b.json', join(cwd, 'b.json'))],
];

test.each(
  outside,
)('a baseline outside the folder of its configuration is not written: %s', async (_, baseline, link) => {
  const { cwd, outside } = folders(baseline);
  link(cwd);
  for (const lang of ['zh', 'en']) {
    const { exitCode, stdout, stderr } = await runIn(cwd, 'bad.csv', '--update-baseline', '--lang', lang);
    expect([exitCode, stdout, stderr]).toEqual([2, '', expect.stringMatching(/report-lint\.config\.json:2.*baseline/)]);
    expect(stderr).toContain('--baseline ');
  }
  expect([existsSync(outside), existsSync(join(cwd, '../out/new'))]).toEqual([false, false]);
});

test.each(outside)('it is read, and the command line may name it to be written: %s', async (_, baseline, link) => {
  const { cwd, outside } = folders(baseline);
  link(cwd);
  if (baseline.includes('new/b')) return;
  const update = ['--baseline', '../out/b.json', '--update-baseline'];
  expect((await runIn(cwd, 'bad.csv', ...update)).exitCode).toBe(0);
  const before = readFileSync(outside);
  expect((await runIn(cwd, 'bad.csv')).exitCode).toBe(0);
  expect((await runIn(cwd, 'bad.csv', '--update-baseline')).exitCode).toBe(2);
  expect(readFileSync(outside)).toEqual(before);
});

test('a baseline below the folder of its configuration is written, also by a link, and from any folder', async () => {
  const { cwd } = folders('new/b.json');
  symlinkSync('in', join(cwd, '../link'));
  for (const [from, report] of [
    [cwd, 'bad.csv'],
    [join(cwd, '..'), 'link/bad.csv'],
    [join(cwd, '../out'), '../in/bad.csv'],
  ] as const) {
    const { exitCode, stderr } = await runIn(from, report, '--update-baseline');
    expect([exitCode, stderr]).toEqual([0, expect.stringContaining('b.json')]);
  }
  expect(JSON.parse(readFileSync(join(cwd, 'new/b.json'), 'utf8')).entries).toHaveLength(2);
});
