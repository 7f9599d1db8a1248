import { readFileSync } from 'node:fs';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { boundedWork } from '../../src/cli/work/bounded-work.ts';
import { oldWorkbook } from '../support/make/old-workbook.ts';
import { good, screenIn } from '../support/run.ts';
import { utf8 } from '../support/utf8.ts';

/** A worker that refuses every file, so that its work can be told from that of this process. */
const refusing = `
import { parentPort } from 'node:worker_threads';
parentPort.on('message', () => parentPort.postMessage({ code: 'encrypted', text: { zh: '', en: 'by the worker' } }));
`;
const worker = new URL(`data:text/javascript,${encodeURIComponent(refusing)}`);
const { lint, readReports, readRoster } = boundedWork({ ...screenIn('.').io, worker });

const workbook = readFileSync('fixtures/examples/溪口镇2025.xlsx');
const line = '规章,1,2,3\n';
const padded = (size: number) => utf8(Buffer.from(good).toString() + line.repeat(size / line.length));

/** A copy of a workbook with a comment in the parts that a reader inflates. */
function inflating(size: number): Uint8Array {
  const files = unzipSync(workbook);
  const [name, part] = Object.entries(files).find(([name]) => name.endsWith('sheet1.xml'))!;
  const blank = strToU8(' '.repeat(size));
  return zipSync({ ...files, [name]: Buffer.concat([part, blank]) });
}

const files: readonly (readonly [string, string, Uint8Array, 'here' | 'in the worker'])[] = [
  ['a small CSV', 'a.csv', good, 'here'],
  ['a workbook', 'a.xlsx', workbook, 'here'],
  ['a workbook with a large picture, which is not read', 'a.xlsx', withPicture(500_000), 'here'],
  ['a CSV of 100 kB', 'a.csv', padded(100_000), 'in the worker'],
  ['a list of 200 bodies in 4 kB', 'a.csv', bodies(200), 'here'],
  ['a list of 500 bodies in 10 kB', 'a.csv', bodies(500), 'in the worker'],
  ['a text of 100 kB', 'a.txt', utf8('一\n'.repeat(25_000)), 'in the worker'],
  ['a small package that inflates to 2 MB', 'a.xlsx', inflating(2 ** 21), 'in the worker'],
  ['a kind whose parser is not ours', 'a.xls', oldWorkbook('biff8', { 表三: [['总计', 12]] }), 'in the worker'],
];

function bodies(count: number): Uint8Array {
  const lines = Array.from({ length: count }, (_, body) => `第${body}局,2023,1\n`);
  return utf8(`organization,year,requests/received/total\n${lines.join('')}`);
}

function withPicture(size: number): Uint8Array {
  const picture = Uint8Array.from({ length: size }, (_, index) => (index * 7919) % 251);
  return zipSync({ ...unzipSync(workbook), 'xl/media/image1.png': picture });
}

describe.each(files)('%s', (_, path, bytes, where) => {
  test(`is linted ${where}`, async () => {
    const { file } = await lint(bytes, { path, keepsFigures: false, sha256: 'abc' });
    expect(file.problem?.message.en === 'by the worker').toBe(where === 'in the worker');
    expect([file.path, file.sha256]).toEqual([path, 'abc']);
  });

  test(`is converted ${where}`, async () => {
    const problem = await readReports(bytes, { path }).catch(({ text }) => text.en);
    expect(problem === 'by the worker').toBe(where === 'in the worker');
  });
});

test.each([
  [100, 'here'],
  [500, 'in the worker'],
])('a roster of %i bodies is read %s', async (count, where) => {
  const names = Array.from({ length: count }, (_, body) => `第${body}局`);
  const read = await readRoster(utf8(`单位\n${names.join('\n')}\n`), '名单.csv').catch(({ text }) => text.en);
  expect(where === 'here' ? read.bodies.length : read).toBe(where === 'here' ? count : 'by the worker');
});

test('without a worker, this process does all work', async () => {
  const { file } = await boundedWork(screenIn('.').io).lint(padded(70_000), { path: 'a.csv', keepsFigures: false });
  expect(file.problem).toBeNull();
});

test('a problem that was found here is not looked for again', async () => {
  const { file } = await lint(utf8('甲\n'), { path: 'a.txt', keepsFigures: false });
  expect(file.problem?.code).toBe('no-form-table');
});
