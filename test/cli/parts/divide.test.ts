import { truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type DividedFile, divide, type Piece } from '../../../src/cli/parts/divide.ts';
import { headSize, layoutOf } from '../../../src/cli/parts/layout.ts';
import type { PartSize } from '../../../src/cli/parts/sizes.ts';
import { type LargeFile, openLarge } from '../../../src/files/large-file.ts';
import { forms } from '../../../src/forms.ts';
import { scratch } from '../../support/scratch.ts';

const small: PartSize = { bytes: 1, reports: 100 };

/** A file in memory that counts the bytes that are read. */
function fileOf(content: string | Buffer, size?: number): LargeFile & { read: LargeFile['read'] } {
  const bytes = Buffer.from(content);
  return {
    size: size ?? bytes.length,
    read: async (into, position) => {
      into.fill(0x78);
      into.set(bytes.subarray(position, position + into.length));
    },
    checkUnchanged: async () => {},
    close: async () => {},
  };
}

async function divided(file: LargeFile, size = small, path = 'list.csv'): Promise<DividedFile | undefined> {
  const head = Buffer.alloc(Math.min(headSize, file.size));
  await file.read(head, 0);
  const list = await layoutOf(head, path, forms);
  return list && divide(file, path, list, { size, hashes: true });
}

async function all(found: AsyncIterable<Piece>): Promise<Piece[]> {
  const pieces: Piece[] = [];
  for await (const piece of found) pieces.push(piece);
  return pieces;
}

async function piecesOf(content: string | Buffer, size = small): Promise<Piece[]> {
  const found = await divided(fileOf(content), size);
  const pieces = await all(found!.pieces());
  await found!.close();
  return pieces;
}

const text = ({ bytes }: Piece) => Buffer.from(bytes).toString();

const header = 'organization,year,table,row,column,value';
const record = (body: string, column = 'total', value = '1') => `${body},2023,requests,received,${column},${value}`;
const tidy = (...records: readonly string[]) => `${[header, ...records].join('\n')}\n`;
const wideHeader = 'organization,year,requests/received/total,requests/granted/total';

describe('the parts of a list', () => {
  test('begin with the header, and hold whole reports', async () => {
    const pieces = await piecesOf(tidy(record('甲局'), record('甲局', 'research'), record('乙局'), record('丙局')));
    expect(pieces.map(text)).toEqual([
      tidy(record('甲局'), record('甲局', 'research')),
      tidy(record('乙局')),
      tidy(record('丙局')),
    ]);
    expect(pieces.map(({ part }) => part.places)).toEqual([
      { rows: 0, lines: 0 },
      { rows: 2, lines: 2 },
      { rows: 3, lines: 3 },
    ]);
  });

  test('hold as many reports as they may', async () => {
    const list = tidy(...Array.from({ length: 7 }, (_, index) => record(`第${index}局`)));
    const pieces = await piecesOf(list, { bytes: 1e6, reports: 3 });
    expect(pieces.map(({ reports }) => reports)).toEqual([0, 3, 6]);
  });

  test('are cut outside quotes, and count the lines inside', async () => {
    const quoted = '"甲\n""局""，\n一",2023,requests,received,total,1';
    const pieces = await piecesOf(tidy(quoted, record('乙局'), record('丙局')));
    expect(pieces.map(text)).toEqual([tidy(quoted), tidy(record('乙局')), tidy(record('丙局'))]);
    expect(pieces.map(({ part }) => part.places)[1]).toEqual({ rows: 1, lines: 3 });
  });

  test('bring together the records of a report that are apart, with their own numbers', async () => {
    const pieces = await piecesOf(tidy(record('甲局'), record('乙局'), record('甲局 ', 'research'), record('丙局')));
    expect(pieces.map(text)[0]).toBe(tidy(record('甲局'), record('甲局 ', 'research')));
    expect(pieces.map(({ part }) => part.places)).toEqual([
      { rows: Uint32Array.of(2, 4), lines: Uint32Array.of(2, 4) },
      { rows: Uint32Array.of(3), lines: Uint32Array.of(3) },
      { rows: Uint32Array.of(5), lines: Uint32Array.of(5) },
    ]);
  });

  test('are all of the file, wherever its blocks end', async () => {
    const bodies = Array.from({ length: 700 }, (_, index) => `第${index}局${'长'.repeat(index)}`);
    const list = tidy(...bodies.flatMap((body) => [record(body), record(body, 'research')]));
    expect(Buffer.byteLength(list)).toBeGreaterThan(1.2 * 2 ** 20);
    const pieces = await piecesOf(list, { bytes: 1, reports: 1 });
    expect(pieces.map(text)).toEqual(bodies.map((body) => tidy(record(body), record(body, 'research'))));
  });

  test('of a file in GB18030 are in UTF-8', async () => {
    const pieces = await piecesOf(gb18030(tidy(record('甲局'), record('乙局'))));
    expect(pieces.map(text)).toEqual([tidy(record('甲局')), tidy(record('乙局'))]);
  });

  test('are lines where each is a report', async () => {
    const lines = ['甲局', '乙局'].map((organization) => JSON.stringify({ organization, tables: {} }));
    const pieces = await piecesOf(`${lines.join('\n\n')}\n`);
    expect(
      pieces
        .map(text)
        .map((one) => one.trim())
        .filter(Boolean),
    ).toEqual(lines);
    expect(pieces.map(({ part }) => part.places)).toContainEqual({ rows: 2, lines: 2 });
  });
});

