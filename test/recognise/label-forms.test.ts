import { expect, test } from 'vitest';
import { forms } from '../../src/forms.ts';
import { blocksOf, headingsIn } from '../../src/model/form.ts';
import { halfWidth, letters, normalise, readOrdinal, withoutSpaces } from '../../src/recognise/labels/normalise.ts';
import {
  contradictsOrdinal,
  isBeginningOf,
  possibleWordings,
  withoutExplanations,
  wordingsOf,
} from '../../src/recognise/labels/wordings.ts';

/** What writers make of labels. */

const headings = blocksOf(forms).flatMap((block) => headingsIn([...block.rows, ...block.columns]));
const headingOf = (label: string) => headings.find((one) => one.label === label)!;

test.each<[string, string]>([
  ['（一）予以公开', '予以公开'],
  ['(一) 予以公开', '予以公开'],
  ['（一予以公开', '予以公开'],
  ['（十二）予以公开', '予以公开'],
  ['(12)予以公开', '予以公开'],
  ['(2023年)予以公开', '予以公开'],
  ['一、予以公开', '予以公开'],
  ['十一．予以公开', '予以公开'],
  ['1.予以公开', '予以公开'],
  ['１２、予以公开', '予以公开'],
  ['3)予以公开', '予以公开'],
  ['3予以公开', '予以公开'],
  ['①予以公开', '予以公开'],
  ['⑴予以公开', '予以公开'],
  ['㈠予以公开', '予以公开'],
  ['第一部分 总体情况', '总体情况'],
  ['第12部分总体情况', '总体情况'],
  ['第三方权益', '第三方权益'],
  ['3年以上', '3年以上'],
  ['3.5万元', '35万元'],
  ['12件', '12件'],
  ['123公开', '123公开'],
  ['一二三', '一二三'],
  ['3.危及“三安全一稳定”', '危及三安全一稳定'],
  ['本年收费金额（单位：万元）', '本年收费金额'],
  ['本年收费金额（单位：万元', '本年收费金额'],
  ['本年收费金额【单位〔万元〕】', '本年收费金额'],
  ['（第（一）项（注））规章', '规章'],
  ['（三）', ''],
  ['规章［注］', '规章'],
  ['（本列数据）', '本列数据'],
  ['本 年\n制\u200b发\u00ad件\ufeff数', '本年制发件数'],
  ['Issued This-Year', 'issuedthisyear'],
  ['《规章》、—·…', '规章'],
])('%j in normal form', (text, plain) => {
  expect(normalise(text)).toBe(plain);
});

test.each<[string, number | null]>([
  ['一、总体', 1],
  ['十、总体', 10],
  ['十九、总体', 19],
  ['二十、总体', 20],
  ['二十一、总体', 21],
  ['（五）总体', 5],
  ['(五)总体', 5],
  ['五）总体', 5],
  ['【五】总体', 5],
  ['〔五〕总体', 5],
  ['5.总体', 5],
  ['12,总体', 12],
  ['１２：总体', 12],
  [' 5、总体', 5],
  ['⑤总体', 5],
  ['⑸总体', 5],
  ['㈤总体', 5],
  ['第五部分', 5],
  ['第5部分', 5],
  ['5总体', null],
  ['第五条', null],
  ['五总体', null],
  ['123.总体', null],
  ['总体五、', null],
  ['', null],
])('ordinal of %s', (text, number) => {
  expect(readOrdinal(text)).toBe(number);
});

test('texts in half width, without spaces, and as letters', () => {
  expect(halfWidth('【甲】〔乙〕［丙］ ① １２\t')).toBe('(甲)(乙)(丙)1.12');
  expect(withoutSpaces(' １ 甲\n乙 ')).toBe('1甲乙');
  expect(letters('A-b(甲): ~丙··!@[`{')).toBe('ab甲丙');
});

test.each<[string, readonly string[]]>([
  ['行政处罚', []],
  ['行政处罚（件）', ['行政处罚件']],
  ['2023年行政处罚', ['行政处罚', '本年行政处罚', '']],
  ['行政处罚2023年办件量', ['行政处罚2023年办件量', '行政处罚办件量', '行政处罚本年办件量', '行政处罚']],
  ['本年收费金额 单位：万元', ['本年收费金额单位万元', '本年收费金额']],
  ['现行有效件数截至12月31日', ['现行有效件数截至12月31日', '现行有效件数']],
  ['1999年度规章', ['1999年度规章', '规章', '本年规章']],
])('wordings of %s without what explains it', (text, wordings) => {
  const plain = normalise(text);
  expect(withoutExplanations(text)).toEqual(wordings.filter((one) => one !== '' && one !== plain));
  expect(possibleWordings(text)).toEqual([plain, ...withoutExplanations(text)]);
});

test('figures and long texts have no other wordings', () => {
  expect(possibleWordings('1,234.5 6')).toEqual(['123456']);
  expect(possibleWordings(`甲（${'乙'.repeat(57)}）`)).toHaveLength(2);
  expect(possibleWordings(`甲（${'乙'.repeat(58)}）`)).toHaveLength(1);
});

test('all wordings of a heading: as printed, with brackets, in short, in English', () => {
  const label = '1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请';
  expect(wordingsOf(headingOf(label))).toEqual([normalise(label), '逾期不补正', normalise(headingOf(label).en)]);
  expect(wordingsOf(headingOf('本年收费金额（单位：万元）')).slice(0, 2)).toEqual([
    '本年收费金额',
    '本年收费金额单位万元',
  ]);
});

test.each<[string, string, boolean]>([
  ['1.属于国', '1.属于国家秘密', true],
  ['属于', '1.属于国家秘密', true],
  ['属', '1.属于国家秘密', false],
  ['2.属于国', '1.属于国家秘密', false],
  ['国家秘密', '1.属于国家秘密', false],
  ['state', '1.属于国家秘密', false],
  ['行政', '行政许可', true],
  ['3.行政', '行政许可', true],
])('%s begins %s: %s', (text, label, is) => {
  expect(isBeginningOf(text, headingOf(label))).toBe(is);
});

test.each<[string, string, boolean]>([
  ['（六）其他', '3.其他', true],
  ['3.其他', '3.其他', false],
  ['其他', '3.其他', false],
  ['3.行政许可', '行政许可', false],
])('%s has another ordinal than %s: %s', (text, label, is) => {
  expect(contradictsOrdinal(text, headingOf(label))).toBe(is);
});
