import { describe, expect, test } from 'vitest';
import { locate } from '../../src/culprit/locate.ts';
import { scoreTyping } from '../../src/culprit/typing-slips.ts';
import { forms } from '../../src/forms.ts';
import { type Decimal, parse, zero } from '../../src/model/decimal.ts';
import { assess } from '../../src/relations.ts';
import { broken, said, settled } from './broken-reports.ts';
import { line, sheet } from './small-forms.ts';

const form = forms[0]!;

const whole = (units: bigint): Decimal => ({ units, scale: 0 });

describe('the slip by which a figure was typed for another', () => {
  const around = { left: '41', right: '42', above: '43', below: '44' };

  test.each([
    { meant: 12, typed: 120, zh: '多写了一个 0', en: 'an extra zero' },
    { meant: 12, typed: 21, zh: '两位数字写颠倒', en: 'two digits in the wrong order' },
    { meant: 1234, typed: 1324, zh: '两位数字写颠倒', en: 'two digits in the wrong order' },
    { meant: 1234, typed: 1243, zh: '两位数字写颠倒', en: 'two digits in the wrong order' },
    { meant: 123, typed: 321, zh: '多 198', en: '198 too many' },
    { meant: 1234, typed: 2143, zh: '多 909', en: '909 too many' },
    { meant: 12, typed: 13, zh: '多 1', en: '1 too many' },
    { meant: 100, typed: 99, zh: '少 1', en: '1 too few' },
    { meant: 12, typed: -12, zh: '多写了负号', en: 'an extra minus sign' },
    { meant: 12, typed: 122, zh: '一位数字写重', en: 'a digit typed twice' },
    { meant: 12, typed: 112, zh: '一位数字写重', en: 'a digit typed twice' },
    { meant: 123, typed: 1223, zh: '一位数字写重', en: 'a digit typed twice' },
    { meant: 120, typed: 12, zh: '少写了一个 0', en: 'a missing zero' },
    { meant: 0, typed: 7, zh: '应为 0', en: 'should be 0' },
    { meant: 0, typed: 17, zh: '应为 0', en: 'should be 0' },
    { meant: 0, typed: 1, zh: '应为 0', en: 'should be 0' },
    { meant: 12, typed: 0, zh: '漏填', en: 'was left at 0' },
    { meant: 1, typed: 0, zh: '漏填', en: 'was left at 0' },
    { meant: 123, typed: 13, zh: '漏写一位数字', en: 'a digit is missing' },
    { meant: 123, typed: 12, zh: '漏写一位数字', en: 'a digit is missing' },
    { meant: 123, typed: 23, zh: '漏写一位数字', en: 'a digit is missing' },
    { meant: 1234, typed: 13, zh: '少 1221', en: '1221 too few' },
    { meant: 13, typed: 123, zh: '多写一位数字', en: 'an extra digit' },
    { meant: 3, typed: 7, zh: '多 4', en: '4 too many' },
    { meant: 7, typed: 3, zh: '少 4', en: '4 too few' },
    { meant: 5, typed: 41, zh: '与左边一格相同', en: 'the same as to its left' },
    { meant: 5, typed: 42, zh: '与右边一格相同', en: 'the same as to its right' },
    { meant: 5, typed: 43, zh: '与上面一格相同', en: 'the same as above it' },
    { meant: 5, typed: 44, zh: '与下面一格相同', en: 'the same as below it' },
    { meant: 125, typed: 195, zh: '一位数字写错', en: 'one digit is wrong' },
    { meant: 25, typed: 95, zh: '一位数字写错', en: 'one digit is wrong' },
    { meant: 125, typed: 196, zh: '多 71', en: '71 too many' },
    { meant: 12, typed: 5, zh: '少 7', en: '7 too few' },
    { meant: 12.5, typed: 125, zh: '小数点写错位置', en: 'the decimal point is in the wrong place' },
    { meant: 125, typed: 12.5, zh: '小数点写错位置', en: 'the decimal point is in the wrong place' },
    { meant: -0.05, typed: -0.5, zh: '小数点写错位置', en: 'the decimal point is in the wrong place' },
    { meant: 1.2, typed: 120, zh: '小数点写错位置', en: 'the decimal point is in the wrong place' },
    { meant: 12.5, typed: -12.5, zh: '多写了负号', en: 'an extra minus sign' },
    { meant: 12.45, typed: 12.54, zh: '两位数字写颠倒', en: 'two digits in the wrong order' },
    { meant: 12.45, typed: 14.25, zh: '两位数字写颠倒', en: 'two digits in the wrong order' },
    { meant: 12.45, typed: 12.95, zh: '一位数字写错', en: 'one digit is wrong' },
    { meant: 12.4, typed: 12.45, zh: '多写一位数字', en: 'an extra digit' },
    { meant: 4.7, typed: 427, zh: '多 422.3', en: '422.3 too many' },
    { meant: 2.45, typed: 2.5, zh: '漏写一位数字', en: 'a digit is missing' },
    { meant: 0.35, typed: 0.5, zh: '漏写一位数字', en: 'a digit is missing' },
    { meant: 38.5, typed: 47, zh: '多 8.5', en: '8.5 too many' },
    { meant: 12.3, typed: 13.4, zh: '多 1.1', en: '1.1 too many' },
    { meant: 29.4, typed: 29.39, zh: '少 0.01', en: '0.01 too few' },
  ])('$typed for $meant: $en', ({ meant, typed, zh, en }) => {
    expect(scoreTyping(parse(`${typed}`)!, parse(`${meant}`)!, { ...around, total: false }).reason).toEqual({ zh, en });
  });

  test.each([
    { typed: 0, meant: 126, zh: '总计仍为 0，漏填合计', en: 'the total still says 0' },
    { typed: 25, meant: 126, zh: '比各部分之和少 101', en: '101 less than its parts' },
    { typed: 227, meant: 126, zh: '比各部分之和多 101', en: '101 more than its parts' },
    { typed: 7, meant: 9, zh: '比各部分之和少 2', en: '2 less than its parts' },
    { typed: 621, meant: 126, zh: '比各部分之和多 495', en: '495 more than its parts' },
    { typed: 7, meant: 0, zh: '应为 0', en: 'should be 0' },
    { typed: 41, meant: 0, zh: '与左边一格相同', en: 'the same as to its left' },
  ])('$typed for a total of $meant: $en', ({ typed, meant, zh, en }) => {
    expect(scoreTyping(parse(`${typed}`)!, parse(`${meant}`)!, { ...around, total: true }).reason).toEqual({ zh, en });
  });

  test('a 0 beside a 0 was not copied', () => {
    const zeros = { left: '0', right: '0', above: '0', below: '0', total: false };
    expect(scoreTyping(zero, whole(12n), zeros).reason.en).toBe('was left at 0');
    expect(scoreTyping(zero, whole(-3n), zeros).reason.en).toBe('was left at 0');
  });

  test('where nothing stands beside it, nothing was copied', () => {
    expect(scoreTyping(whole(41n), whole(5n), { total: false }).reason.en).toBe('36 too many');
  });
});

