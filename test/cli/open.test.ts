import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { open, readAll } from '../../src/files/open.ts';
import { scratch } from '../support/scratch.ts';

function fileOf(size: number): string {
  const file = join(scratch(), 'a.txt');
  writeFileSync(file, Buffer.alloc(size, 'a'));
  return file;
}

test.each([0, 1, 65_535, 65_536, 65_537, 200_000])('a file of %i bytes is read whole', async (size) => {
  expect(Buffer.compare(await open(fileOf(size)), Buffer.alloc(size, 'a'))).toBe(0);
});

test('a file at the limit is read, a larger one is refused', async () => {
  expect(await open(fileOf(1000), false, 1000)).toHaveLength(1000);
  await expect(open(fileOf(1001), false, 1000)).rejects.toMatchObject({ code: 'too-large' });
});

test.skipIf(process.platform === 'win32')(
  'a file that goes on behind its stated size is read up to the limit',
  async () => {
    // Its stated size is 0.
    await expect(open('/dev/zero', false, 1_000_000)).rejects.toMatchObject({ code: 'too-large' });
  },
);

test.skipIf(process.platform === 'win32')('a pipe, which states no size, is read whole', async () => {
  const pipe = join(scratch(), 'pipe');
  execFileSync('mkfifo', [pipe]);
  const content = Buffer.from(Array.from({ length: 300_000 }, (_, index) => index % 251));
  const [bytes] = await Promise.all([open(pipe, false, content.length), writeFile(pipe, content)]);
  expect(Buffer.compare(bytes, content)).toBe(0);
});

test('a stream is read whole, whatever the length of its pieces', async () => {
  const content = Buffer.from(Array.from({ length: 500_000 }, (_, index) => index % 251));
  for (const lengths of [[500_000], [0, 70_000, 1], [65_536], [3, 200_000]]) {
    const pieces = async function* () {
      let index = 0;
      for (let from = 0; from < content.length; ) {
        const length = lengths[index++ % lengths.length]!;
        yield content.subarray(from, from + length);
        from += length;
      }
    };
    expect(Buffer.compare(await readAll(pieces()), content)).toBe(0);
  }
  expect(await readAll((async function* () {})())).toHaveLength(0);
});
