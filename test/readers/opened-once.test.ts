import { readFileSync } from 'node:fs';
import { beforeEach, expect, test, vi } from 'vitest';
import { openZip } from '../../src/codecs/zip.ts';
import { read } from '../../src/readers/index.ts';
import { docx } from '../support/make/docx.ts';
import { ofd, text } from '../support/make/ofd.ts';
import { packed } from '../support/make/opendocument.ts';

vi.mock('../../src/codecs/zip.ts', async (load) => {
  const original = await load<typeof import('../../src/codecs/zip.ts')>();
  return { ...original, openZip: vi.fn(original.openZip) };
});

beforeEach(() => {
  vi.mocked(openZip).mockClear();
});

test.each([
  ['xlsx', readFileSync(new URL('../../fixtures/examples/溪口镇2025.xlsx', import.meta.url))],
  ['docx', docx('')],
  ['ods', packed('spreadsheet', '')],
  ['odt', packed('text', '')],
  ['ofd', ofd([text('甲', 30, 30)])],
])('the directory of a zip is read once for its kind and its content: %s', async (format, bytes) => {
  expect((await read(bytes, `a.${format}`)).format).toBe(format);
  expect(openZip).toHaveBeenCalledTimes(1);
});
