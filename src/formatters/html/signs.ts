import type { Verdict } from '../../model/result.ts';
import type { TableState } from '../../presentation/tables.ts';
import { escaped } from '../../writers/html/markup.ts';
import { printable } from '../terminal-text.ts';

/** Signs of verdicts: colour is never the only sign. */
export const verdictSigns: Readonly<Record<Verdict, string>> = {
  fail: '✗',
  'cannot-check': '–',
  incomplete: '?',
  pass: '✓',
};

export const tableSigns: Readonly<Record<TableState, string>> = {
  fine: '✓',
  wrong: '✗',
  warned: '!',
  open: '?',
  unread: '–',
  missing: '✗',
};

/** Returns a text on one line as markup, invisible characters written out. */
export function textMarkup(text: string): string {
  return escaped(printable(text));
}

/** `①`, up to 50; then `(51)`. */
export function circled(number: number): string {
  const ranges = [
    { from: 1, to: 20, first: 0x2460 },
    { from: 21, to: 35, first: 0x3251 },
    { from: 36, to: 50, first: 0x32b1 },
  ];
  const range = ranges.find(({ from, to }) => from <= number && number <= to);
  return range ? String.fromCodePoint(range.first + number - range.from) : `(${number})`;
}
