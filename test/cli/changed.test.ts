import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { bad, good, runIn } from '../support/run.ts';
import { scratch } from '../support/scratch.ts';

/** Creates a repository with three committed reports. */
function repository() {
  const folder = scratch();
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', ...args], { cwd: folder });
  const write = (path: string, content: string | Uint8Array = bad) => {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), content);
  };
  git('init', '--quiet', '--initial-branch', 'main');
  for (const path of ['甲.csv', '年报/乙 局.csv', '年报/丙.csv']) write(path, good);
  git('add', '.');
  git('commit', '--quiet', '--message', 'one');
  const checked = async (...argv: readonly string[]) => {
    const { stdout, stderr, exitCode } = await runIn(folder, '--format', 'json', ...argv);
    const { files } = stdout === '' ? { files: [] } : JSON.parse(stdout);
    return { paths: files.map(({ path }: { path: string }) => path), stderr, exitCode };
  };
  return { folder, git, write, checked };
}

test('what is not committed: staged, changed and untracked, not what was deleted or is ignored', async () => {
  const { folder, git, write, checked } = repository();
  write('年报/乙 局.csv');
  git('add', '.');
  write('甲.csv');
  write('年报/新 的\t“局”.csv');
  write('.gitignore', 'ignored.csv\n');
  write('ignored.csv');
  write('notes.md', 'no report');
  rmSync(join(folder, '年报/丙.csv'));
  expect(await checked('--changed')).toMatchObject({
    paths: ['年报/乙 局.csv', '年报/新 的\t“局”.csv', '甲.csv'],
    exitCode: 1,
  });
  expect((await checked('--changed', '年报')).paths).toEqual(['年报/乙 局.csv', '年报/新 的\t“局”.csv']);
  expect((await checked('年报/*.csv', '甲.csv', '--changed')).paths).toHaveLength(3);
  expect((await checked('--changed', 'HEAD', '甲.csv')).paths).toEqual(['甲.csv']);
});

test('since a branch parted, with what is not committed yet', async () => {
  const { git, write, checked } = repository();
  git('switch', '--quiet', '--create', 'mine');
  write('甲.csv');
  git('commit', '--quiet', '--all', '--message', 'two');
  git('switch', '--quiet', 'main');
  write('年报/丙.csv');
  git('commit', '--quiet', '--all', '--message', 'theirs');
  git('switch', '--quiet', 'mine');
  write('年报/乙 局.csv');
  expect((await checked('--changed=main')).paths).toEqual(['年报/乙 局.csv', '甲.csv']);
  expect((await checked('--changed', 'HEAD~1')).paths).toEqual(['年报/乙 局.csv', '甲.csv']);
  expect((await checked('--changed')).paths).toEqual(['年报/乙 局.csv']);
});

test('from a folder below: what is there, by its path from there', async () => {
  const { folder, write } = repository();
  write('甲.csv');
  write('年报/丙.csv');
  const { stdout } = await runIn(join(folder, '年报'), '--changed', '--format', 'compact');
  expect(stdout).toContain('丙.csv');
  expect(stdout).not.toContain('甲.csv');
  expect((await runIn(join(folder, '年报'), '--changed', '--format', 'compact', '..')).stdout).toContain('../甲.csv');
});

test('nothing has changed: nothing to check, and no failure', async () => {
  const { checked, folder } = repository();
  expect(await checked('--changed')).toEqual({ paths: [], stderr: '没有改动过的报告，无需核对\n', exitCode: 0 });
  expect(await runIn(folder, '--changed', '--quiet')).toMatchObject({ stdout: '', stderr: '', exitCode: 0 });
});

test('before the first commit all is new', async () => {
  const { folder, git, write } = repository();
  git('update-ref', '-d', 'HEAD');
  write('丁.csv');
  expect(JSON.parse((await runIn(folder, '--changed', '--format', 'json')).stdout).summary.files).toBe(4);
});

test('what cannot be asked is said', async () => {
  const { checked } = repository();
  expect(await checked('--changed', 'nowhere')).toMatchObject({ exitCode: 2 });
  expect((await checked('--changed=-q')).stderr).toContain('git 里没有这个版本');
  expect((await checked('--changed', '--', '-')).stderr).toContain('标准输入');
  const outside = scratch();
  expect(await runIn(outside, '--changed')).toMatchObject({ exitCode: 2, stdout: '' });
  expect((await runIn(outside, '--changed')).stderr).toContain('不加 --changed 则全部核对');
  vi.stubEnv('PATH', outside);
  onTestFinished(() => void vi.unstubAllEnvs());
  expect((await runIn(outside, '--changed')).stderr).toContain('没有安装 git');
});
