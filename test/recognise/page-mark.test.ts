import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPageMark } from '../../src/model/page-mark.ts';

const dashes = [...'-‐‑‒–—―−─━~～－﹣'];

describe('sure by itself', () => {
  test.each([
    ...dashes.flatMap((dash) => [`${dash} 3 ${dash}`, `${dash}3${dash}`, `${dash}${dash}３${dash}${dash}`]),
    '一 3 一',
    '· 3 ·',
    '• 3 •',
    '第3页',
    '第 ３ 页',
    '第三页',
    '- 第3页 -',
    '第 - 3 - 页',
    '第3頁',
    '3页',
    '页码：3',
    '页次:3',
    'Page 3',
    'page: 3',
    'P3',
    'P. 3',
    'pg 3',
  ])('%s', (text) => expect(readPageMark(text)).toMatchObject({ page: 3, sure: true }));

  test.each([
    '3/8',
    '３／８',
    '3 / 8',
    '3 of 8',
    '- 3/8 -',
    '[3/8]',
    '3 / 8 页',
    '第3/8页',
    '第3页共8页',
    '第 3 页 共 8 页',
    '第3页，共8页',
    '第3页、共 8 页',
    '第3页/共8页',
    '第3页（共8页）',
    '第3页 | 共8页',
    '第3页 总8页',
    '第三页 共八页',
    '共8页 第3页',
    '共8页，第3页',
    '共 8 页 / 第 3 页',
    '3页/8页',
    '第3页/8页',
    '页码：3/8',
    'Page 3 of 8',
    'PAGE 3/8',
    'P3/8',
    '3 of 8 pages',
    '第 3 页 / 共计 8 页',
  ])('%s', (text) => expect(readPageMark(text)).toMatchObject({ page: 3, of: 8, sure: true }));
});

test.each([
  ['第十页', 10],
  ['第十二页', 12],
  ['第二十页', 20],
  ['第四十五页', 45],
  ['第一百零六页', 106],
])('%s', (text, page) => expect(readPageMark(text)).toMatchObject({ page, sure: true }));

test.each([
  '3',
  ' 3 ',
  '３',
  '[3]',
  '【3】',
  '(3)',
  '3.',
  '| 3',
  '3 |',
  '-3',
  '3 | 8',
  '3 - 8',
])('%s only by where it stands', (text) => expect(readPageMark(text)).toMatchObject({ page: 3, sure: false }));

test.each([
  '',
  '-',
  '— —',
  '1,234',
  '12.5',
  '1 234 567',
  '8/3',
  '0/8',
  '3/8/2024',
  '2024-01-31',
  '2024年',
  '3件',
  '第3条',
  '第三部分',
  '（三）',
  '页',
  '共8页',
  '第页 共页',
  '首页',
  '续表',
  '一二一',
  '12345',
  'https://example.cn/3',
  '3人',
  '第3页是扫描件',
])('%s is none', (text) => expect(readPageMark(text)).toBeUndefined());

test('no number with a separator or a point is one, wherever it stands', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1000, max: 9_999_999 }), fc.constantFrom(',', '.'), (number, separator) => {
      expect(
        readPageMark(`${Math.floor(number / 1000)}${separator}${String(number % 1000).padStart(3, '0')}`),
      ).toBeUndefined();
    }),
  );
});

test('a line as long as a page takes no time', () => {
  expect(readPageMark('-'.repeat(1e6))).toBeUndefined();
});
