import { execFileSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { main } from '../../../src/cli/main.ts';
import { openScratch } from '../../../src/files/scratch.ts';
import { forms } from '../../../src/lint.ts';
import { formCells } from '../../../src/model/form.ts';
import { distinct } from '../../support/make/figures.ts';
import { screenIn } from '../../support/run.ts';
import { scratch } from '../../support/scratch.ts';

const form = forms[0]!;
const cells = form.tables.flatMap(formCells);
const figures = distinct(form);

const record = (body: string, total: number | undefined) => {
  const values = cells.map(({ id, table, row, column }) =>
    id === 'requests/granted/total' && total !== undefined ? total : figures[table.id]![row.id]![column.id]!,
  );
  return [body, 2023, ...values].join(',');
};

/** A list of five bodies, of which the third is wrong. */
const list = [
  ['organization', 'year', ...cells.map(({ id }) => id)].join(','),
  ...['甲局', '乙局', '丙局', '丁局', '戊局'].map((body) => record(body, body === '丙局' ? 99_999 : undefined)),
].join('\n');

const listSizes = { whole: 1, part: { bytes: 1, reports: 2 } };

async function run(folder: string, name: string, format: string, stdin?: AsyncIterable<Uint8Array>) {
  const screen = screenIn(folder);
  const io = { ...screen.io, listSizes, ...(stdin && { stdin }) };
  const exitCode = await main(['--stdin-filename=list.csv', `--format=${format}`, name], io);
  return { exitCode, stdout: screen.stdout };
}

async function* chunksOf(text: string, length: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}

test('a list from standard input gives what it gives as a file', async () => {
  const folder = scratch();
  writeFileSync(join(folder, 'list.csv'), list);
  for (const format of ['json', 'ndjson']) {
    const expected = await run(folder, 'list.csv', format);
    expect(expected.exitCode).toBe(1);
    expect(await run(folder, '-', format, chunksOf(list, 1000))).toEqual(expected);
  }
});

test('a list from standard input that cannot be divided is read whole', async () => {
  const folder = scratch();
  // Behind what shows that it is a list.
  const good = Array.from({ length: 400 }, (_, index) => `\n${record(`第${index}局`, undefined)}`).join('');
  const damaged = `${list}${good}\n${record('丁"局', undefined)}`;
  writeFileSync(join(folder, 'list.csv'), damaged);
  const expected = await run(folder, 'list.csv', 'compact');
  expect(expected.stdout).toContain('error');
  expect(await run(folder, '-', 'compact', chunksOf(damaged, 700))).toEqual(expected);
});

test.skipIf(process.platform === 'win32')('a list from a named pipe is read in parts', async () => {
  const folder = scratch();
  const pipe = join(folder, 'pipe.csv');
  execFileSync('mkfifo', [pipe]);
  const [{ stdout }] = await Promise.all([run(folder, 'pipe.csv', 'ndjson'), writeFile(pipe, list)]);
  const lines = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines.map(({ path, verdict, reports }) => [path, verdict, reports.length])).toEqual([
    ['pipe.csv', 'pass', 1],
    ['pipe.csv', 'pass', 1],
    ['pipe.csv', 'fail', 1],
    ['pipe.csv', 'pass', 1],
    ['pipe.csv', 'pass', 1],
  ]);
});

test('a temporary file has no name while it is open', async () => {
  const folder = scratch();
  const file = await openScratch(folder);
  file.write(Buffer.from('abc'), 2);
  if (process.platform !== 'win32') expect(readdirSync(folder)).toEqual([]);
  const bytes = Buffer.alloc(5);
  expect(file.read(bytes, 1)).toBe(4);
  expect(bytes.toString()).toBe('\0abc\0');
  file.close();
  file.close();
  expect(readdirSync(folder)).toEqual([]);
});

test('a folder for temporary files that cannot be used is named', async () => {
  await expect(openScratch(join(scratch(), 'none'))).rejects.toMatchObject({
    code: 'no-permission',
    text: { en: expect.stringContaining('TMPDIR') },
  });
});

test('a run leaves no temporary file', async () => {
  const folder = scratch();
  writeFileSync(join(folder, 'list.csv'), list);
  const temporary = scratch();
  vi.stubEnv('TMPDIR', temporary);
  expect((await run(folder, 'list.csv', 'json')).exitCode).toBe(1);
  expect([readdirSync(temporary), readdirSync(folder)]).toEqual([[], ['list.csv']]);
  vi.unstubAllEnvs();
});
