import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bundledProgram, node, preloading, run } from '../../support/program.ts';
import { isFull } from '../../support/random-runs.ts';
import { bad, good } from '../../support/run.ts';
import { scratch } from '../../support/scratch.ts';

const program = await bundledProgram();

/** Two reports, and the results of the two parts of a run over them. */
async function folder(): Promise<string> {
  const cwd = scratch();
  mkdirSync(join(cwd, '年报'));
  for (const [name, text] of Object.entries({ a: good, b: bad })) writeFileSync(join(cwd, '年报', `${name}.csv`), text);
  await Promise.all([1, 2].map((index) => command(cwd, ['年报', `--shard=${index}/2`, `--format=json=${index}.json`])));
  return cwd;
}

function command(cwd: string, args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  return run(node, [program, ...args, '--lang', 'zh'], { cwd, env: preloading('killed-at.js', env) });
}

const commands = [
  {
    name: 'lint with a cache',
    args: ['年报', '--cache=cache', '--format=json=out.json', '--format=ndjson=out.ndjson'],
  },
  { name: 'merge', args: ['merge', '1.json', '2.json', '--format=json=out.json', '--format=csv=out.csv'] },
];

/** All files of a folder but those in the cache, whose names are hashes. */
function contentOf(cwd: string): Record<string, string> {
  const names = readdirSync(cwd, { recursive: true, encoding: 'utf8' }).filter((name) => /\.\w+$/.test(name));
  return Object.fromEntries(names.sort().map((name) => [name, readFileSync(join(cwd, name), 'latin1')]));
}

test.each(
  commands,
)('$name, killed at any step of its writing, leaves no output in part, and the next run gives what an undisturbed one does', async ({
  args,
}) => {
  const start = await folder();
  const copy = () => {
    const cwd = scratch();
    cpSync(start, cwd, { recursive: true });
    return cwd;
  };
  const whole = copy();
  const steps = join(scratch(), 'steps');
  const undisturbed = await command(whole, args, { STEPS: steps });
  const content = contentOf(whole);
  const count = Number(readFileSync(steps, 'utf8'));
  expect(count).toBeGreaterThan(4);
  const all = Array.from({ length: count }, (_, index) => index + 1);
  const tried = isFull ? all : all.filter((step) => step % Math.ceil(count / 4) === 1);
  await Promise.all(
    tried.map(async (step) => {
      const cwd = copy();
      expect(await command(cwd, args, { AT: String(step) })).toMatchObject({ signal: 'SIGKILL', stdout: '' });
      for (const name of Object.keys(content).filter((one) => existsSync(join(cwd, one)))) {
        expect(readFileSync(join(cwd, name), 'latin1'), `${name} after step ${step}`).toBe(content[name]);
      }
      expect(await command(cwd, args), `after step ${step}`).toEqual(undisturbed);
      expect(contentOf(cwd), `after step ${step}`).toEqual(content);
    }),
  );
});
