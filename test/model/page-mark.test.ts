import { expect, test } from 'vitest';
import { isContinuationMark, readPageMark } from '../../src/model/page-mark.ts';

test.each([
  ['3/8', { page: 3, of: 8, sure: true }],
  ['1/8', { page: 1, of: 8, sure: true }],
  ['8/8', { page: 8, of: 8, sure: true }],
  ['第3页', { page: 3, sure: true }],
  ['第二页', { page: 2, sure: true }],
  ['- 3 -', { page: 3, sure: true }],
  ['3', { page: 3, sure: false }],
  [`第3页${' '.repeat(57)}`, { page: 3, sure: true }],
])('“%s”', (text, mark) => {
  expect(readPageMark(text)).toStrictEqual(mark);
});

test.each(['9/8', '0/8', '甲-3-', '-3-甲', `第3页${' '.repeat(58)}`, '甲'])('“%s” is no page mark', (text) => {
  expect(readPageMark(text)).toBeUndefined();
});

test.each([
  '续表',
  '（续表）',
  '续上表',
  '(续上页)',
  '续页',
  ' 续 表 ',
  '第3页',
  '- 3 -',
])('%s may part a table', (text) => {
  expect(isContinuationMark(text)).toBe(true);
});

test.each(['续', '续表一', '表三续表', '继续', '3', '（续上）', ''])('“%s” may not', (text) => {
  expect(isContinuationMark(text)).toBe(false);
});
