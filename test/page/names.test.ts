import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { distinctPaths } from '../../src/file-names/numbered.ts';
import { filesIn, sortChosen } from '../../src/page/worker/chosen-files.ts';

const file = (path: string, content: Uint8Array | string = '') => ({ path, content: new Blob([content as BlobPart]) });

test('members of one name in an archive are told apart', async () => {
  // The second name is made that of the first, as no program that packs files would.
  const zip = zipSync({ 'a.csv': strToU8('1'), 'b.csv': strToU8('2') });
  const latin = Array.from(zip, (byte) => String.fromCharCode(byte)).join('');
  const bytes = Uint8Array.from(latin.replaceAll('b.csv', 'a.csv'), (character) => character.charCodeAt(0));
  const found = await all(filesIn(file('年报.zip', bytes)));
  expect(found.map(({ path }) => path)).toEqual(['年报.zip/a.csv', '年报.zip/a (2).csv']);
});

test('numbered names are those of no other member', () => {
  const distinct = distinctPaths();
  const names = ['a.csv', 'a (2).csv', 'a.csv', 'b', 'b', 'c.d/e', 'c.d/e', '.f', '.f'].map(distinct);
  expect(names).toEqual(['a.csv', 'a (2).csv', 'a (3).csv', 'b', 'b (2)', 'c.d/e', 'c.d/e (2)', '.f', ' (2).f']);
});

test('a file that is too large is not read', async () => {
  const content = { size: 2 ** 31, arrayBuffer: () => Promise.reject(new Error('was read')) } as unknown as Blob;
  const [found] = await all(filesIn({ path: 'a.docx', content }));
  expect(found).toMatchObject({ path: 'a.docx', problem: { code: 'too-large' } });
});

test('what systems, npm and Office leave in folders is passed over, and marked copies beside their report', () => {
  const paths = ['Thumbs.db', '~$a.docx', '.a/b.csv', 'node_modules/b.csv', 'a.docx', 'a.核对.docx', 'a.png'];
  const { files, unreadable } = sortChosen(paths.map((path) => file(`年报/${path}`)));
  expect([files.map(({ path }) => path), unreadable]).toEqual([['年报/a.docx'], ['年报/a.png']]);
});

async function all<T>(values: AsyncIterable<T>): Promise<T[]> {
  const collected: T[] = [];
  for await (const value of values) collected.push(value);
  return collected;
}
