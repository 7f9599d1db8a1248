/**
 * An exact decimal, `units` / 10^`scale`, without trailing zeros after the point, so that equal numbers have equal fields.
 * Counts have scale 0.
 */
export interface Decimal {
  readonly units: bigint;
  /** Digits after the point, from 0. */
  readonly scale: number;
}

export const zero: Decimal = { units: 0n, scale: 0 };

/** A larger exponent is not in any report, and its digits would only cost memory. */
const maxExponent = 400;

/** Reads `12`, `-0.50`, `+3`, `1.5e3`; `undefined` for anything else. */
export function parse(literal: string): Decimal | undefined {
  const match = /^([+-]?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(literal);
  if (!match) return undefined;
  const [, sign, whole = '', fraction = '', exponent = '0'] = match;
  const shift = Number(exponent);
  if (Math.abs(shift) > maxExponent) return undefined;
  const digits = BigInt(whole + fraction);
  const units = sign === '-' ? -digits : digits;
  const scale = fraction.length - shift;
  return scale < 0 ? { units: units * 10n ** BigInt(-scale), scale: 0 } : reduced(units, scale);
}

export function add(a: Decimal, b: Decimal): Decimal {
  if (a.units === 0n) return b;
  if (b.units === 0n) return a;
  if (a.scale === b.scale) return reduced(a.units + b.units, a.scale);
  const scale = Math.max(a.scale, b.scale);
  return reduced(unitsAt(a, scale) + unitsAt(b, scale), scale);
}

export function negate({ units, scale }: Decimal): Decimal {
  return { units: -units, scale };
}

export function subtract(a: Decimal, b: Decimal): Decimal {
  return add(a, negate(b));
}

/** Returns whether a number is less than another, and by how much it differs: `12.5`, without a sign. */
export function compare(a: Decimal, b: Decimal): { readonly isLess: boolean; readonly by: string } {
  const difference = subtract(a, b);
  const isLess = difference.units < 0n;
  return { isLess, by: format(isLess ? negate(difference) : difference) };
}

export function equals(a: Decimal, b: Decimal): boolean {
  return a.units === b.units && a.scale === b.scale;
}

export function isWhole({ scale }: Decimal): boolean {
  return scale === 0;
}

/** Writes a number as `-12.5`: plain digits, never an exponent. */
export function format({ units, scale }: Decimal): string {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const point = digits.length - scale;
  const sign = units < 0n ? '-' : '';
  return scale === 0 ? sign + digits : `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}

/** Returns a number in units of 10^−`to`. The scale `to` must not be lower than its own. */
export function unitsAt({ units, scale }: Decimal, to: number): bigint {
  return to === scale ? units : units * 10n ** BigInt(to - scale);
}

/** Returns `units` / 10^`scale` without trailing zeros after the point. */
export function reduced(units: bigint, scale: number): Decimal {
  let [reducedUnits, places] = [units, scale];
  while (places > 0 && reducedUnits % 10n === 0n) {
    reducedUnits /= 10n;
    places--;
  }
  return { units: reducedUnits, scale: places };
}
