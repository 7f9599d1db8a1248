import { expect, test } from 'vitest';
import { Acceptance } from '../../src/page/acceptance.ts';
import type { CheckedFile, ProposedCorrection } from '../../src/page/checker.ts';

const proposed = (place: string, isChosen: boolean): ProposedCorrection => ({
  place: { zh: place, en: place },
  label: { zh: '总计', en: 'total' },
  from: '1',
  to: '2',
  reason: { zh: '总计未填', en: 'the total was left blank' },
  safety: 'suggested',
  isChosen,
});

const file = (path: string, parts: Partial<CheckedFile> = {}): CheckedFile => ({
  path,
  sections: [],
  corrections: [proposed('J14', false), proposed('J14', true), proposed('J15', true)],
  notCorrectable: null,
  isMarkable: true,
  ...parts,
});

test('at first the corrections are accepted that the program chooses', () => {
  expect(new Acceptance([file('溪口镇.xlsx')]).of('溪口镇.xlsx')).toEqual([1, 2]);
});

test('of two corrections for one cell only one is accepted', () => {
  const acceptance = new Acceptance([file('溪口镇.xlsx')]);
  acceptance.accept('溪口镇.xlsx', 0);
  expect(acceptance.of('溪口镇.xlsx')).toEqual([0, 2]);
  expect(acceptance.rivals('溪口镇.xlsx', 0)).toEqual([1]);
  expect(acceptance.rivals('溪口镇.xlsx', 2)).toEqual([]);
});

test('all corrections are those of files that can be corrected, and have one that is accepted', () => {
  const notCorrectable = { zh: 'PDF 不能改写', en: 'a PDF cannot be rewritten' };
  const acceptance = new Acceptance([file('甲.xlsx'), file('乙.pdf', { notCorrectable }), file('__proto__')]);
  acceptance.reject('甲.xlsx', 1);
  acceptance.reject('甲.xlsx', 2);
  expect(acceptance.ofAll()).toEqual([['__proto__', [1, 2]]]);
});
