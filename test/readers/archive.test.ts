import { readFileSync, writeFileSync } from 'node:fs';
import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { deflatedBlanks, type EntrySource, pack } from '../../fixtures/xlsx/pack.js';
import type { Io } from '../../src/cli/io.ts';
import { main } from '../../src/cli/main.ts';
import { sha256 } from '../../src/files/hash.ts';
import { lint, unpack } from '../../src/lint.ts';
import { unpack as unpackWithin } from '../../src/readers/archive.ts';
import { scratch } from '../support/scratch.ts';

const reports = new URL('../../fixtures/cli/reports/', import.meta.url).pathname;
const good = readFileSync(`${reports}good.csv`);
const bad = readFileSync(`${reports}bad.csv`);
const workbook = readFileSync(new URL('../../fixtures/examples/溪口镇2025.xlsx', import.meta.url));

/** What comes out of an archive, a line each: the length of a file, the code of a problem, or that it is passed over. */
async function contents(bytes: Uint8Array, path = 'a.zip'): Promise<string[]> {
  const found: string[] = [];
  for await (const one of unpack(bytes, path)) {
    const what = 'bytes' in one ? one.bytes.length : 'problem' in one ? one.problem.code : 'passed over';
    found.push(`${one.path}: ${what}`);
  }
  return found;
}

const filesIn = (entries: readonly EntrySource[]) => contents(pack(entries));

test('each file on its own, folders kept; a workbook is a file, not an archive', async () => {
  const archive = pack([
    { name: '各局/区商务局.xlsx', data: workbook },
    { name: '各局/二批/', data: '' },
    { name: '各局\\二批\\区教育局.csv', data: good },
  ]);
  expect(await contents(archive, '各局年报.zip')).toEqual([
    `各局年报.zip/各局/区商务局.xlsx: ${workbook.length}`,
    `各局年报.zip/各局/二批/区教育局.csv: ${good.length}`,
  ]);
});

test.each([
  ['a workbook', workbook],
  ['a workbook cut short', workbook.subarray(0, 3000)],
  ['a CSV', good],
  ['nothing', new Uint8Array()],
])('%s is itself', async (_, bytes) => {
  expect(await contents(bytes, 'a')).toEqual([`a: ${bytes.length}`]);
});

test('names in the code page of a Chinese machine', async () => {
  const raw = Uint8Array.from([...Buffer.from('bcd7bed6', 'hex'), ...Buffer.from('.csv')]);
  expect(await filesIn([{ raw, data: good }])).toEqual([`a.zip/甲局.csv: ${good.length}`]);
});

test('what systems and programs leave behind is not mentioned, other files are named', async () => {
  const leftovers = [
    '__MACOSX/._a.csv',
    '__MACOSX/a.csv',
    '.DS_Store',
    'Thumbs.db',
    'x/desktop.ini',
    'x/~$a.xlsx',
    '.git/a.csv',
    '._a.csv',
  ];
  const others = ['1.mp4', 'x/2.jpg'];
  const entries = (names: readonly string[]) => names.map((name) => ({ name, data: 'x' }));
  expect(await filesIn([...entries(leftovers), { name: 'a.csv', data: 'x' }])).toEqual(['a.zip/a.csv: 1']);
  expect(await filesIn([...entries(others), { name: 'a.csv', data: 'x' }])).toEqual([
    ...others.map((name) => `a.zip/${name}: passed over`),
    'a.zip/a.csv: 1',
  ]);
});

test('a step to the same folder or the one above hides no file', async () => {
  const entries = ['./a.csv', '../b.csv'].map((name) => ({ name, data: 'x' }));
  expect(await filesIn(entries)).toEqual(['a.zip/a.csv: 1', 'a.zip/../b.csv: 1']);
});

test('files of one name are both there', async () => {
  expect(
    await filesIn([
      { name: 'a.csv', data: 'x' },
      { name: 'A.CSV', data: 'xx' },
      { name: 'a.csv', data: 'xxx' },
    ]),
  ).toEqual(['a.zip/a.csv: 1', 'a.zip/A.CSV: 2', 'a.zip/a.csv: 3']);
});

test('an archive in an archive is opened, one in that is not', async () => {
  const inside = pack([{ name: 'a.csv', data: 'x' }]);
  const twice = pack([
    { name: 'inner.zip', data: inside },
    { name: 'b.csv', data: 'xx' },
  ]);
  expect(await contents(twice)).toEqual(['a.zip/inner.zip/a.csv: 1', 'a.zip/b.csv: 2']);
  const thrice = pack([{ name: 'outer.zip', data: twice }]);
  expect(await contents(thrice)).toEqual([`a.zip/outer.zip/inner.zip: ${inside.length}`, 'a.zip/outer.zip/b.csv: 2']);
  expect((await lint(inside, { path: 'inner.zip' })).problem).toMatchObject({
    code: 'unsupported',
    message: { zh: expect.stringContaining('请先解压'), en: expect.stringContaining('unpack it') },
  });
});

test.each([
  ['protected by a password', { flags: 1 }, 'encrypted'],
  ['damaged', { crc: 1 }, 'damaged'],
  ['packed in another way', { method: 12 }, 'unsupported'],
  ['of blanks without end', { packed: deflatedBlanks(300), size: 300 * 2 ** 20 }, 'too-large'],
])('a file that is %s does the others no harm', async (_, entry, code) => {
  expect(
    await filesIn([
      { name: 'a.csv', data: 'x', ...entry },
      { name: 'b.csv', data: 'xx' },
    ]),
  ).toEqual([`a.zip/a.csv: ${code}`, 'a.zip/b.csv: 2']);
});

