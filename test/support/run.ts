import { readFileSync } from 'node:fs';
import type { Io } from '../../src/cli/io.ts';
import { main } from '../../src/cli/main.ts';

export interface Screen {
  readonly io: Io;
  /** All that has been written to it. */
  stdout: string;
  stderr: string;
}

/** Returns the input and output of a command that runs in a folder. */
export function screenIn(cwd: string, env: Io['env'] = {}, isTTY = false): Screen {
  const screen = { stdout: '', stderr: '' };
  const sink = (name: 'stdout' | 'stderr') => ({
    isTTY,
    write: (chunk: string | Uint8Array) => {
      screen[name] += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString();
    },
  });
  const stdin = (async function* () {})();
  return Object.assign(screen, { io: { stdout: sink('stdout'), stderr: sink('stderr'), stdin, env, cwd } });
}

/** Runs a command in a folder. */
export async function runIn(cwd: string, ...argv: readonly string[]): Promise<Screen & { readonly exitCode: number }> {
  const screen = screenIn(cwd);
  const exitCode = await main(argv, screen.io);
  return Object.assign(screen, { exitCode });
}

const reports = new URL('../../fixtures/cli/reports/', import.meta.url);

/** A report in which nothing is wrong, and one with a slip of the pen. */
export const good = readFileSync(new URL('good.csv', reports));
export const bad = readFileSync(new URL('bad.csv', reports));
