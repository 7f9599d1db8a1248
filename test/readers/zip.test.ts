import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { deflatedBlanks, pack } from '../../fixtures/xlsx/pack.js';
import { openZip } from '../../src/codecs/zip.ts';

const read = (bytes: Uint8Array, name: string) => {
  const part = openZip(bytes).read(name);
  return part && new TextDecoder().decode(part);
};

test('a part is found by its name, whatever its case and slashes', () => {
  const archive = openZip(
    pack([
      { name: '.\\XL\\Workbook.xml', data: 'a' },
      { name: '/b/', data: '' },
    ]),
  );
  expect(archive.names).toEqual(['XL/Workbook.xml']);
  expect(archive.has('xl/workbook.xml')).toBe(true);
  expect(archive.read('xl/workbook.XML')).toEqual(strToU8('a'));
  expect(archive.read('xl/other.xml')).toBeUndefined();
});

test('a name is UTF-8, or else in a Chinese code page', () => {
  const marked = pack([{ name: '表三.xml', data: 'a' }]);
  const unmarked = pack([{ raw: strToU8('表三.xml'), data: 'a' }]);
  const chinese = pack([{ raw: Uint8Array.of(0xb1, 0xed, 0xc8, 0xfd, 0x2e, 0x78, 0x6d, 0x6c), data: 'a' }]);
  for (const bytes of [marked, unmarked, chinese]) expect(openZip(bytes).names).toEqual(['表三.xml']);
});

test.each([
  ['stored', { method: 0 }, {}],
  ['deflated', {}, {}],
  ['its sizes behind it', { descriptor: true }, {}],
  ['zip64', { wide: true }, { wideEnd: true }],
  ['a zip64 directory', {}, { wideEnd: true }],
  ['something in front of the archive', {}, { before: strToU8('#!/bin/sh\n') }],
  ['zip64 with something in front', { wide: true }, { wideEnd: true, before: strToU8('#!/bin/sh\n') }],
  ['a comment that looks like an end', {}, { comment: 'PK\u0005\u0006 end' }],
  ['no checksum', { crc: 0 }, {}],
])('a part is read with %s', (_, entry, options) => {
  const bytes = pack(
    [
      { name: 'first', data: 'x'.repeat(500) },
      { name: 'a', data: '年度报告'.repeat(100), ...entry },
    ],
    options,
  );
  expect(read(bytes, 'a')).toBe('年度报告'.repeat(100));
});

test('what is appended to an archive does no harm', () => {
  const bytes = pack([{ name: 'a', data: 'b' }]);
  expect(read(Uint8Array.from([...bytes, ...new Uint8Array(5000)]), 'a')).toBe('b');
});

test('an archive inside a larger buffer is read', () => {
  const bytes = pack([{ name: 'a', data: 'b' }]);
  const buffer = new Uint8Array(bytes.length + 20);
  buffer.set(bytes, 7);
  expect(read(buffer.subarray(7, 7 + bytes.length), 'a')).toBe('b');
});

test('a large part is inflated in full', () => {
  const data = Uint8Array.from({ length: 3_000_000 }, (_, i) => (i * i) >> 7);
  const whole = openZip(zipSync({ a: data })).read('a');
  expect(Buffer.from(whole!).equals(data)).toBe(true);
});

test.each([
  ['cut off behind its parts', (bytes: Uint8Array) => bytes.subarray(0, -30), 'damaged'],
  ['empty', () => new Uint8Array(), 'damaged'],
  ['not a zip', () => strToU8('PK and nothing else that would make a zip'), 'damaged'],
])('an archive that is %s is refused', (_, spoil, code) => {
  expect(() => openZip(spoil(pack([{ name: 'a', data: 'b' }])))).toThrow(expect.objectContaining({ code }));
});

test.each([
  ['longer than stated', { size: 3, crc: 0 }, 'damaged'],
  ['shorter than stated', { size: 300, crc: 0 }, 'damaged'],
  ['of another checksum', { crc: 1 }, 'damaged'],
  ['no deflated data', { packed: Uint8Array.of(7, 7, 7, 7) }, 'damaged'],
  ['cut off', { packed: Uint8Array.of(0x4b) }, 'damaged'],
  ['said to be more than it can be', { size: 2_000_000 }, 'damaged'],
  ['said to be more than fits', { size: 0xfffffff0 }, 'too-large'],
  ['more blanks than fit', { packed: deflatedBlanks(300), size: 300 * 2 ** 20 }, 'too-large'],
  ['the same over and over', { packed: deflatedBlanks(20), size: 20 * 2 ** 20 }, 'too-large'],
  ['protected', { flags: 1 }, 'encrypted'],
  ['packed in another way', { method: 12 }, 'unsupported'],
])('a part that is %s is refused when it is asked for', (_, entry, code) => {
  const archive = openZip(
    pack([
      { name: 'good', data: 'good' },
      { name: 'bad', data: 'not so good', ...entry },
    ]),
  );
  expect(() => archive.read('bad')).toThrow(expect.objectContaining({ code }));
  expect(archive.read('good')).toEqual(strToU8('good'));
});

test('of files that share their data, only the first is read, and those behind them are', () => {
  const bytes = pack([
    { name: 'first', data: 'x'.repeat(500) },
    { name: 'again', data: 'x'.repeat(500) },
    { name: 'last', data: 'y' },
  ]);
  const second = Buffer.from(bytes).lastIndexOf('again') - 46;
  new DataView(bytes.buffer, bytes.byteOffset).setUint32(second + 42, 0, true);
  const archive = openZip(bytes);
  expect(archive.read('first')).toHaveLength(500);
  expect(() => archive.read('again')).toThrow(expect.objectContaining({ code: 'damaged' }));
  expect(archive.read('last')).toEqual(strToU8('y'));
});
