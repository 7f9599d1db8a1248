import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bundledProgram, node, preloading, run } from '../../support/program.ts';
import { bad } from '../../support/run.ts';
import { scratch } from '../../support/scratch.ts';

const program = await bundledProgram();

/** Makes a folder in which `fix` has nothing to write but the report itself: its backup is there. */
function folder(): string {
  const cwd = scratch();
  for (const name of ['bad.csv', 'bad.csv.bak']) writeFileSync(join(cwd, name), bad);
  writeFileSync(join(cwd, 'old.txt'), '');
  return cwd;
}

const fix = ['fix', 'bad.csv', '--write', '--suggested'];
const corrected = bad.toString().replace('4,0,0,0,0,0,12,', '4,0,0,0,0,0,4,');

/** Runs the program until a step of its writing, at which it gets a signal. */
function runUntil(cwd: string, step: 'write' | 'rename' | 'renamed', signal: NodeJS.Signals, args: readonly string[]) {
  const env = preloading('at-step.js', { AT_STEP: step, SIGNAL: signal });
  return run(node, [program, ...args], { cwd, env });
}

test('a signal ends the run with its exit code; files are as they were, and nothing is left beside them', async () => {
  const ends = [
    ['SIGINT', 130, 'write', fix],
    ['SIGINT', 130, 'rename', fix],
    ['SIGINT', 130, 'write', ['bad.csv', '--format', 'json=old.txt']],
    ['SIGINT', 130, 'write', ['bad.csv', '--format', 'compact=old.txt']],
    // While it holds the lock of the baseline.
    ['SIGINT', 130, 'rename', ['bad.csv', '--baseline', 'b.json', '--update-baseline']],
    ['SIGTERM', 143, 'write', fix],
    ['SIGHUP', 129, 'rename', ['bad.csv', '--receipt', 'new.json']],
  ] as const;
  await Promise.all(
    ends.map(async ([signal, exitCode, step, args]) => {
      const cwd = folder();
      const ended = await runUntil(cwd, step, signal, args);
      expect([...args, ended]).toEqual([...args, { exitCode, signal: null, stdout: '', stderr: '' }]);
      expect(readdirSync(cwd).sort()).toEqual(['bad.csv', 'bad.csv.bak', 'old.txt']);
      expect(readFileSync(join(cwd, 'bad.csv'))).toEqual(bad);
      expect(readFileSync(join(cwd, 'old.txt'), 'utf8')).toBe('');
    }),
  );
});

test('a signal ends a run of many small files right away', async () => {
  const cwd = scratch();
  const count = 3000;
  for (let index = 0; index < count; index++) writeFileSync(join(cwd, `${index}.csv`), bad);
  const child = spawn(node, [program, '.', '--jobs', '1', '--format', 'ndjson'], {
    cwd,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let lines = 0;
  child.stdout.on('data', (chunk) => {
    // The first results are there, and most are not.
    if (lines === 0) child.kill('SIGINT');
    lines += String(chunk).split('\n').length - 1;
  });
  expect(await once(child, 'close')).toEqual([130, null]);
  expect(lines).toBeLessThan(count / 2);
});

test('a run that is killed leaves the old file or the new one, and the next run clears what is left', async () => {
  const steps = { write: bad.toString(), rename: bad.toString(), renamed: corrected } as const;
  await Promise.all(
    Object.entries(steps).map(async ([step, content]) => {
      const cwd = folder();
      const { signal } = await runUntil(cwd, step as keyof typeof steps, 'SIGKILL', fix);
      expect([step, signal]).toEqual([step, 'SIGKILL']);
      expect(readFileSync(join(cwd, 'bad.csv'), 'utf8')).toBe(content);
      const left = readdirSync(cwd).filter((name) => name.startsWith('.'));
      expect(left).toHaveLength(step === 'renamed' ? 0 : 1);
      if (step === 'renamed') return;

      // A pattern does not take it for a report.
      const { exitCode, stderr } = await run(
        node,
        [program, '{*,.*}.{csv,tmp}', '--lang', 'zh', '--format', 'json=r.json'],
        { cwd },
      );
      expect([exitCode, stderr]).toEqual([1, '已写出 r.json\n']);
      const { files } = JSON.parse(readFileSync(join(cwd, 'r.json'), 'utf8'));
      expect(files.map(({ path }: { path: string }) => path)).toEqual(['bad.csv']);
      expect(readdirSync(cwd).sort()).toEqual(['bad.csv', 'bad.csv.bak', 'old.txt', 'r.json']);
    }),
  );
});