const bodies = Array.from({ length: 5 }, (_, index) => record(`第${index}局`));

test.each([
  ['a quote that is never closed', tidy(...bodies, '"甲局,2023,requests,received,total,1', ...bodies)],
  ['a quote within a field', tidy(...bodies, record('“甲"局'))],
  ['text behind a quoted field', tidy(...bodies, record('"甲"局'))],
  ['a NUL', tidy(...bodies, record('甲\0局'))],
  ['line ends of an old Mac', tidy(...bodies).replaceAll('\n', '\r')],
  ['one line end of an old Mac', tidy(...bodies, `${record('甲局')}\r${record('乙局')}`)],
  ['UTF-16', Buffer.from(`\ufeff${tidy(...bodies)}`, 'utf16le')],
  ['bytes that are not text', Buffer.concat([Buffer.from(tidy(...bodies)), Buffer.from([0xe7, 0x94, 0x0a])])],
  ['no line break', header],
  ['a record too long', tidy(...bodies, record('甲局', 'total', '1'.repeat(2 ** 20)))],
  ['a record of too many fields', tidy(...bodies, `${record('甲局')}${','.repeat(16_384)}`)],
  ['a header of too many fields', `${header}${',x'.repeat(16_384)}\n${bodies.join('\n')}\n`],
  ['a title above the header', `2023年各单位\n${tidy(...bodies)}`],
  ['a header that comes again', [wideHeader, '甲局,2023,1,1', wideHeader, '乙局,2023,1,1'].join('\n')],
  ['a header of single values that comes again', tidy(...bodies, header, record('甲局'))],
  ['its header again in other words', tidy(...bodies, '单位,年度,表,行,列,值', record('甲局'))],
  ['an unnamed column of bodies', ['序号,requests/received/total,requests/granted/total', '1,1,1', '2,1,1'].join('\n')],
  ['one report', tidy(record('甲局'), record('甲局', 'research'))],
  ['another content', 'name,phone\n甲,1\n乙,2\n'],
  ['no content', '\n\n\n'],
])('a file with %s is not divided', async (_, content) => {
  expect(await divided(fileOf(content))).toBeUndefined();
});

test('a gigabyte without a line break is given up soon', async () => {
  const file = fileOf(tidy(...bodies), 2 ** 30);
  let read = 0;
  const counting: LargeFile = {
    ...file,
    read: async (into, position) => {
      read += into.length;
      await file.read(into, position);
    },
  };
  expect(await divided(counting)).toBeUndefined();
  expect(read).toBeLessThan(10 * 2 ** 20);
});

test('a file that shrinks meanwhile is an error, and so is one that grows', async () => {
  const path = join(scratch(), 'list.csv');
  for (const change of [() => truncateSync(path, 100), () => writeFileSync(path, `${tidy(...bodies)}x`)]) {
    writeFileSync(path, tidy(...bodies));
    const opened = await openLarge(path, headSize);
    const list = await layoutOf(opened.head, path, forms);
    const file = await divide(await opened.whole(), path, list!, { size: small, hashes: false });
    change();
    await expect(all(file!.pieces())).rejects.toMatchObject({ code: 'damaged' });
    await file!.close();
  }
});

/** Encodes a text of Chinese characters and ASCII, each of two bytes or one. */
function gb18030(from: string): Buffer {
  const decoder = new TextDecoder('gb18030');
  const codes = new Map<string, Buffer>();
  for (let high = 0x81; high <= 0xfe; high++) {
    for (let low = 0x40; low <= 0xfe; low++) {
      const code = Buffer.from([high, low]);
      codes.set(decoder.decode(code), code);
    }
  }
  return Buffer.concat([...from].map((one) => codes.get(one) ?? Buffer.from(one)));
}
