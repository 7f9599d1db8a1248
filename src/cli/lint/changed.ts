import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { changedFiles, isRevision } from '../../files/git.ts';
import { usageError } from '../messages.ts';

/**
 * Limits the names to changed files; without names, the current folder. The value of the option is a revision if git has
 * one of that name, else one more name: `--changed 年报/`. `isWanted` takes an absolute path.
 * @throws {UserError}
 */
export async function selectChanged(names: readonly string[], changed: string | true, cwd: string) {
  if (names.includes('-')) {
    throw usageError({ zh: '--changed 不能用于标准输入', en: '--changed cannot be used on standard input' });
  }
  const isName = changed !== true && existsSync(resolve(cwd, changed)) && !(await isRevision(cwd, changed));
  const files = await changedFiles(cwd, changed === true || isName ? undefined : changed);
  const all = isName ? [changed, ...names] : names;
  return { names: all.length > 0 ? all : ['.'], isWanted: (file: string) => files.has(file) };
}
