import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { main } from '../../../src/cli/main.ts';
import type { ListSizes } from '../../../src/cli/parts/sizes.ts';
import { divideWorkbook } from '../../../src/cli/parts/workbook/divide.ts';
import { readStringTable } from '../../../src/cli/parts/workbook/strings.ts';
import { readDirectory } from '../../../src/codecs/zip-directory.ts';
import { openLarge } from '../../../src/files/large-file.ts';
import { forms } from '../../../src/forms.ts';
import { UserError } from '../../../src/model/errors.ts';
import type { SheetPart } from '../../../src/readers/xlsx/sheet-part.ts';
import { readStrings } from '../../../src/readers/xlsx/strings.ts';
import { longLists, recordsOf } from '../../support/make/long-lists.ts';
import { nothingOdd, sheetList, writings } from '../../support/make/sheet-lists.ts';
import { runs } from '../../support/random-runs.ts';
import { screenIn } from '../../support/run.ts';
import { scratch } from '../../support/scratch.ts';
import { utf8 } from '../../support/utf8.ts';

const names = fc.array(
  fc.constantFrom('区商务局', '区 医保局', '区民政局', '一局', '二局', '三局', '合计', '小计', ''),
  {
    minLength: 2,
    maxLength: 7,
  },
);

const lists = longLists(names)
  .filter(({ shape }) => shape !== 'lines')
  .map((list) => recordsOf(list));

const sizes: fc.Arbitrary<ListSizes> = fc.record({
  whole: fc.constant(1),
  part: fc.record({ bytes: fc.nat(4000), reports: fc.integer({ min: 1, max: 4 }) }),
});

const formats = [
  ['json', 'junit', 'html', 'sarif', 'csv', 'pretty'],
  ['sarif', 'csv', 'compact', 'gitlab', 'markdown', 'pretty'],
];

/** Says how far a run is, on a slow machine. */
const progress = /^正在核对.*\n/gm;

/** All that a run writes, with the list read in parts if sizes are given. */
async function outputsOf(folder: string, listSizes: ListSizes | undefined, wanted: readonly string[]) {
  const screen = screenIn(folder);
  writeFileSync(join(folder, 'roster.txt'), '区商务局\n三局\n四局\n');
  const outputs = wanted.map((name) => `--format=${name}=out.${name}`);
  const argv = ['--force', ...outputs, '--format=compact', '--roster=roster.txt', 'list.xlsx'];
  const exitCode = await main(argv, { ...screen.io, ...(listSizes && { listSizes }) });
  const files = wanted.map((name) => readFileSync(join(folder, `out.${name}`), 'utf8'));
  return { exitCode, stdout: screen.stdout, stderr: screen.stderr.replaceAll(progress, ''), files };
}

/** True if a list is divided. */
async function isDivided(folder: string, part: ListSizes['part']): Promise<boolean> {
  const { whole } = await openLarge(join(folder, 'list.xlsx'), 1);
  const file = await whole();
  const divided = await divideWorkbook(file, 'list.xlsx', { forms, size: part, hashes: false });
  await file.close();
  return divided !== undefined;
}

test('a list in a workbook in parts gives every output that the whole gives', async () => {
  const folder = scratch();
  let [divided, all] = [0, 0];
  await fc.assert(
    fc.asyncProperty(lists, writings, sizes, fc.constantFrom(...formats), async (records, writing, own, wanted) => {
      writeFileSync(join(folder, 'list.xlsx'), sheetList(records, writing));
      divided += Number(await isDivided(folder, own.part));
      all++;
      const whole = await outputsOf(folder, undefined, wanted);
      expect(await outputsOf(folder, own, wanted)).toEqual(whole);
    }),
    runs(4, 80),
  );
  expect(all).toBeGreaterThanOrEqual(divided);
});

const header = ['organization', 'year', 'table', 'row', 'column', 'value'];
const record = (body: string, column = 'total') => [body, '2023', 'requests', 'received', column, '1'];
const tidy = (...bodies: readonly string[]) => [header, ...bodies.map((body) => record(body))];
const wide = [
  ['organization', 'year', 'requests/received/total', 'requests/granted/total'],
  ['甲局', '2023', '1', '1'],
  ['乙局', '2023', '1', '1'],
];