test.each([
  ['nothing', {}, 'no-form-table', 'the archive is empty'],
  [
    'nothing that can be read',
    { '活动.mp4': good },
    'unsupported',
    'no file in the archive can be read (it holds 活动.mp4): use (or ask for) the Word or Excel files',
  ],
])('an archive with %s cannot be checked', async (_, files, code, words) => {
  const found = [];
  for await (const one of unpack(zipSync(files as Record<string, Uint8Array>), 'a.zip')) found.push(one);
  expect(found).toEqual([{ path: 'a.zip', problem: expect.objectContaining({ code, message: words }) }]);
});

test('an archive of more files than are taken at once cannot be checked', () => {
  const bytes = pack(['a', 'b', 'c'].map((name) => ({ name: `${name}.csv`, data: 'x' })));
  const found = [...unpackWithin(bytes, 'a.zip', () => false, { files: 2, bytes: 100 })];
  const message = 'the archive holds 3 files, which is too many: unpack it and check them in batches';
  expect(found).toEqual([{ path: 'a.zip', problem: expect.objectContaining({ code: 'too-large', message }) }]);
});

test('of many files, no more are unpacked than are asked for', () => {
  const bytes = zipSync(
    Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`${index}.csv`, new Uint8Array(1)])),
  );
  const unpacking = unpackWithin(bytes, 'a.zip', () => false);
  expect(unpacking.next().value).toMatchObject({ path: 'a.zip/0.csv', bytes: new Uint8Array(1) });
  expect(unpacking.next().value).toMatchObject({ path: 'a.zip/1.csv' });
});

test('what comes out of an archive is bounded, that of archives in it included', () => {
  // What is not inflated counts too: it might have been.
  const ten = { data: 'x', method: 12, size: 10 };
  const inner = pack(Array.from({ length: 30 }, (_, index) => ({ name: `${index}.csv`, ...ten })));
  const outer = pack([
    { name: '1.zip', data: inner },
    { name: '2.zip', data: inner },
  ]);
  const bytes = 2 * inner.length + 515;
  const codes = [...unpackWithin(outer, 'a.zip', () => false, { files: 100, bytes })].map(
    (one) => 'problem' in one && one.problem.code,
  );
  expect(codes).toEqual([...Array(51).fill('unsupported'), ...Array(9).fill('too-large')]);
});

test('an archive may be unpacked to half a gigabyte, or to twenty times its size', () => {
  const entries = Array.from({ length: 48 }, (_, index) => ({
    name: `${index}.csv`,
    data: 'x',
    method: 12,
    size: 2 ** 24,
  }));
  const codesOf = (bytes: Uint8Array) =>
    [...unpackWithin(bytes, 'a.zip', () => false)].map((one) => 'problem' in one && one.problem.code);
  expect(codesOf(pack(entries.slice(0, 33)))).toEqual([...Array(32).fill('unsupported'), 'too-large']);
  const padded = { name: 'a.mp4', data: new Uint8Array(2 ** 24), method: 0 };
  expect(codesOf(pack([...entries, padded]))).toEqual([false, ...Array(48).fill('unsupported')]);
});

interface Ran {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

async function run(argv: readonly string[], cwd: string, input?: Uint8Array): Promise<Ran> {
  let [stdout, stderr] = ['', ''];
  const stdin = (async function* () {
    if (input) yield input;
  })();
  const io: Io = {
    stdout: { write: (text) => (stdout += text) },
    stderr: { write: (text) => (stderr += text) },
    stdin,
    env: {},
    cwd,
  };
  return { exitCode: await main(argv, io), stdout, stderr };
}

test('the command judges each file of an archive, wherever it comes from', async () => {
  const cwd = scratch();
  const archive = pack([
    { name: '区商务局.csv', data: good },
    { name: '区教育局.csv', data: bad },
    { name: '活动.mp4', data: 'x' },
    { name: '区水务局.csv', data: good, crc: 1 },
    { name: '区统计局.rar', data: 'Rar!\u001a\u0007\u0000' },
  ]);
  writeFileSync(`${cwd}/各局年报.zip`, archive);
  const judged = async (argv: readonly string[], input?: Uint8Array) => {
    const { stdout, stderr, exitCode } = await run([...argv, '--format', 'json'], cwd, input);
    const { files } = JSON.parse(stdout);
    expect(exitCode).toBe(2);
    expect(stderr).toBe('跳过 1 个文件：类型不支持\n');
    expect(files.map(({ verdict }: { verdict: string }) => verdict)).toEqual([
      'pass',
      'fail',
      'cannot-check',
      'cannot-check',
    ]);
    return files.map(({ path }: { path: string }) => path);
  };
  const inside = (name: string) =>
    ['区商务局.csv', '区教育局.csv', '区水务局.csv', '区统计局.rar'].map((file) => `${name}/${file}`);
  expect(await judged(['各局年报.zip'])).toEqual(inside('各局年报.zip'));
  expect(await judged(['.'])).toEqual(inside('各局年报.zip'));
  expect(await judged(['*.zip'])).toEqual(inside('各局年报.zip'));
  expect(await judged(['-'], archive)).toEqual(inside('<stdin>'));
  expect(await judged(['-', '--stdin-filename', '全县.zip'], archive)).toEqual(inside('全县.zip'));
});

test('the digest of a file in an archive is that of its bytes', async () => {
  const cwd = scratch();
  writeFileSync(`${cwd}/a.zip`, pack([{ name: 'good.csv', data: good }]));
  const { files } = JSON.parse((await run(['a.zip', '--format', 'json'], cwd)).stdout);
  expect(files[0]).toMatchObject({ path: 'a.zip/good.csv', format: 'csv', sha256: sha256(good), verdict: 'pass' });
});
