import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fileSandbox } from '../../src/cli/work/file-sandbox.ts';
import { merges, oldDocument, type WordCell } from '../support/make/old-document.ts';
import { oldWorkbook } from '../support/make/old-workbook.ts';
import { bundledWorker } from '../support/program.ts';
import { runs } from '../support/random-runs.ts';

const { lint } = fileSandbox(await bundledWorker());

const cells = Array.from({ length: 9 }, (_, column) => ({
  text: `${column}`,
  from: column * 1000,
  to: column * 1000 + 1000,
}));
const files: Readonly<Record<string, Uint8Array>> = {
  xls: oldWorkbook('biff8', { 表三: Array.from({ length: 30 }, () => ['总计', 1, 2, 3, '/', null, 12.5]) }),
  doc: oldDocument(['三、申请', ...Array.from({ length: 9 }, () => cells)]),
};

/** Whatever a file holds, the work on it ends in a verdict that was foreseen. */
async function judged(bytes: Uint8Array, path: string) {
  const { verdict, problem } = (await lint(bytes, { path, keepsFigures: true })).file;
  expect(verdict === 'cannot-check').toBe(problem !== null);
  expect(problem?.cause).toBeUndefined();
  return problem?.code;
}

describe.each(Object.entries(files))('a damaged .%s', (kind, bytes) => {
  test('cut short', async () => {
    for (let cut = 0; cut < 50; cut++) await judged(bytes.subarray(0, (bytes.length * cut) / 50), `a.${kind}`);
  });

  test('with bytes changed', async () => {
    const changes = fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(changes, async (list) => {
        const changed = bytes.slice();
        for (const [at, byte] of list) changed[at] = byte;
        await judged(changed, `a.${kind}`);
      }),
      runs(60),
    );
  });
});

describe('a file that is made to do harm', () => {
  const whole = { s: { r: 0, c: 0 }, e: { r: 65_535, c: 255 } };

  test.each<[string, Uint8Array, string]>([
    ['merges over the whole sheet', sheet({ '!merges': Array.from({ length: 1000 }, () => whole) }), 'no-form-table'],
    ['a cell in the last corner', withLastCorner(), 'no-form-table'],
    ['cells as high as the table', oldDocument(Array.from({ length: 300 }, (_, row) => tall(row))), 'no-form-table'],
    ['a workbook that leads back into itself', circular(files.xls!, 'Workbook'), 'damaged'],
    ['a document that leads back into itself', circular(files.doc!, 'WordDocument'), 'damaged'],
  ])('%s', async (_, bytes, expected) => {
    expect(await judged(bytes, 'a')).toBe(expected);
  });
});

/** A workbook with one cell, and what else is put into its sheet. */
function sheet(more: object): Uint8Array {
  return oldWorkbook('biff8', { 表三: [[1]] }, ({ Sheets }) => {
    Object.assign(Sheets.表三!, more);
  });
}

/** A workbook whose only number is in the last corner: moved there in the bytes, as a writer goes through all before it. */
function withLastCorner(): Uint8Array {
  const bytes = oldWorkbook('biff8', { 表三: [[0.1]] });
  const view = new DataView(bytes.buffer);
  const behind = (...head: number[]) => Buffer.from(bytes).lastIndexOf(Uint8Array.from(head)) + head.length;
  const [extent, number] = [behind(0x00, 0x02, 14, 0), behind(0x03, 0x02, 14, 0)];
  expect([view.getUint32(extent + 4, true), view.getFloat64(number + 6, true)]).toEqual([1, 0.1]);
  view.setUint32(extent + 4, 65_536, true);
  view.setUint16(extent + 10, 256, true);
  view.setUint16(number, 65_535, true);
  view.setUint16(number + 2, 255, true);
  return bytes;
}

/** The second sector of a stream is followed by its first. */
function circular(bytes: Uint8Array, stream: string): Uint8Array {
  const changed = bytes.slice();
  const view = new DataView(changed.buffer);
  const name = [...stream].flatMap((character) => [character.charCodeAt(0), 0]);
  const entry = changed.findIndex(
    (_, at) => at % 128 === 0 && name.every((byte, index) => changed[at + index] === byte),
  );
  const first = view.getUint32(entry + 116, true);
  const table = (view.getUint32(76, true) + 1) * 512;
  view.setUint32(table + 4 * (first + 1), first, true);
  return changed;
}

/** A row of cells, each merged with the one above it. */
function tall(row: number): WordCell[] {
  return Array.from({ length: 20 }, (_, column) => ({
    text: row === 0 ? '1' : '',
    from: column * 1000,
    to: column * 1000 + 1000,
    merge: row === 0 ? merges.down : merges.continuesDown,
  }));
}
