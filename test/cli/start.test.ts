// Compiled code that is kept for later starts.
import { chmodSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loader } from '../../src/cli/start/loader.ts';
import { scratch } from '../support/scratch.ts';

/** Writes a program of two files, whose result is the word and what the second file knows. */
function programOf(word: string): string {
  const folder = scratch();
  writeFileSync(join(folder, 'cli.js'), `exports.run = () => "${word} " + require("./other.js").path;`);
  writeFileSync(
    join(folder, 'other.js'),
    'const { basename } = require("node:path"); exports.path = basename(__filename);',
  );
  return folder;
}

/** Runs the program as a start does, and keeps what was compiled. */
function started(folder: string, caches: string | undefined): string {
  const { load, keep } = loader(folder, caches);
  const { run } = load('cli.js') as { run: () => string };
  const result = run();
  keep();
  return result;
}

const filesIn = (folder: string) => readdirSync(folder).map((name) => join(folder, name));

/** Gives all files of a folder an old time, by which a file that is written anew can be told. */
function age(folder: string): void {
  for (const file of filesIn(folder)) utimesSync(file, 1e9, 1e9);
}

const isAged = (file: string) => statSync(file).mtimeMs === 1e12;

test('a second start takes the code that the first has kept, and compiles nothing', () => {
  const [program, caches] = [programOf('one'), join(scratch(), 'caches/of/it')];
  expect(started(program, caches)).toBe('one other.js');
  expect(readdirSync(caches)).toHaveLength(2);
  age(caches);
  expect(started(program, caches)).toBe('one other.js');
  expect(filesIn(caches).filter(isAged)).toHaveLength(2);
});

test('code of another source is not taken, even if that is as long', () => {
  const caches = scratch();
  expect(started(programOf('one'), caches)).toBe('one other.js');
  expect(started(programOf('two'), caches)).toBe('two other.js');
  expect(started(programOf('one'), caches)).toBe('one other.js');
});

const damages: readonly (readonly [string, (code: Buffer) => Buffer])[] = [
  ['is empty', () => Buffer.alloc(0)],
  ['ends early', (code) => code.subarray(0, code.length - 9)],
  ['has other bytes in the middle', (code) => Buffer.from(code).fill(1, code.length >> 1, (code.length >> 1) + 8)],
  ['has a wrong checksum', (code) => Buffer.from(code).fill(7, 0, 4)],
  ['holds something else', () => Buffer.from('something else')],
];

test.each(damages)('a file of code that %s is not used, and made anew', (_, damaged) => {
  const [program, caches] = [programOf('one'), scratch()];
  started(program, caches);
  for (const file of filesIn(caches)) writeFileSync(file, damaged(readFileSync(file)));
  age(caches);
  expect(started(program, caches)).toBe('one other.js');
  expect(filesIn(caches).filter(isAged)).toEqual([]);
  age(caches);
  started(program, caches);
  expect(filesIn(caches).filter(isAged)).toHaveLength(2);
});

test('without a folder that can be written, the program runs as well, and leaves nothing', () => {
  const [program, folder] = [programOf('one'), scratch()];
  writeFileSync(join(folder, 'file'), '');
  expect(started(program, join(folder, 'file'))).toBe('one other.js');
  expect(started(program, undefined)).toBe('one other.js');
  expect(started(program, '/proc/caches')).toBe('one other.js');
  chmodSync(folder, 0o500);
  expect(started(program, folder)).toBe('one other.js');
  chmodSync(folder, 0o700);
  expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
});

test('code of versions that nobody has used for a month is removed', () => {
  const caches = scratch();
  writeFileSync(join(caches, 'old.js'), '');
  age(caches);
  started(programOf('one'), caches);
  expect(readdirSync(caches).filter((name) => name.startsWith('old'))).toEqual([]);
});
