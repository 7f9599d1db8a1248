import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { scratch } from './scratch.ts';

/** The outcome of `ci/action.js`: its exit code and outputs, and the arguments and folder with which it ran the program. */
export interface Acted {
  readonly status: number | null;
  readonly stderr: string;
  readonly outputs: string;
  readonly given: readonly string[];
  readonly cwd: string;
}

/** A copy of the action whose program only says how it was run, and finds two errors. `act` runs it with its inputs as variables. */
export function stagedAction(): {
  readonly root: string;
  act(inputs: Readonly<Record<string, string>>): Acted;
} {
  const root = scratch();
  for (const name of ['ci', 'bin', 'dist', '年报']) mkdirSync(join(root, name));
  cpSync('ci/action.js', join(root, 'ci/action.js'));
  writeFileSync(join(root, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(root, 'dist/cli.js'), '');
  writeFileSync(
    join(root, 'bin/report-lint.js'),
    `import { writeFileSync } from 'node:fs';
const given = process.argv.slice(2);
writeFileSync(given.find((one) => one.startsWith('json=')).slice(5), '{ "summary": { "errors": 2, "warnings": 0 } }');
console.log(JSON.stringify({ given, cwd: process.cwd() }));
process.exit(1);`,
  );
  const outputs = join(root, 'outputs');
  const act = (inputs: Readonly<Record<string, string>>): Acted => {
    rmSync(outputs, { force: true });
    const env = { PATH: process.env.PATH, RUNNER_TEMP: root, GITHUB_OUTPUT: outputs, ...inputs };
    const { status, stdout, stderr } = spawnSync(process.execPath, ['ci/action.js'], {
      cwd: root,
      env,
      encoding: 'utf8',
    });
    const ran = stdout === '' ? { given: [], cwd: '' } : JSON.parse(stdout);
    return { ...ran, status, stderr, outputs: readFileSync(outputs, 'utf8') };
  };
  return { root, act };
}
