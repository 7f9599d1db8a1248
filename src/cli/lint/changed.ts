import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { changedFiles, isRevision } from '../../files/git.ts';
import { usage } from '../options/values.ts';

export interface Wanted {
  readonly names: readonly string[];
  /** By its absolute path. */
  readonly isWanted: (file: string) => boolean;
}

/**
 * What `--changed` leaves of the names; without names, of the folder that the user is in. What stands behind the option
 * is a revision where git has one of that name, else one name more: `--changed 年报/`.
 */
export async function onlyChanged(names: readonly string[], changed: string | true, cwd: string): Promise<Wanted> {
  if (names.includes('-')) {
    throw usage({ zh: '--changed 不能用于标准输入', en: '--changed cannot be used on standard input' });
  }
  const isName = changed !== true && existsSync(resolve(cwd, changed)) && !(await isRevision(cwd, changed));
  const files = await changedFiles(cwd, changed === true || isName ? undefined : changed);
  const all = isName ? [changed, ...names] : names;
  return { names: all.length > 0 ? all : ['.'], isWanted: (file) => files.has(file) };
}
