import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { open } from '../../src/files/open.ts';
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
