import { type Decimal, parse } from '../../model/decimal.ts';

/** Parsed JSON. A number that a double might not hold, or not as it is written, is a decimal. */
export type ExactJson =
  | null
  | boolean
  | number
  | string
  | Decimal
  | readonly ExactJson[]
  | { readonly [key: string]: ExactJson };

/** A whole number that every double holds, and that is written in the same way again. */
const plain = /^-?\d{1,15}$/;

/** A key that no text of this program has, around a number that is kept digit by digit. */
const wrapper = '\u0000decimal';

/**
 * Parses JSON without losing a digit.
 * @throws {SyntaxError}
 */
export function parseExact(text: string): ExactJson {
  const wrapped = text.replaceAll(/"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g, (found) => {
    if (found.startsWith('"') || plain.test(found)) return found;
    return parse(found) ? `{"\\u0000decimal":"${found}"}` : found;
  });
  if (wrapped === text) return JSON.parse(text);
  return JSON.parse(wrapped, (_, value) =>
    value !== null && typeof value === 'object' && wrapper in value ? parse(value[wrapper]) : value,
  );
}
