import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  add,
  type Decimal,
  equals,
  format,
  isWhole,
  negate,
  parse,
  reduced,
  subtract,
  unitsAt,
  zero,
} from '../../src/model/decimal.ts';

test.each([
  ['0', 0n, 0],
  ['12', 12n, 0],
  ['+3', 3n, 0],
  ['-0.50', -5n, 1],
  ['120', 120n, 0],
  ['1.200', 12n, 1],
  ['1.5e3', 1500n, 0],
  ['1.5E+1', 15n, 0],
  ['15e-2', 15n, 2],
  ['150e-1', 15n, 0],
  ['007', 7n, 0],
  ['1e400', 10n ** 400n, 0],
  ['1e-400', 1n, 400],
])('%s', (literal, units, scale) => {
  expect(parse(literal)).toEqual({ units, scale });
});

test.each([
  '',
  ' 1',
  '1 ',
  '.5',
  '1.',
  '1,2',
  'e3',
  '1e',
  '1.5.2',
  '--1',
  '1e401',
  '1e-401',
  '1e9999',
  '0x1',
  '１',
])('no number: “%s”', (literal) => expect(parse(literal)).toBeUndefined());

describe('arithmetic', () => {
  const decimals = fc
    .record({ units: fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), scale: fc.nat(6) })
    .map(({ units, scale }) => reduced(units, scale));
  /** A number in units of 10⁻⁶. */
  const millionths = ({ units, scale }: Decimal) => units * 10n ** BigInt(6 - scale);

  test('is exact, and equal numbers have equal fields', () => {
    fc.assert(
      fc.property(decimals, decimals, (a, b) => {
        expect(millionths(add(a, b))).toBe(millionths(a) + millionths(b));
        expect(millionths(subtract(a, b))).toBe(millionths(a) - millionths(b));
        expect(equals(a, b)).toBe(millionths(a) === millionths(b));
        expect(subtract(add(a, b), b)).toEqual(a);
        expect(negate(negate(a))).toEqual(a);
        expect(isWhole(a)).toBe(millionths(a) % 1_000_000n === 0n);
        expect(unitsAt(a, 6)).toBe(millionths(a));
        expect(parse(format(a))).toEqual(a);
      }),
    );
  });

  test.each([
    [add(zero, { units: 5n, scale: 1 }), { units: 5n, scale: 1 }],
    [add({ units: 5n, scale: 1 }, zero), { units: 5n, scale: 1 }],
    [add({ units: 5n, scale: 1 }, { units: 5n, scale: 1 }), { units: 1n, scale: 0 }],
    [add({ units: 25n, scale: 2 }, { units: 5n, scale: 1 }), { units: 75n, scale: 2 }],
    [add({ units: 5n, scale: 1 }, { units: 10n, scale: 0 }), { units: 105n, scale: 1 }],
    [subtract({ units: 1n, scale: 0 }, { units: 1n, scale: 0 }), zero],
    [reduced(1000n, 2), { units: 10n, scale: 0 }],
    [reduced(0n, 3), zero],
  ])('%#', (result, expected) => {
    expect(result).toEqual(expected);
  });
});

test('numbers of other scales differ', () => {
  expect(equals({ units: 5n, scale: 1 }, { units: 5n, scale: 0 })).toBe(false);
});

test.each([
  [0n, 0, '0'],
  [-7n, 0, '-7'],
  [5n, 1, '0.5'],
  [-5n, 3, '-0.005'],
  [12345n, 2, '123.45'],
])('%s/10^%s is written %s', (units, scale, text) => {
  expect(format({ units, scale })).toBe(text);
  expect(isWhole({ units, scale })).toBe(!text.includes('.'));
});
