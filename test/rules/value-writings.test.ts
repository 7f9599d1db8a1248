import { describe, expect, test } from 'vitest';
import { format } from '../../src/model/decimal.ts';
import { readValue } from '../../src/model/value.ts';

const read = (text: string) => readValue({ text });

/** Writings of one meaning: full or half width, with or without spaces around, capitals or not. */
const alike = (text: string) => [
  text,
  ` ${text}　`,
  `\n${text}\u00a0`,
  text.toUpperCase(),
  text.replaceAll(/[!-~]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0)),
];

test.each([
  '/',
  '-',
  '－',
  '—',
  '——',
  '–',
  '−',
  '―',
  '─',
  '---',
  '无',
  '不适用',
  'N/A',
  'n/a',
])('%s says that there is nothing to count', (text) => {
  for (const one of alike(text)) expect(read(one), JSON.stringify(one)).toEqual({ kind: 'dash' });
});

test.each(['', ' ', '　', '\u00a0', '\n', '\u200b', '\ufeff', '\u00ad'])('%j is blank', (text) => {
  expect(read(text)).toEqual({ kind: 'blank' });
});

test.each([
  '//',
  '-----',
  'NA',
  'N.A.',
  '没有',
  '无数据',
  '暂无',
  '…',
  '.',
  '？',
  '*',
  '〇',
  '零',
  'nil',
  'null',
])('%s is neither: it is unreadable', (text) => {
  expect(read(text).kind).toBe('unreadable');
});

describe('numbers', () => {
  test.each([
    ['0', '0'],
    ['7', '7'],
    ['-7', '-7'],
    ['+7', '7'],
    ['−7', '-7'],
    ['减7', '-7'],
    ['减少7', '-7'],
    ['增7', '7'],
    ['增加 7', '7'],
    ['1,234', '1234'],
    ['1，234', '1234'],
    ['1 234', '1234'],
    ['12,345,678', '12345678'],
    ['-1,234.50', '-1234.5'],
    ['0.10', '0.1'],
    ['-0', '0'],
    ['12.000', '12'],
    ['123456789012345678901234567890', '123456789012345678901234567890'],
  ])('%s is %s', (text, number) => {
    for (const one of alike(text)) {
      const value = read(one);
      expect(value.kind === 'number' ? format(value.number) : value.kind, JSON.stringify(one)).toBe(number);
    }
  });

  test.each([
    ['12件', '12', '件', undefined],
    ['12 人次', '12', '人次', undefined],
    ['1.5万元', '1.5', '万元', undefined],
    ['22（其中修订16件）', '22', undefined, '其中修订16件'],
    ['22(其中修订16件)', '22', undefined, '其中修订16件'],
    ['-3件（更正）', '-3', '件', '更正'],
  ])('%s has its unit and its note', (text, number, unit, note) => {
    const value = read(text);
    expect(value).toMatchObject({ kind: 'number', ...(unit && { unit }), ...(note && { note }) });
    expect(value.kind === 'number' && format(value.number)).toBe(number);
  });

  test.each([
    ...['1,23', '1,2345', '12,34', ',123', '1,,234', '1.234.567', '1,234 567 8', '1..2', '.5', '5.'],
    ...['50%', '５０％', '1/2', '1e3', '0x10', '1:2', '3-4', '3~4', '十二', '1十', '2023年', '12 13', '#REF!'],
    ...['--7', '+-7', '7-', '(7)', '约7', '7左右', '7+', '7余', '>7', '七'],
  ])('%s is not guessed', (text) => {
    expect(read(text)).toEqual({ kind: 'unreadable' });
  });
});
