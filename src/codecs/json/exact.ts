import { type Decimal, parse } from '../../model/decimal.ts';

/** Parsed JSON. A number with more digits than a double holds is a decimal. */
export type ExactJson =
  | null
  | boolean
  | number
  | string
  | Decimal
  | readonly ExactJson[]
  | { readonly [key: string]: ExactJson };

/** Digits that every double holds. */
const maxDigits = 15;

/** True if some number may have more digits; a text may have such a run, too. */
const mayBeLong = new RegExp(`\\d[\\d.]{${maxDigits}}`);

/** The only key of an object around a number that is kept digit by digit. */
const wrapper = '\u0000decimal';

/**
 * Parses JSON without losing a digit.
 * @throws {SyntaxError}
 */
export function parseExact(text: string): ExactJson {
  if (!mayBeLong.test(text)) return JSON.parse(text);
  const wrapped = text.replaceAll(/"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g, (found) => {
    if (found.startsWith('"') || found.length <= maxDigits) return found;
    return parse(found) ? `{${JSON.stringify(wrapper)}:"${found}"}` : found;
  });
  return JSON.parse(wrapped, (_, value) =>
    value !== null && typeof value === 'object' && wrapper in value ? parse(value[wrapper]) : value,
  );
}

/** Returns a parsed number as an exact decimal. */
export function decimalOf(number: number | Decimal): Decimal {
  return typeof number === 'number' ? parse(String(number))! : number;
}
