/**
 * An exact decimal: `units` / 10^`scale`, with no trailing zero behind the point,
 * so that equal numbers have equal fields. Counts have scale 0.
 */
export interface Decimal {
  readonly units: bigint;
  /** Digits behind the point, from 0. */
  readonly scale: number;
}

export const zero: Decimal = { units: 0n, scale: 0 };

/** Beyond this an exponent is no figure of a report, and writing it out would only cost memory. */
const widestExponent = 400;

/** Reads `12`, `-0.50`, `+3`, `1.5e3`; `undefined` for anything else. */
export function parse(literal: string): Decimal | undefined {
  const match = /^([+-]?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(literal);
  if (!match) return undefined;
  const [, sign, whole = '', fraction = '', exponent = '0'] = match;
  const shift = Number(exponent);
  if (Math.abs(shift) > widestExponent) return undefined;
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

export function equals(a: Decimal, b: Decimal): boolean {
  return a.units === b.units && a.scale === b.scale;
}

export function isWhole({ scale }: Decimal): boolean {
  return scale === 0;
}

/** `-12.5`: plain digits, never an exponent. */
export function format({ units, scale }: Decimal): string {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const point = digits.length - scale;
  const sign = units < 0n ? '-' : '';
  return scale === 0 ? sign + digits : `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}

/** A number in units of 10^−`to`, a scale not below its own. */
export function unitsAt({ units, scale }: Decimal, to: number): bigint {
  return units * 10n ** BigInt(to - scale);
}

/** `units` / 10^`scale`, without trailing zeros behind the point. */
export function reduced(units: bigint, scale: number): Decimal {
  let [least, places] = [units, scale];
  while (places > 0 && least % 10n === 0n) {
    least /= 10n;
    places--;
  }
  return { units: least, scale: places };
}
