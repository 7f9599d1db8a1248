import { readdirSync, readFileSync } from 'node:fs';
import * as zlib from 'node:zlib';
import fc from 'fast-check';
import * as fflate from 'fflate';
import { expect, test } from 'vitest';
import { crc32 as crc32InJavaScript } from '../../src/codecs/crc32.ts';
import { crc32, inflate, inflateByFflate, inflateByZlib } from '../../src/codecs/inflate.ts';
import { runs } from '../support/random-runs.ts';

/** Zips are inflated by the zlib of Node, and in a browser in JavaScript: both must give the same. */

const both = [
  (data: Uint8Array, size: number) => inflateByZlib(zlib, data, size),
  (data: Uint8Array, size: number) => inflateByFflate(fflate, data, size),
];

/** What an inflater gives; nothing if it throws, too. */
function outcome(one: typeof inflate, data: Uint8Array, size: number): Uint8Array | undefined {
  try {
    return one(data, size);
  } catch {
    return undefined;
  }
}

const content = fc.oneof(
  fc.uint8Array({ maxLength: 300 }),
  fc.tuple(fc.uint8Array({ minLength: 1, maxLength: 20 }), fc.nat(400)).map(([piece, times]) => {
    return Uint8Array.from({ length: piece.length * times }, (_, index) => piece[index % piece.length]!);
  }),
);
const level = fc.constantFrom(0, 1, 6, 9);

test('what was deflated is inflated, and checked', () => {
  fc.assert(
    fc.property(content, level, (bytes, how) => {
      const data = zlib.deflateRawSync(bytes, { level: how });
      for (const one of both) expect(one(data, bytes.length)).toEqual(bytes);
      expect(inflate(data, bytes.length)).toEqual(bytes);
      expect(crc32(bytes)).toBe(crc32InJavaScript(bytes));
    }),
    runs(100),
  );
});

test('a size that is stated wrongly is noticed', () => {
  fc.assert(
    fc.property(content, level, fc.nat(400), (bytes, how, stated) => {
      const data = zlib.deflateRawSync(bytes, { level: how });
      for (const one of both) expect(outcome(one, data, stated)).toEqual(stated < bytes.length ? undefined : bytes);
    }),
    runs(100),
  );
});

test('data that is cut off gives nothing', () => {
  fc.assert(
    fc.property(content, level, fc.nat(), (bytes, how, cut) => {
      const data = zlib.deflateRawSync(bytes, { level: how });
      const short = data.subarray(0, cut % data.length);
      for (const one of both) expect(outcome(one, short, bytes.length)).toBeUndefined();
    }),
    runs(100),
  );
});

test('data that was changed gives the same in both, unless one finds the fault', () => {
  fc.assert(
    fc.property(content, level, fc.nat(), fc.nat(7), (bytes, how, place, bit) => {
      const data = Uint8Array.from(zlib.deflateRawSync(bytes, { level: how }));
      data[place % data.length]! ^= 1 << bit;
      const [one, other] = both.map((each) => outcome(each, data, bytes.length));
      if (one && other) expect(one).toEqual(other);
    }),
    runs(300),
  );
});

test('data of more than a piece', () => {
  const bytes = Uint8Array.from({ length: 200_000 }, (_, index) => Math.imul(index, index * 7919 + 1) >> 13);
  const data = zlib.deflateRawSync(bytes);
  expect(data.length).toBeGreaterThan(64 * 1024);
  for (const one of both) {
    expect(one(data, bytes.length)).toEqual(bytes);
    expect(one(data, 1000)).toBeUndefined();
    expect(outcome(one, data.subarray(0, -9), bytes.length)).toBeUndefined();
  }
});

test('only one module looks for what a browser does not have', () => {
  const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  const looking = sources.filter((name) => readFileSync(`src/${name}`, 'utf8').includes('getBuiltinModule'));
  expect(looking).toEqual(['codecs/inflate.ts']);
});
