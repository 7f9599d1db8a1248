import type { Verdict } from '../../model/result.ts';
import type { Text } from '../../model/text.ts';
import type { TableState } from '../pretty/tables.ts';

/** Colour is never the only sign. */
export const verdictSigns: Readonly<Record<Verdict, string>> = {
  fail: '✗',
  'cannot-check': '–',
  incomplete: '?',
  pass: '✓',
};

export const tableSigns: Readonly<Record<TableState, { readonly sign: string } & Text>> = {
  fine: { sign: '✓', zh: '没有问题', en: 'nothing wrong' },
  wrong: { sign: '✗', zh: '有错', en: 'wrong' },
  warned: { sign: '!', zh: '有提醒或提示', en: 'warnings or infos' },
  open: { sign: '?', zh: '部分未核对', en: 'incomplete' },
  unread: { sign: '–', zh: '未读出', en: 'not read' },
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
