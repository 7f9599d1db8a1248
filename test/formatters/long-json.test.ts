import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sealPieces, sealText } from '../../src/artifacts/seal.ts';
import {
  type Json,
  type LongJson,
  lazyList,
  linePieces,
  pieces,
  stringify,
  stringifyLine,
} from '../../src/codecs/json/stringify.ts';
import { createSha256 } from '../../src/files/hash.ts';

/** An object or list of objects, as findings are, and the same with its lists made while they are written. */
const values = fc.letrec<{ value: Json; list: Json; object: Json }>((tie) => ({
  // A nested object keeps a complete one from being put on one line.
  object: fc
    .dictionary(fc.string({ maxLength: 4 }), tie('value'), { maxKeys: 4 })
    .map((object) => ({ ...object, nested: { a: 1 } })),
  list: fc.array(tie('object'), { maxLength: 4 }),
  value: fc.oneof({ maxDepth: 3 }, fc.string(), fc.integer(), fc.constant(null), tie('object'), tie('list')),
})).object;

function long(value: Json): LongJson {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return lazyList(value, long);
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, long(member)]));
}

test('JSON written piece by piece is the same as when written whole', () => {
  fc.assert(
    fc.property(values, (value) => {
      expect([...pieces(long(value))].join('')).toBe(stringify(value));
      expect([...linePieces(long(value))].join('')).toBe(stringifyLine(value));
    }),
  );
});

test('a list is made no faster than it is written', () => {
  const asked: number[] = [];
  const numbers = function* () {
    for (let number = 0; ; number++) {
      asked.push(number);
      yield { number };
    }
  };
  for (const piece of pieces({ numbers: numbers() })) if (piece.includes('2')) break;
  expect(asked).toEqual([0, 1, 2]);
});

test('a text is sealed piece by piece as it is when whole, wherever it is cut', async () => {
  const text = '{\n  "a": "甲"\n}\n';
  const whole = await sealText(text, 'sarif');
  for (let cut = 0; cut <= text.length; cut++) {
    const parts = [text.slice(0, cut), text.slice(cut)];
    expect([...sealPieces(parts, 'sarif', createSha256)].join('')).toBe(whole);
  }
  expect([...sealPieces([text], 'json', createSha256)].join('')).toBe(text);
});
