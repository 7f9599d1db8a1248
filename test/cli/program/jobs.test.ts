import { fork } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { maxHarmless } from '../../../src/cli/work/bounded-work.ts';
import { once as memoized } from '../../../src/model/memoize.ts';
import { bundledProgram, fixture, node, preloading, run } from '../../support/program.ts';
import { bad, good } from '../../support/run.ts';
import { scratch } from '../../support/scratch.ts';

const program = await bundledProgram();

/** Reports of several kinds, an archive, a file that a process checks in its sandbox, one that none can read. */
function folderOfReports(): string {
  const cwd = scratch();
  const folder = join(cwd, 'in');
  mkdirSync(folder);
  for (const name of ['bad.csv', 'blank.csv', 'good.csv', 'warned.csv', 'scan.pdf']) {
    copyFileSync(fixture(`cli/reports/${name}`), join(folder, name));
  }
  copyFileSync(fixture('examples/溪口镇2025.xlsx'), join(folder, '溪口镇2025.xlsx'));
  const archived = Object.fromEntries(
    Array.from({ length: 6 }, (_, index) => [`${index}.csv`, index % 2 ? bad : good]),
  );
  writeFileSync(join(folder, 'all.zip'), zipSync({ ...archived, 'scan.docx': Buffer.from('no document') }));
  writeFileSync(join(folder, 'list.csv'), '通讯录,电话\n张,1\n');
  return cwd;
}

/** Checks the folder, and returns the exit code, the messages and the result. */
async function checked(cwd: string, jobs: string, env?: NodeJS.ProcessEnv) {
  const args = ['in', '--jobs', jobs, '--format', 'json', '--lang', 'zh', '--stats'];
  const { exitCode, stdout, stderr } = await run(node, [program, ...args], { cwd, ...(env && { env }) });
  // Without times, and without the progress that a busy machine shows.
  const messages = stderr.split('\n').filter((line) => !/ (?:ms|kB)|用时|正在核对/.test(line));
  return { exitCode, messages, stdout };
}

/** Checks one kind of folder in one process; each is the same, so that this is done once. */
const ordinary = memoized(() => checked(folderOfReports(), '1'));
const withLarge = memoized(() => checked(folderWithLargeReport(), '1'));

test('several processes give what one gives, in the same order', async () => {
  const cwd = folderOfReports();
  const alone = await ordinary();
  expect(JSON.parse(alone.stdout).summary).toMatchObject({ files: 12, skipped: 2 });
  for (const jobs of ['2', '4']) expect(await checked(cwd, jobs)).toEqual(alone);
});

/** The folder, with a file so large that it is not for the process of the command. */
function folderWithLargeReport(): string {
  const cwd = folderOfReports();
  appendFileSync(join(cwd, 'in/good.csv'), '\n'.repeat(maxHarmless));
  return cwd;
}

test('a process that dies loses nothing: its file is checked again', async () => {
  const cwd = folderWithLargeReport();
  const died = join(scratch(), 'died');
  const env = preloading('die-on.js', { DIE_ON: 'good.csv', ONCE: died });
  expect(await checked(cwd, '2', env)).toEqual(await withLarge());
  expect(existsSync(died)).toBe(true);
});

test('a file that ends two processes is given up, and the others are judged', async () => {
  const cwd = folderWithLargeReport();
  const alone = JSON.parse((await withLarge()).stdout);
  const { exitCode, stdout } = await checked(cwd, '2', preloading('die-on.js', { DIE_ON: 'good.csv' }));
  const { files } = JSON.parse(stdout);
  const [died, ...others] = files.filter(
    ({ problem }: { problem: { code: string } | null }) => problem?.code === 'gave-up',
  );
  expect([exitCode, others]).toEqual([2, []]);
  expect(died).toMatchObject({ path: 'in/good.csv', problem: { message: expect.stringContaining('两次意外中断') } });
  expect(files.map((one: { path: string }) => (one.path === 'in/good.csv' ? null : one))).toEqual(
    alone.files.map((one: { path: string }) => (one.path === 'in/good.csv' ? null : one)),
  );
});

test.each([
  { modules: ['cannot-start.js'] },
  { modules: ['cannot-start.js', 'grown.js'] },
])('where no other process can start, that of the command checks all files ($modules)', async ({ modules }) => {
  const cwd = folderWithLargeReport();
  expect(await checked(cwd, '3', preloading(modules))).toEqual(await withLarge());
});

test('where no thread can start, the file that needs one is not checked, and all others are', async () => {
  const cwd = folderOfReports();
  const { files } = JSON.parse((await ordinary()).stdout);
  const { exitCode, stdout } = await checked(cwd, '1', preloading('no-threads.js', {}));
  expect(exitCode).toBe(2);
  expect(JSON.parse(stdout).files).toEqual(
    files.map((file: { path: string }) =>
      file.path === 'in/scan.pdf'
        ? {
            ...file,
            format: null,
            problem: { code: 'gave-up', message: expect.stringContaining('没有让程序启动新线程') },
          }
        : file,
    ),
  );
});

test('a process that has grown is replaced, also the one of the command', async () => {
  const cwd = folderOfReports();
  const notes = scratch();
  expect(await checked(cwd, '1', preloading(['grown.js', 'noted.js'], { NOTES: notes }))).toEqual(await ordinary());
  // Its own process, and one for each file.
  expect(readdirSync(notes)).toHaveLength(1 + 14);
});

test('a process ends with the one that started it', async () => {
  const child = fork(join(dirname(program), 'process.js'), { serialization: 'advanced', stdio: 'ignore' });
  child.disconnect();
  expect(await once(child, 'exit')).toEqual([0, null]);
});

test('none is left behind when the run is over', async () => {
  await checked(folderOfReports(), '3');
  const running = (existsSync('/proc') ? readdirSync('/proc') : []).filter(
    (id) => /^\d+$/.test(id) && commandOf(id).includes(dirname(dirname(program))),
  );
  expect(running).toEqual([]);
});

/** Returns the command line of a process, empty if it has ended. */
function commandOf(id: string): string {
  try {
    return readFileSync(`/proc/${id}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}
