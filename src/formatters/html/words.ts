import type { Text } from '../../text.ts';
import type { TableState } from '../pretty/tables.ts';
import type { Verdict } from './bodies.ts';

/** A verdict, with a sign: colour is never the only one. */
export const verdictNames: Readonly<Record<Verdict, { readonly sign: string } & Text>> = {
  wrong: { sign: '✗', zh: '不合格', en: 'wrong' },
  unchecked: { sign: '–', zh: '没能核对', en: 'not checked' },
  part: { sign: '?', zh: '没有全部核对', en: 'partly checked' },
  fine: { sign: '✓', zh: '合格', en: 'fine' },
};

export const tableSigns: Readonly<Record<TableState, { readonly sign: string } & Text>> = {
  fine: { sign: '✓', zh: '没有问题', en: 'nothing wrong' },
  wrong: { sign: '✗', zh: '有错', en: 'wrong' },
  warned: { sign: '!', zh: '有提醒', en: 'warnings' },
  open: { sign: '?', zh: '没有全部核对', en: 'partly checked' },
  unread: { sign: '–', zh: '没有读出', en: 'not read' },
  missing: { sign: '✗', zh: '缺', en: 'missing' },
};

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
