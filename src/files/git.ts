import { type ExecFileException, execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { UserError } from '../model/errors.ts';

/**
 * Files that differ from a revision, by their absolute paths: committed since the two parted, staged, changed, and
 * untracked ones that git does not ignore; none that was deleted. Without a revision, all that is not committed yet.
 * @throws {UserError} outside a repository, without git, or where there is no such revision
 */
export async function changedFiles(cwd: string, revision?: string): Promise<ReadonlySet<string>> {
  const root = resolve(cwd, (await git(cwd, 'rev-parse', '--show-cdup')).trim());
  const base = await commit(root, revision ?? 'HEAD');
  if (base === undefined && revision !== undefined) throw noRevision(revision);
  // With -z git quotes no name, however it is written.
  const tracked =
    base === undefined
      ? // Before the first commit all is new.
        await git(root, 'ls-files', '-z')
      : await git(root, 'diff', '--name-only', '--diff-filter=d', '-z', await parting(root, base), '--');
  const untracked = await git(root, 'ls-files', '--others', '--exclude-standard', '-z');
  const names = `${tracked}${untracked}`.split('\0').filter((name) => name !== '');
  return new Set(names.map((name) => resolve(root, name)));
}

/** Whether git knows a revision of this name. */
export async function isRevision(cwd: string, name: string): Promise<boolean> {
  return (await commit(cwd, name)) !== undefined;
}

/** The hash of a commit; `undefined` where there is none of this name. */
async function commit(cwd: string, name: string): Promise<string | undefined> {
  if (name.startsWith('-')) return undefined;
  return (await answer(cwd, 'rev-parse', '--verify', '--quiet', `${name}^{commit}`))?.trim();
}

/** Where a branch parted from what is checked out; the commit itself where a shallow clone does not reach so far back. */
async function parting(cwd: string, base: string): Promise<string> {
  return (await answer(cwd, 'merge-base', base, 'HEAD'))?.trim() ?? base;
}

/** What git prints; `undefined` where it says no. */
async function answer(cwd: string, ...args: readonly string[]): Promise<string | undefined> {
  const { stdout, failure } = await run(cwd, args);
  if (failure && typeof failure.code !== 'number') throw cannotAsk(failure, '');
  return failure ? undefined : stdout;
}

async function git(cwd: string, ...args: readonly string[]): Promise<string> {
  const { stdout, stderr, failure } = await run(cwd, args);
  if (failure) throw cannotAsk(failure, stderr);
  return stdout;
}

interface Answer {
  readonly stdout: string;
  readonly stderr: string;
  readonly failure: ExecFileException | null;
}

function run(cwd: string, args: readonly string[]): Promise<Answer> {
  const options = { cwd, maxBuffer: 2 ** 28, env: { ...process.env, LC_ALL: 'C' } };
  return new Promise((done) => {
    execFile('git', args, options, (failure, stdout, stderr) => done({ stdout, stderr, failure }));
  });
}

function cannotAsk(cause: ExecFileException, stderr: string): UserError {
  const said = stderr.trim().split('\n')[0] ?? '';
  if (cause.code === 'ENOENT') {
    return usage(cause, '--changed 要用 git，而这里没有安装 git', '--changed needs git, which is not installed');
  }
  if (/not a git repository|must be run in a work tree/.test(said)) {
    return usage(
      cause,
      '--changed 要在 git 仓库里用，这里不是；不加 --changed 则全部核对',
      '--changed needs a git repository, and this is none; without --changed everything is checked',
    );
  }
  return usage(cause, `git 出错：${said || cause.message}`, `git failed: ${said || cause.message}`);
}

function noRevision(name: string): UserError {
  return usage(
    undefined,
    `--changed ${name}：git 里没有这个版本，也没有这个文件`,
    `--changed ${name}: git has no such revision, and there is no such file`,
  );
}

function usage(cause: unknown, zh: string, en: string): UserError {
  return new UserError('usage', { zh, en }, { cause });
}
