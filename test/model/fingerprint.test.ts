import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fingerprint, fingerprintOfNumbers } from '../../src/model/fingerprint.ts';
import { runs } from '../support/random-runs.ts';

test('a fingerprint is FNV-1a over the parts with NUL between', () => {
  expect(fingerprint('')).toBe('cbf29ce484222325');
  expect(fingerprint('a')).toBe('af63dc4c8601ec8c');
  expect(fingerprint('foobar')).toBe('85944171f73967e8');
  expect(fingerprint('a', 'b')).toBe(fingerprint('a\u0000b'));
  expect(fingerprint('a', 'b')).not.toBe(fingerprint('ab'));
  expect(fingerprint('😀')).not.toBe(fingerprint('\ud83d'));
  // A hash with a zero in front keeps its width.
  expect(fingerprint('77')).toHaveLength(16);
  const lengths = Array.from({ length: 200 }, (_, number) => fingerprint('表'.repeat(number)).length);
  expect(new Set(lengths)).toEqual(new Set([16]));
});

test('a fingerprint is FNV-1a as its definition states it', () => {
  const defined = (text: string) => {
    let hash = 0xcbf29ce484222325n;
    for (const character of text) {
      hash = BigInt.asUintN(64, (hash ^ BigInt(character.codePointAt(0)!)) * 0x100000001b3n);
    }
    return hash.toString(16).padStart(16, '0');
  };
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(fingerprint(text)).toBe(defined(text));
    }),
    runs(100, 1000),
  );
});

test('that of numbers is that of their digits', () => {
  const numbers = [0, 7, 10, 12.5, -3, 999_999_999_999_999, 1e-6];
  const positions = [6, 0, 1, 1, 2, 3, 4, 5];
  expect(fingerprintOfNumbers(numbers, positions)).toBe(fingerprint(...positions.map((at) => String(numbers[at]))));
  expect(fingerprintOfNumbers([], [])).toBe(fingerprint());
});
