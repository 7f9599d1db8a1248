import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readValue } from '../../src/model/value.ts';
import { isOfSeveral, isPlainlyOneBody } from '../../src/recognise/body-lists/body-names.ts';
import { runs } from '../support/random-runs.ts';

/** Words of which the names of totals, statistics and groups are made, and those of bodies. */
const words = fc.constantFrom(
  ...[
    '合计',
    '总计',
    '小',
    '共计',
    '汇总',
    '表',
    '全',
    '县',
    '乡镇',
    '街道',
    '平均',
    '均值',
    '增',
    '升',
    '较上年',
    '同比',
  ],
  ...[
    '占比',
    '增减',
    '变化',
    '率',
    '情况',
    '去年',
    '上年度',
    '2024年',
    '核对',
    '差额',
    '数',
    '人均',
    '每个',
    '单位',
    '其中：',
  ],
  ...['各', '市直', '部门', '政府', '第一部分', '一、', '（', '）', '3', '３', ' ', '无', '件', '减少', '—'],
  ...['商务局', '厅', '委', '办', '院', '会', '府', '处', '站', '所', '校', '局'],
);

test('a name that is plainly that of one body is that of no several, and no figure', () => {
  fc.assert(
    fc.property(
      fc.array(words, { minLength: 1, maxLength: 5 }).map((some) => some.join('')),
      (name) => {
        fc.pre(isPlainlyOneBody(name));
        expect([name, isOfSeveral(name), readValue({ text: name }).kind]).toEqual([name, false, 'unreadable']);
      },
    ),
    runs(300, 20_000),
  );
});

test.each([
  '第1局',
  '青岚区商务局',
  '长沙市人民政府',
  '县教育局',
  '溪口镇中心学校',
])('%s is plainly one body', (name) => {
  expect(isPlainlyOneBody(name)).toBe(true);
});

test.each(['合计', '人均局', '较上年增长局', '各部门', '其中：商务局', '商务局 ', '12', ''])('%s is not', (name) => {
  expect(isPlainlyOneBody(name)).toBe(false);
});
