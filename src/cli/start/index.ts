// The first file of the program that runs. It loads all others, and needs none of them.
import { join } from 'node:path';
import { userCaches } from '../../files/user-caches.ts';
import { loader } from './loader.ts';

export { output } from './output.ts';

/**
 * Loads a file of the built program, `cli.js`. `keep` keeps what was compiled for later starts, which take half the time. It is kept
 * below the user's own caches; Node's variable `NODE_DISABLE_COMPILE_CACHE` turns that off.
 */
export function start(file: string, env: NodeJS.ProcessEnv) {
  const caches = env.NODE_DISABLE_COMPILE_CACHE ? undefined : userCaches(env);
  const { load, keep } = loader(import.meta.dirname, caches && join(caches, 'report-lint-code'));
  return { program: load(file), keep };
}
