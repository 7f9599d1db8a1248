import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decimalOf, parseExact } from '../../src/codecs/json/exact.ts';
import { type Division, PartsError, partsOf } from '../../src/codecs/json/parts.ts';
import { type Json, stringify, stringifyLine } from '../../src/codecs/json/stringify.ts';
import { type Decimal, parse } from '../../src/model/decimal.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Divides a text that arrives in pieces of a size; returns name, text and offset of each part. */
function divided(
  text: string,
  size = 7,
  more: Partial<Division> = {},
): [name: string | null, text: string, offset: number][] {
  const bytes = encoder.encode(text);
  const parts = partsOf((offset) => bytes.subarray(offset, offset + size), { lists: ['files'], ...more });
  return [...parts].map(({ name, isItem, bytes, offset }) => [
    isItem ? null : name,
    decoder.decode(bytes ?? new Uint8Array()),
    offset,
  ]);
}

const values = fc.jsonValue().filter((value) => typeof value !== 'number' || !Object.is(value, -0));

test('a JSON object is divided into its members and the items of its list, however it is laid out and arrives', () => {
  const objects = fc.tuple(fc.dictionary(fc.string(), values), fc.array(values));
  fc.assert(
    fc.property(
      objects,
      fc.constantFrom('', ' ', '\n\t'),
      fc.integer({ min: 1, max: 50 }),
      ([head, files], indent, size) => {
        const { files: _, ...others } = head;
        const text = `${indent}${JSON.stringify({ ...others, files, last: 1 }, null, indent)}${indent}`;
        const parts = divided(text, size);
        const members = parts.flatMap(([name, value]) => (name === null ? [] : [[name, JSON.parse(value)]]));
        expect(Object.fromEntries(members)).toEqual(JSON.parse(JSON.stringify({ ...others, last: 1 })));
        const items = parts.flatMap(([name, value]) => (name === null ? [JSON.parse(value)] : []));
        expect(items).toEqual(JSON.parse(JSON.stringify(files)));
        const bytes = encoder.encode(text);
        for (const [, value, offset] of parts) {
          expect(decoder.decode(bytes.subarray(offset)).startsWith(value)).toBe(true);
        }
      },
    ),
  );
});

test('a member is divided only if it is a list', () => {
  expect(divided('{"files": {"a": [1, 2]}, "other": [3, [4]]}').map(([name, text]) => [name, text])).toEqual([
    ['files', '{"a": [1, 2]}'],
    ['other', '[3, [4]]'],
  ]);
});

test('an item that is too long is left where it is, and can be divided there', () => {
  const long = { path: 'a', reports: Array.from({ length: 40 }, (_, index) => ({ index, text: '}]"{[' })), last: [1] };
  const text = JSON.stringify({ version: 1, files: [{ path: 'b' }, long, { path: 'c' }], end: 'e' }, null, 1);
  const bytes = encoder.encode(text);
  const read = (offset: number) => bytes.subarray(offset, offset + 9);
  const parts = [...partsOf(read, { lists: ['files'], maxItem: 100 })];
  expect(parts.map((part) => [part.name, part.isItem, part.bytes === null])).toEqual([
    ['version', false, false],
    ['files', true, false],
    ['files', true, true],
    ['files', true, false],
    ['end', false, false],
  ]);
  const { offset, length } = parts[2]!;
  expect(JSON.parse(decoder.decode(bytes.subarray(offset, offset + length)))).toEqual(long);
  const inside = [...partsOf(read, { lists: ['reports'], inside: offset })];
  expect(inside.filter(({ isItem }) => isItem).map((part) => JSON.parse(decoder.decode(part.bytes!)))).toEqual(
    long.reports,
  );
  expect(inside.filter(({ isItem }) => !isItem).map(({ name }) => name)).toEqual(['path', 'last']);
});

describe('what cannot be divided', () => {
  const whole = '{"a": "x\\"}", "files": [{"b": []}, 7]}';
  test('a text that is cut anywhere, or empty', () => {
    for (let length = 1; length < whole.length; length++) {
      expect(() => divided(whole.slice(0, length)), whole.slice(0, length)).toThrow(new PartsError('cut'));
    }
    expect(divided(whole)).toHaveLength(3);
  });
  test.each([
    ['', 'other'],
    ['[]', 'other'],
    ['{1: 2}', 'other'],
    ['{"a" 2}', 'other'],
    ['{"a": 2 "b": 3}', 'other'],
    [`${whole}\n${whole}`, 'more'],
  ] as const)('%j: %s', (text, fault) => {
    expect(() => divided(text)).toThrow(new PartsError(fault));
  });
});

test('numbers keep every digit', () => {
  const numbers = fc.tuple(fc.bigInt(), fc.nat(40)).map(([units, scale]) => {
    const digits = String(units < 0n ? -units : units).padStart(scale + 1, '0');
    const fraction = scale > 0 ? `.${digits.slice(-scale)}` : '';
    return `${units < 0n ? '-' : ''}${digits.slice(0, digits.length - scale)}${fraction}`;
  });
  fc.assert(
    fc.property(fc.array(numbers), fc.string(), (all, text) => {
      const decimals = all.map((one) => parse(one)!);
      const [first, ...numbers] = parseExact(stringifyLine([text, ...decimals])) as [string, ...Decimal[]];
      expect([first, ...numbers.map(decimalOf)]).toEqual([text, ...decimals]);
    }),
  );
});

test('any JSON of this program is the same after it was read', () => {
  const strings = fc.string({ unit: 'binary' });
  const json = fc.letrec<{ value: Json }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 2 },
      strings,
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(fc.string(), tie('value'), { maxKeys: 4 }).map((one) => one as Json),
    ),
  })).value;
  fc.assert(
    fc.property(json, (value) => {
      expect(stringify(parseExact(stringify(value)) as Json)).toBe(stringify(value));
    }),
  );
});
