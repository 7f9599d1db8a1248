import { type Decimal, parse } from '../model/decimal.ts';
import type { NumberJson } from './shape.ts';

/** Returns a number of parsed JSON as an exact decimal. */
export function decimalOf(number: NumberJson): Decimal {
  return typeof number === 'number' ? parse(String(number))! : number;
}

export function decimalOrNull(number: NumberJson | null): Decimal | null {
  return number === null ? null : decimalOf(number);
}

/** Returns a text that is known in one language only. */
export function inOneLanguage(text: string) {
  return { zh: text, en: text };
}
