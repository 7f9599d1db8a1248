import { expect, test } from 'vitest';
import { isUnit, readFigure, readValue } from '../../src/model/value.ts';

const number = (units: bigint, scale = 0, more: object = {}) => ({ kind: 'number', number: { units, scale }, ...more });
const unreadable = { kind: 'unreadable' };

test.each([
  ['0', number(0n)],
  ['999', number(999n)],
  ['1000', number(1000n)],
  ['123456789012', number(123456789012n)],
  ['1234567890123', number(1234567890123n)],
  ['1\u200b2\ufeff', number(12n)],
  ['-1.50', number(-15n, 1)],
  ['减少 3', number(-3n)],
  ['减3', number(-3n)],
  ['增加3', number(3n)],
  ['增3', number(3n)],
  ['−3', number(-3n)],
  ['1,234,567.8', number(12345678n, 1)],
  ['12件', number(12n, 0, { unit: '件' })],
  ['12 人次（上年9）', number(12n, 0, { unit: '人次', note: '上年9' })],
  ['12()', number(12n, 0, { note: '' })],
  ['007', number(7n, 0, { irregular: true })],
  ['12。', number(12n, 0, { irregular: true })],
  ['="12 "', number(12n, 0, { irregular: true })],
  ['1'.repeat(100), number(BigInt('1'.repeat(100)))],
  [`${'1'.repeat(60)}.${'1'.repeat(40)}`, number(BigInt('1'.repeat(100)), 40)],
])('%s', (text, value) => {
  expect(readValue({ text })).toStrictEqual(value);
});

test.each([
  '1'.repeat(101),
  `${'1'.repeat(61)}.${'1'.repeat(40)}`,
  '000',
  '0,000',
  '100x',
  'x="12"',
  '="12"x',
  '=""',
  '无法',
  '见/',
  '暂无',
  '-----',
])('“%s” is no number', (text) => {
  expect(readValue({ text })).toEqual(unreadable);
});

test.each(['-', '——', '－', '/', '／', '无', '不适用', 'N/A', 'n/a', ' 无 '])('“%s” is a dash', (text) => {
  expect(readValue({ text })).toEqual({ kind: 'dash' });
});

test.each(['', ' ', '\u3000', '\u200b\u00ad'])('“%s” is blank', (text) => {
  expect(readValue({ text })).toEqual({ kind: 'blank' });
});

test('what a workbook stores goes before what it shows', () => {
  expect(readValue({ text: '约', stored: { number: '12' } })).toEqual(number(12n));
  expect(readValue({ text: '', stored: { number: '12', formula: 'A1' } })).toEqual(number(12n));
  expect(readValue({ text: '007件', stored: { number: '7' } })).toEqual(number(7n, 0, { unit: '件' }));
  expect(readValue({ text: '12', stored: { formula: 'A1' } })).toEqual(number(12n));
  expect(readValue({ text: '12', stored: { number: 'x' } })).toEqual(number(12n));
  expect(readValue({ text: '', stored: { formula: 'A1' } })).toEqual(unreadable);
  expect(readValue({ text: '', picture: true })).toEqual(unreadable);
  expect(readValue({ text: '', struck: '12' })).toEqual(unreadable);
  expect(readValue({ text: '12', picture: true })).toEqual(number(12n));
  expect(readValue({ text: '/', struck: '12' })).toEqual({ kind: 'dash' });
});

test('a figure in the unit of something else is none', () => {
  const place = { path: 'a' };
  const count = { decimal: false, unit: undefined };
  expect(readFigure({ text: '', place }, count)).toEqual({ kind: 'blank' });
  expect(readFigure({ text: '3元', place }, count)).toEqual({ kind: 'unreadable', unit: '元' });
  expect(readFigure({ text: ' 12 期', place }, { decimal: false, unit: '期' })).toEqual(number(12n, 0, { unit: '期' }));
  expect(readFigure({ text: '2.5天', place }, { decimal: true, unit: '天' })).toEqual(number(25n, 1, { unit: '天' }));
  for (const text of ['12期', '期', '约12期', '12件期']) {
    expect(readFigure({ text, place }, text === '12期' ? count : { decimal: false, unit: '期' })).toEqual(unreadable);
  }
  expect(readFigure({ text: '3元', place }, { decimal: true, unit: '万元' })).toEqual(number(3n, 0, { unit: '元' }));
});

test('a unit alone is one', () => {
  expect(['件', ' 万元 ', '人次', '元'].map(isUnit)).toEqual([true, true, true, true]);
  expect(['', '3件', '件数', '万'].map(isUnit)).toEqual([false, false, false, false]);
});
