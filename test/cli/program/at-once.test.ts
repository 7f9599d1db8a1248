import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { main } from '../../../src/cli/main.ts';
import { withLock } from '../../../src/files/lock.ts';
import { owner } from '../../../src/files/owner.ts';
import { bundledProgram, node, preloading, run } from '../../support/program.ts';
import { bad, runIn, screenIn } from '../../support/run.ts';
import { scratch } from '../../support/scratch.ts';

const program = await bundledProgram();

/** Makes a folder with reports of several bodies, each with the same two findings. */
function folder(bodies: number): { readonly cwd: string; readonly names: readonly string[] } {
  const cwd = scratch();
  const names = Array.from({ length: bodies }, (_, index) => `${index}.csv`);
  for (const name of names) writeFileSync(join(cwd, name), bad.toString().replace('教育局', `第${name[0]}局`));
  return { cwd, names };
}

const update = ['--baseline', 'b.json', '--update-baseline', '--lang', 'zh'];

/** Returns the body of each entry. */
function entries(cwd: string): string[] {
  const { entries } = JSON.parse(readFileSync(join(cwd, 'b.json'), 'utf8'));
  return entries.map((entry: { report: { organization: string } }) => entry.report.organization).sort();
}

const twice = (names: readonly string[]) => names.flatMap((name) => Array(2).fill(`青岚区第${name[0]}局`));

test('runs that create one baseline at the same time keep the entries of each other', async () => {
  const { cwd, names } = folder(6);
  const ended = await Promise.all(names.map((name) => runIn(cwd, name, ...update)));
  expect(ended.map(({ exitCode }) => exitCode)).toEqual(names.map(() => 0));
  expect(ended.map(({ stderr }) => /新增 2 条，保留 (\d+) 条，删去 0 条/.exec(stderr)?.[1]).sort()).toEqual(
    names.map((_, index) => String(2 * index)).sort(),
  );
  expect(entries(cwd)).toEqual(twice(names));
  expect(readdirSync(cwd).sort()).toEqual([...names, 'b.json']);
});

test('so do runs that update one, where each also drops what it no longer needs', async () => {
  const { cwd, names } = folder(3);
  await runIn(cwd, '.', ...update);
  writeFileSync(
    join(cwd, '0.csv'),
    readFileSync(join(cwd, '0.csv'), 'utf8').replace('4,0,0,0,0,0,12', '4,0,0,0,0,0,4'),
  );
  writeFileSync(join(cwd, '3.csv'), bad.toString().replace('教育局', '第3局'));
  const processes = ['0.csv', '3.csv'].map((name) => run(node, [program, name, ...update], { cwd }));
  const ended = await Promise.all([...processes, runIn(cwd, '1.csv', ...update)]);
  expect(ended.map(({ exitCode }) => exitCode)).toEqual([0, 0, 0]);
  expect(entries(cwd)).toEqual(twice([...names.slice(1), '3.csv']));
});

test('what two runs accept of one report is there once', async () => {
  const { cwd, names } = folder(1);
  const ended = await Promise.all([1, 2].map(() => runIn(cwd, '0.csv', ...update)));
  expect(ended.map(({ exitCode }) => exitCode)).toEqual([0, 0]);
  expect(entries(cwd)).toEqual(twice(names));
});

test('a run that was killed while it updated a baseline is in nobody’s way', async () => {
  const { cwd, names } = folder(2);
  const env = preloading('at-step.js', { AT_STEP: 'rename', SIGNAL: 'SIGKILL' });
  expect(await run(node, [program, '0.csv', ...update], { cwd, env })).toMatchObject({ signal: 'SIGKILL' });
  expect(readdirSync(cwd)).toContain('.b.json.lock');
  const ended = await Promise.all(names.map((name) => runIn(cwd, name, ...update)));
  expect(ended.map(({ exitCode }) => exitCode)).toEqual([0, 0]);
  expect(entries(cwd)).toEqual(twice(names));
  expect(readdirSync(cwd).sort()).toEqual([...names, 'b.json']);
});

test('a baseline that somebody changes during the run is taken as it is then; one that is gone is not made anew', async () => {
  const { cwd } = folder(2);
  const file = join(cwd, 'b.json');
  const changes = [
    [
      () => writeFileSync(file, readFileSync(file, 'utf8').replace('"reason": ""', '"reason": "已说明"')),
      0,
      '新增 2 条，保留 2 条',
    ],
    [() => rmSync(file), 2, 'b.json 在读取之后被改动过，没有写入'],
  ] as const;
  await runIn(cwd, '0.csv', ...update);
  for (const [change, exitCode, said] of changes) {
    const screen = screenIn(cwd);
    // Between the opening of the baseline and its update.
    const stdin = (async function* () {
      change();
      yield readFileSync(join(cwd, '1.csv'));
    })();
    expect([await main(['-', ...update], { ...screen.io, stdin }), screen.stderr]).toEqual([
      exitCode,
      expect.stringContaining(said),
    ]);
    if (exitCode === 0) expect(readFileSync(file, 'utf8')).toContain('"已说明"');
    else expect(existsSync(file)).toBe(false);
  }
});

test('who has a lock keeps it, and the others say what to do', async () => {
  const cwd = scratch();
  const file = join(cwd, 'b.json');
  const lock = join(cwd, '.b.json.lock');
  const held = [
    [owner(), lock],
    ['00000000-1-00000000', lock],
    ['', lock],
  ] as const;
  for (const [text, named] of held) {
    writeFileSync(lock, text);
    const refused = withLock(file, () => expect.unreachable(), 2);
    await expect(refused).rejects.toMatchObject({
      code: 'no-permission',
      text: { zh: expect.stringContaining(named) },
    });
    expect(readFileSync(lock, 'utf8')).toBe(text);
  }
});

test('while one run removes the lock of a killed run, no other does', async () => {
  const cwd = scratch();
  const file = join(cwd, 'b.json');
  const [lock, removal] = [join(cwd, '.b.json.lock'), join(cwd, '.b.json.lock.removal')];
  // The computer is this one; no system gives a process so high an id.
  const killed = owner().replace(/-\d+-/, `-${2 ** 30}-`);
  writeFileSync(lock, killed);
  writeFileSync(removal, '');
  const refused = withLock(file, () => expect.unreachable(), 2);
  await expect(refused).rejects.toMatchObject({ text: { zh: expect.stringContaining(removal) } });
  expect(readFileSync(lock, 'utf8')).toBe(killed);
  rmSync(removal);
  expect(await withLock(file, async () => readFileSync(lock, 'utf8'))).toBe(owner());
  expect(readdirSync(cwd)).toEqual([]);
});

test('two runs that write one file do not mix', async () => {
  const { cwd } = folder(2);
  mkdirSync(join(cwd, 'out'));
  const both = ['0.csv', '1.csv'].map((name) =>
    run(node, [program, name, '--format', 'json=out/r.json', '--lang', 'zh'], { cwd }),
  );
  for (const { exitCode, stderr } of await Promise.all(both)) {
    if (exitCode === 2) expect(stderr).toMatch(/out\/r\.json 在读取之后被改动过，没有写入/);
    else expect([exitCode, stderr]).toEqual([1, '已写出 out/r.json\n']);
  }
  const { files } = JSON.parse(readFileSync(join(cwd, 'out/r.json'), 'utf8'));
  expect(files).toHaveLength(1);
  expect(readdirSync(join(cwd, 'out'))).toEqual(['r.json']);
});
