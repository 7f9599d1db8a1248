import {
  appendFileSync,
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import type { Io } from '../../src/cli/io.ts';
import { lintFiles } from '../../src/cli/lint/index.ts';
import { watchFiles } from '../../src/cli/lint/watch.ts';
import { parse } from '../../src/cli/options/index.ts';
import type { LintRequest } from '../../src/cli/options/lint.ts';
import { bad, good, runIn, type Screen, screenIn } from '../support/run.ts';
import { scratch } from '../support/scratch.ts';

/** Starts a watch of a folder. `closings` returns the closing lines of the rounds, without the time. */
function watching(folder: string, ...argv: readonly string[]) {
  const screen = screenIn(folder);
  const ending = new AbortController();
  const request = parse(['--watch', ...argv], 'zh', undefined) as LintRequest;
  const end = watchFiles(request, screen.io, lintFiles, ending.signal);
  const closings = () => [...screen.stderr.matchAll(/^\[\d\d:\d\d:\d\d\] (.*)。保存后/gm)].map(([, line]) => line);
  const round = (number: number) => vi.waitFor(() => expect(closings()).toHaveLength(number), patiently);
  return { screen, closings, round, end, stop: () => ending.abort() };
}

/** Milliseconds. What does not come ends the test, on a busy machine too. */
const patiently = { timeout: 60_000, interval: 20 };

/** Waits until a closing line says something. */
const shown = (screen: Screen, text: string) =>
  vi.waitFor(() => expect(screen.stderr).toContain(`${text}。保存后`), patiently);

test('a save is checked again, however it is made, and the files of a run are written again', async () => {
  const folder = scratch();
  mkdirSync(join(folder, '年报'));
  writeFileSync(join(folder, '年报/甲.csv'), good);
  writeFileSync(join(folder, '年报/乙.csv'), good);
  const { screen, closings, round, end, stop } = watching(
    folder,
    '年报',
    '--format',
    'pretty',
    '--format',
    'json=年报/r.json',
  );
  await round(1);
  // Office saves under another name first.
  const save = (content: Uint8Array) => {
    writeFileSync(join(folder, '年报/A1B2.tmp'), content);
    renameSync(join(folder, '年报/A1B2.tmp'), join(folder, '年报/甲.csv'));
  };
  writeFileSync(join(folder, '年报/~$甲.csv'), 'lock');
  save(bad);
  await round(2);
  expect(closings()).toEqual(['核对通过', '年报/甲.csv 有改动，已重新核对：需更正']);
  expect(JSON.parse(readFileSync(join(folder, '年报/r.json'), 'utf8')).summary).toMatchObject({ files: 2, errors: 2 });
  expect(screen.stdout).not.toContain('\u001b');
  save(good);
  await round(3);
  rmSync(join(folder, '年报/甲.csv'));
  await round(4);
  stop();
  expect(await end).toBe(0);
});

test('what the run writes into the folder is no save; what it is told by is', async () => {
  const folder = scratch();
  writeFileSync(join(folder, '甲.csv'), good);
  writeFileSync(join(folder, 'b.json'), '{ "schemaVersion": 1, "entries": [] }');
  const written = ['--receipt', 'r.json', '--format', 'json=o.json', '--format', 'csv=o.csv', '--baseline', 'b.json'];
  const { closings, round, end, stop } = watching(folder, '.', '--format', 'pretty', ...written);
  await round(1);
  const before = readFileSync(join(folder, 'r.json'), 'utf8');
  // A save that is noticed comes behind whatever the run wrote, which would have a round before it, or be named with it.
  writeFileSync(join(folder, '甲.csv'), bad);
  await round(2);
  expect(readFileSync(join(folder, 'r.json'), 'utf8')).not.toBe(before);
  await runIn(folder, '甲.csv', '--baseline', 'b.json', '--update-baseline');
  await round(3);
  // The receipt of another run is noticed, but is not a report.
  writeFileSync(join(folder, 'other.json'), before);
  await round(4);
  expect(closings().slice(1)).toEqual([
    '甲.csv 有改动，已重新核对：需更正',
    'b.json 有改动，已重新核对：核对通过',
    'other.json 有改动，已重新核对：核对通过',
  ]);
  stop();
  expect(await end).toBe(0);
});

test('nor is what a shell has it write there', async () => {
  const folder = scratch();
  writeFileSync(join(folder, '甲.csv'), good);
  const screen = screenIn(folder);
  const out = openSync(join(folder, 'out.txt'), 'w');
  const stderr = {
    fd: out,
    write: (text: string) => {
      screen.io.stderr.write(text);
      appendFileSync(out, text);
    },
  };
  const request = parse(['--watch', '.'], 'zh', undefined) as LintRequest;
  const ending = new AbortController();
  const end = watchFiles(request, { ...screen.io, stderr: stderr as Io['stderr'] }, lintFiles, ending.signal);
  await shown(screen, '核对通过');
  writeFileSync(join(folder, '甲.csv'), bad);
  await shown(screen, '需更正');
  ending.abort();
  expect(await end).toBe(1);
  expect(screen.stderr.match(/Ctrl-C/g)).toHaveLength(2);
  closeSync(out);
});

test('a link that leads in a circle ends no watch', async () => {
  const folder = scratch();
  writeFileSync(join(folder, '甲.csv'), good);
  symlinkSync('.', join(folder, '圈'));
  const { closings, round, end, stop } = watching(folder, '.');
  await round(1);
  writeFileSync(join(folder, '甲.csv'), bad);
  await round(2);
  expect(closings()).toEqual(['核对通过', expect.stringMatching(/甲\.csv.* 有改动，已重新核对：需更正$/)]);
  stop();
  expect(await end).toBe(1);
});

test('it ends where the folder is gone', async () => {
  const folder = scratch();
  mkdirSync(join(folder, '年报'));
  writeFileSync(join(folder, '年报/甲.csv'), good);
  const { round, end } = watching(folder, '年报');
  await round(1);
  const failed = expect(end).rejects.toMatchObject({ text: { zh: '监视的文件夹已被删除或替换：年报' } });
  rmSync(join(folder, '年报'), { recursive: true });
  await failed;
});

test('a single file: gone for a moment, it is there again', async () => {
  const folder = scratch();
  const file = join(folder, '甲.csv');
  writeFileSync(file, good);
  writeFileSync(join(folder, '乙.csv'), good);
  const { closings, round, end, stop } = watching(folder, '甲.csv');
  await round(1);
  rmSync(file);
  writeFileSync(join(folder, '乙.csv'), bad);
  await round(2);
  writeFileSync(file, good);
  await round(3);
  expect(closings().map((line) => line?.split('：').at(-1))).toEqual([
    '核对通过',
    '有文件未能核对或部分未核对',
    '核对通过',
  ]);
  stop();
  await end;
});

test('nothing to begin with is an error, as without a watch', async () => {
  await expect(watching(scratch(), '.').end).rejects.toMatchObject({ code: 'usage' });
  await expect(watching(scratch(), 'nowhere/甲.csv').end).rejects.toMatchObject({ code: 'not-found' });
});

test('the reports and the roster that a report is compared with are watched, too', async () => {
  const folder = scratch();
  mkdirSync(join(folder, '年报'));
  writeFileSync(join(folder, '年报/甲.csv'), good);
  const save = (name: string) => writeFileSync(join(folder, name), good);
  for (const name of ['去年.csv', '所属.csv']) save(name);
  writeFileSync(join(folder, '名单.csv'), '单位\n溪口镇\n');
  const beside = ['--previous', '去年.csv', '--children', '所属.csv', '--roster', '名单.csv'];
  const { closings, round, end, stop } = watching(folder, '年报', ...beside);
  await round(1);
  save('去年.csv');
  await round(2);
  save('所属.csv');
  await round(3);
  writeFileSync(join(folder, '名单.csv'), '单位\n溪口镇\n青川镇\n');
  await round(4);
  expect(closings().map((line) => line?.split(' ')[0])).toEqual(['核对通过', '去年.csv', '所属.csv', '名单.csv']);
  stop();
  await end;
});