/** Divides a workbook into parts of one report each, and returns the rows of each part; undefined if it is read whole. */
async function rowsOfParts(bytes: Uint8Array, name = 'list.xlsx', during = (_: string) => {}) {
  const path = join(scratch(), name);
  writeFileSync(path, bytes);
  const file = await (await openLarge(path, 1)).whole();
  try {
    const divided = await divideWorkbook(file, name, { forms, size: { bytes: 1, reports: 1 }, hashes: true });
    if (!divided) return undefined;
    during(path);
    const rows: number[][] = [];
    for await (const { part } of divided.pieces()) rows.push([...(part.sheet as SheetPart).sheet.rows.keys()]);
    return rows;
  } finally {
    await file.close();
  }
}

test('each part of a sheet has the header and the rows of whole reports', async () => {
  const records = [header, record('甲局'), record('甲局', 'research'), record('乙局'), record('丙局')];
  expect(await rowsOfParts(sheetList(records, nothingOdd))).toEqual([
    [1, 2, 3],
    [1, 4],
    [1, 5],
  ]);
  expect(await rowsOfParts(sheetList(wide, { ...nothingOdd, strings: 'inline', gaps: [2] }))).toEqual([
    [1, 2],
    [1, 5],
  ]);
});

test('what only the whole shows is read whole', async () => {
  const list = tidy('甲局', '乙局', '丙局', '丁局');
  for (const extra of ['merge', 'formula', 'comment'] as const) {
    expect(await rowsOfParts(sheetList(list, { ...nothingOdd, extra })), extra).toBeUndefined();
  }
  expect(await rowsOfParts(sheetList(tidy('甲局', '乙局', '甲局'), nothingOdd)), 'apart').toBeUndefined();
  expect(await rowsOfParts(sheetList([...wide, wide[0]!, wide[1]!], nothingOdd)), 'second header').toBeUndefined();
  expect(await rowsOfParts(sheetList([...list, header], nothingOdd)), 'header again').toBeUndefined();
  expect(await rowsOfParts(sheetList([['汇总表'], ...list], nothingOdd)), 'title').toBeUndefined();
  expect(await rowsOfParts(sheetList(tidy('甲局'), nothingOdd)), 'one part').toBeUndefined();
});

test('a damaged workbook is left to the reader of the whole', async () => {
  const bytes = sheetList(tidy('甲局', '乙局', '丙局'), nothingOdd);
  expect(await rowsOfParts(bytes.subarray(0, bytes.length - 30))).toBeUndefined();
  const { offset } = (await entriesIn(bytes)).find(({ name }) => name.endsWith('sheet1.xml'))!;
  for (const at of [offset, offset + 80]) {
    const damaged = bytes.slice();
    damaged[at]! ^= 0xff;
    expect(await rowsOfParts(damaged)).toBeUndefined();
  }
});

test('a workbook that changes between the passes is not judged further', async () => {
  const change = (path: string) => writeFileSync(path, sheetList(tidy('甲局', '甲局', '丁局', '甲局'), nothingOdd));
  const changed = rowsOfParts(sheetList(tidy('甲局', '乙局', '丙局'), nothingOdd), 'list.xlsx', change);
  await expect(changed).rejects.toThrow(UserError);
});

async function entriesIn(bytes: Uint8Array) {
  return readDirectory(bytes, new DataView(bytes.buffer, bytes.byteOffset, bytes.length));
}

test('strings of which there are many are read as they are written', async () => {
  const texts = Array.from({ length: 30_000 }, (_, index) => `第${index}局`);
  const odd = '<si><r><t>新</t></r><r><rPr><strike/></rPr><t>旧</t></r></si><si><t>_xD800_</t></si><si/>';
  const xml = `<sst>${texts.map((text) => `<si><t>${text}</t></si>`).join('')}${odd}<si><t>末</t></si></sst>`;
  const part = { part: 'sharedStrings.xml', bytes: utf8(xml) };
  const table = await readStringTable(part.part, Readable.from([Buffer.from(part.bytes)]), part.bytes.length);
  const whole = readStrings(part);
  expect(whole.map((_, index) => table.at(index))).toEqual(whole);
  expect(table.at(whole.length)).toBeUndefined();
});