describe('a figure of 表三 is compared with those around it', () => {
  const neighbours = {
    'partly-granted/natural-person': 41,
    'partly-granted/research': 42,
    'granted/commercial': 43,
    'refused.state-secret/commercial': 44,
  };

  test.each([
    { typed: 41, zh: '与左边一格相同', en: 'the same as to its left' },
    { typed: 42, zh: '与右边一格相同', en: 'the same as to its right' },
    { typed: 43, zh: '与上面一格相同', en: 'the same as above it' },
    { typed: 44, zh: '与下面一格相同', en: 'the same as below it' },
  ])('$typed for 5: $en', ({ typed, zh, en }) => {
    const id = 'partly-granted/commercial';
    const report = broken(form, settled(form, { ...neighbours, [id]: 5 }), { [id]: typed });
    expect(said(report)).toEqual([['only', `cell ${id} ${typed}→5`]]);
    expect(locate(assess(report))[0]!.explanations[0]!.mistakes[0]!.reason).toEqual({ zh, en });
  });

  test.each([
    { typed: 0, kind: 'stale-total', zh: '总计仍为 0，漏填合计', en: 'the total still says 0' },
    { typed: 25, kind: 'cell', zh: '比各部分之和少 101', en: '101 less than its parts' },
  ])('$typed for a total of 126: $en', ({ typed, kind, zh, en }) => {
    const id = 'partly-granted/total';
    const report = broken(form, settled(form, { ...neighbours, 'partly-granted/commercial': 43 }), { [id]: typed });
    expect(said(report)).toEqual([['only', `${kind} ${id} ${typed}→126`]]);
    expect(locate(assess(report))[0]!.explanations[0]!.mistakes[0]!.reason).toEqual({ zh, en });
  });
});

