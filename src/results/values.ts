import { decimalOf } from '../codecs/json/exact.ts';
import type { Decimal } from '../model/decimal.ts';
import type { NumberJson } from './shape.ts';

export function decimalOrNull(number: NumberJson | null): Decimal | null {
  return number === null ? null : decimalOf(number);
}

/** Returns a text that is known in one language only. */
export function inOneLanguage(text: string) {
  return { zh: text, en: text };
}
