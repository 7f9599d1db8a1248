import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { bundledProgram } from './program.ts';
import { scratch } from './scratch.ts';

/** Returns the blocks of a kind in a page, `bash`. */
export function blocksOf(page: string, kind: string): string[] {
  return [...page.matchAll(new RegExp(`^\`\`\`${kind}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(([, block]) => block!);
}

/** True where GNU parallel is installed. */
export const hasParallel = spawnSync('parallel', ['--version']).status === 0;

/**
 * Returns what runs a script in a folder, with the program of this checkout in the search path. All scripts have one home, where the
 * program keeps what was compiled.
 */
export async function shellIn(cwd: string) {
  const program = await bundledProgram();
  const bin = scratch();
  writeFileSync(join(bin, 'report-lint'), `#!/bin/sh\nexec '${process.execPath}' '${program}' "$@"\n`);
  chmodSync(join(bin, 'report-lint'), 0o755);
  const home = join(dirname(dirname(program)), 'home');
  mkdirSync(home, { recursive: true });
  const env = { PATH: `${bin}${delimiter}${process.env.PATH}`, LC_ALL: 'C.UTF-8', HOME: home };
  return (script: string, more: NodeJS.ProcessEnv = {}): Pick<SpawnSyncReturns<string>, 'status' | 'stdout'> => {
    const { status, stdout } = spawnSync('bash', ['-e', '-c', script], {
      cwd,
      env: { ...env, ...more },
      encoding: 'utf8',
    });
    return { status, stdout };
  };
}