test.each([
  {
    typed: { 'granted/natural-person': 8, 'granted/commercial': 21 },
    zh: '相邻两格填反',
    en: 'two neighbouring cells swapped',
  },
  {
    typed: { 'granted/natural-person': 0, 'granted/commercial': 21, 'granted/research': 8 },
    zh: '一串数字错位一格',
    en: 'a run of figures one cell off',
  },
  {
    typed: { 'granted/natural-person': 210, 'outcomes/natural-person': 210 },
    zh: '多写了一个 0，总计随之算错',
    en: 'an extra zero, and its total was worked out from it',
  },
  {
    typed: {
      'granted/natural-person': 210,
      'granted/total': 218,
      'outcomes/natural-person': 210,
      'outcomes/total': 224,
    },
    zh: '多写了一个 0，各处总计随之算错',
    en: 'an extra zero, and its totals were worked out from it',
  },
  {
    typed: { 'granted/commercial': 14, 'granted/total': 35 },
    zh: '与“（二）部分公开”的 6 件重复计数',
    en: 'the 6 of “partly granted” were counted here too',
  },
])('what is said of several cells: $en', ({ typed, zh, en }) => {
  const figures = { 'granted/natural-person': 21, 'granted/commercial': 8, 'partly-granted/commercial': 6 };
  const [culprit] = locate(assess(broken(form, settled(form, figures), typed)));
  expect(culprit!.explanations[0]!.mistakes[0]!.reason).toEqual({ zh, en });
});

/**
 * Lines of 表四, in which each of the five figures may be the wrong one: which is likely depends on how it would be mistyped.
 */
describe('the more frequent slip comes first, and is likely where it is four times as frequent', () => {
  const lines: readonly { readonly line: readonly number[]; readonly says: readonly string[] }[] = [
    { line: [2, 0, 0, 0, 0], says: ['likely', 'stale-total total 0→2', 'cell upheld 2→0'] },
    { line: [10, 1, 0, 0, 0], says: ['likely', 'stale-total total 0→11'] },
    { line: [30, 4, 7, 0, 14], says: ['possible', 'cell upheld 30→3', 'cell total 14→41'] },
    {
      line: [100, 0, 101, 0, 111],
      says: ['possible', 'cell upheld 100→10', 'cell other 101→11', 'cell total 111→201'],
    },
    { line: [1, 9, 0, 0, 1], says: ['possible', 'cell corrected 9→0', 'cell total 1→10'] },
    { line: [10, 1, 0, 0, 10], says: ['possible', 'cell corrected 1→0', 'cell total 10→11', 'cell upheld 10→9'] },
    { line: [12, 0, 0, 0, 13], says: ['possible', 'cell total 13→12', 'cell upheld 12→13', 'cell corrected 0→1', '…'] },
    { line: [12, 9, 0, 0, 30], says: ['possible', 'cell upheld 12→21', 'cell other 0→9', 'cell pending 0→9', '…'] },
    { line: [-9, 11, 0, 0, 20], says: ['possible', 'cell total 20→2', 'cell upheld -9→9', 'cell other 0→18', '…'] },
    { line: [33, 30, 0, 0, 33], says: ['possible', 'cell upheld 33→3', 'cell corrected 30→0', 'cell total 33→63'] },
    { line: [2, 22, 0, 0, 2], says: ['possible', 'cell total 2→24', 'cell corrected 22→0'] },
    { line: [1, 22, 0, 0, 1], says: ['likely', 'cell corrected 22→0', 'cell total 1→23'] },
    { line: [1, 0, 0, 0, 13], says: ['possible', 'cell corrected 0→12', 'cell other 0→12', 'cell pending 0→12', '…'] },
    { line: [10, 7, 0, 0, 12], says: ['possible', 'cell corrected 7→2', 'cell total 12→17', 'cell upheld 10→5'] },
    { line: [12, 12, 0, 0, 42], says: ['possible', 'cell total 42→24', 'cell other 0→18', 'cell pending 0→18', '…'] },
    { line: [4, 10, 10, 0, 14], says: ['possible', 'cell corrected 10→0', 'cell other 10→0', 'cell total 14→24'] },
    {
      line: [220, 200, 0, 0, 220],
      says: ['possible', 'cell upheld 220→20', 'cell total 220→420', 'cell corrected 200→0'],
    },
    { line: [21, 0, 0, 0, 1], says: ['possible', 'cell total 1→21', 'cell upheld 21→1'] },
  ];

  test.each(lines)('$line', ({ line: figures, says }) => {
    const [first] = said(sheet(line, figures.join(' ')));
    expect(first!.map((one) => one.replaceAll('a/', ''))).toEqual(says);
  });
});
