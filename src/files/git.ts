import { type ExecFileException, execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { UserError } from '../model/errors.ts';

/**
 * Returns the absolute paths of files that differ from a revision: committed since the merge base, staged, changed, and
 * untracked ones that git does not ignore; not deleted ones. Without a revision, those that are not committed yet.
 * @throws {UserError} outside a repository, without git, or if there is no such revision
 */
export async function changedFiles(cwd: string, revision?: string): Promise<ReadonlySet<string>> {
  const root = resolve(cwd, (await git(cwd, 'rev-parse', '--show-cdup')).trim());
  const base = await commitHash(root, revision ?? 'HEAD');
  if (base === undefined && revision !== undefined) throw noRevision(revision);
  // With -z git does not quote names.
  const tracked =
    base === undefined
      ? // Before the first commit all files are new.
        await git(root, 'ls-files', '-z')
      : await git(root, 'diff', '--name-only', '--diff-filter=d', '-z', await mergeBase(root, base), '--');
  const untracked = await git(root, 'ls-files', '--others', '--exclude-standard', '-z');
  const names = `${tracked}${untracked}`.split('\0').filter((name) => name !== '');
  return new Set(names.map((name) => resolve(root, name)));
}

/** True if git knows a revision of this name. */
export async function isRevision(cwd: string, name: string): Promise<boolean> {
  return (await commitHash(cwd, name)) !== undefined;
}

/** Returns the hash of a commit; undefined if there is none of this name. */
async function commitHash(cwd: string, name: string): Promise<string | undefined> {
  if (name.startsWith('-')) return undefined;
  return (await tryGit(cwd, 'rev-parse', '--verify', '--quiet', `${name}^{commit}`))?.trim();
}

/** Returns the merge base with HEAD; the commit itself if a shallow clone does not contain it. */
async function mergeBase(cwd: string, base: string): Promise<string> {
  return (await tryGit(cwd, 'merge-base', base, 'HEAD'))?.trim() ?? base;
}

/** Returns what git prints; undefined if it fails. */
async function tryGit(cwd: string, ...args: readonly string[]): Promise<string | undefined> {
  return git(cwd, ...args).catch((error: UserError) => {
    if (typeof (error.cause as ExecFileException).code !== 'number') throw error;
    return undefined;
  });
}

async function git(cwd: string, ...args: readonly string[]): Promise<string> {
  const options = { cwd, maxBuffer: 2 ** 28, env: { ...process.env, LC_ALL: 'C' } };
  const { stdout } = await run('git', args, options).catch((cause: ExecFileException) => {
    throw gitError(cause);
  });
  return stdout;
}

const run = promisify(execFile);

function gitError(cause: ExecFileException): UserError {
  const message = cause.stderr?.trim().split('\n')[0] ?? '';
  if (cause.code === 'ENOENT') {
    return usageError(cause, '--changed 要用 git，而这里没有安装 git', '--changed needs git, which is not installed');
  }
  if (/not a git repository|must be run in a work tree/.test(message)) {
    return usageError(
      cause,
      '--changed 要在 git 仓库里用，这里不是；不加 --changed 则全部核对',
      '--changed needs a git repository, and this is not one; without --changed everything is checked',
    );
  }
  return usageError(cause, `git 出错：${message || cause.message}`, `git failed: ${message || cause.message}`);
}

function noRevision(name: string): UserError {
  return usageError(
    undefined,
    `--changed ${name}：git 里没有这个版本，也没有这个文件`,
    `--changed ${name}: git has no such revision, and there is no such file`,
  );
}

function usageError(cause: unknown, zh: string, en: string): UserError {
  return new UserError('usage', { zh, en }, { cause });
}
