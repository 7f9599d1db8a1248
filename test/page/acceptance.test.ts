import { expect, test } from 'vitest';
import { Acceptance } from '../../src/page/acceptance.ts';
import type { CheckedFile, ProposedCorrection } from '../../src/page/checker.ts';

const proposed = (
  place: string,
  isChosen: boolean,
  safety: ProposedCorrection['safety'] = 'suggested',
): ProposedCorrection => ({
  place: { zh: place, en: place },
  label: { zh: '总计', en: 'total' },
  from: '1',
  to: '2',
  reason: { zh: '总计未填', en: 'the total was left blank' },
  safety,
  isChosen,
});

const file = (path: string, parts: Partial<CheckedFile> = {}): CheckedFile => ({
  path,
  sections: [],
  corrections: [
    proposed('J14', false, 'safe'),
    proposed('J14', true),
    proposed('J15', true),
    proposed('J16', true, 'safe'),
  ],
  notCorrectable: null,
  isMarkable: true,
  ...parts,
});

test('at first only corrections are accepted that change no number and that the program chooses', () => {
  expect(new Acceptance([file('溪口镇.xlsx')]).of('溪口镇.xlsx')).toEqual([3]);
});

test('of two corrections for one cell only one is accepted', () => {
  const acceptance = new Acceptance([file('溪口镇.xlsx')]);
  acceptance.accept('溪口镇.xlsx', 1);
  acceptance.accept('溪口镇.xlsx', 0);
  expect(acceptance.of('溪口镇.xlsx')).toEqual([0, 3]);
  expect(acceptance.rivals('溪口镇.xlsx', 0)).toEqual([1]);
  expect(acceptance.rivals('溪口镇.xlsx', 2)).toEqual([]);
});

test('all at once are exactly those that the program chooses, or none', () => {
  const acceptance = new Acceptance([file('溪口镇.xlsx')]);
  acceptance.accept('溪口镇.xlsx', 0);
  acceptance.acceptChosen('溪口镇.xlsx');
  expect(acceptance.of('溪口镇.xlsx')).toEqual([1, 2, 3]);
  acceptance.rejectAll('溪口镇.xlsx');
  expect(acceptance.of('溪口镇.xlsx')).toEqual([]);
});

test('all corrections are those of files that can be corrected, and have one that is accepted', () => {
  const notCorrectable = { zh: 'PDF 不能改写', en: 'a PDF cannot be rewritten' };
  const acceptance = new Acceptance([file('甲.xlsx'), file('乙.pdf', { notCorrectable }), file('__proto__')]);
  acceptance.rejectAll('甲.xlsx');
  expect(acceptance.ofAll()).toEqual([['__proto__', [3]]]);
});
