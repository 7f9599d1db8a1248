import { expect, test } from 'vitest';
import { forms } from '../../src/forms.ts';
import { lines, tableOf } from '../../src/model/form.ts';
import { finder } from '../../src/recognise/labels/finder.ts';
import { matchLines } from '../../src/recognise/labels/match-lines.ts';

/** Which of several labels a text means that is none of them, and which lines cut labels mean by their neighbours. */

/** Finds the candidate that a text means; a candidate may have several wordings, separated by `=`. */
function meant(text: string, ...candidates: readonly string[]): string | undefined {
  const all = candidates.map((one) => ({ one, wordings: one.split('=') }));
  return finder(({ wordings }: (typeof all)[number]) => wordings)(text, all)?.one;
}

const eight = '甲乙丙丁戊己庚辛';
const sixteen = `${eight}子丑寅卯辰巳午未`;

test.each<[string, string, readonly string[], number | undefined]>([
  ['a slip in three letters', '甲乙丁', ['甲乙丙'], undefined],
  ['one letter more than three', '甲乙丙丁', ['甲乙丙'], 0],
  ['a slip in four', '甲乙丙戊', ['甲乙丙丁'], 0],
  ['two slips in four', '甲乙戊己', ['甲乙丙丁'], undefined],
  ['two slips in seven', '甲乙丙丁子丑庚', ['甲乙丙丁戊己庚'], undefined],
  ['two slips in eight', '甲乙丙丁子丑庚辛', [eight], 0],
  ['three slips in eight', '甲乙丙丁子丑寅辛', [eight], undefined],
  ['three slips in sixteen', `东西南${sixteen.slice(3)}`, [sixteen], 0],
  ['four slips in sixteen', `东西南北${sixteen.slice(4)}`, [sixteen], undefined],
  ['as near to two', '甲乙丙己', ['甲乙丙丁', '甲乙丙戊'], undefined],
  ['as near to two wordings of one', '甲乙丙己', ['甲乙丙丁=甲乙丙戊'], 0],
  [
    'as near to two, nearer to a third',
    `子丑${eight.slice(2)}`,
    [`寅卯${eight.slice(2)}`, `辰巳${eight.slice(2)}`, `子卯${eight.slice(2)}`],
    2,
  ],
  ['nearer to the first', `子丑${eight.slice(2)}`, [`子卯${eight.slice(2)}`, `寅卯${eight.slice(2)}`], 0],
  ['the same wording twice', '甲乙丙丁', ['甲乙丙丁', '甲乙丙丁=子'], undefined],
  ['the first five letters', '甲乙丙丁戊', [sixteen], 0],
  ['the first four letters', '甲乙丙丁', [sixteen], undefined],
  ['the last five letters', '卯辰巳午未', [sixteen], 0],
  ['five in the middle', '丁戊己庚辛', [sixteen], undefined],
  ['words added behind', `${eight}东西南北`, [eight], 0],
  ['words added before', `东西南北${eight}`, [eight], 0],
  ['a sum', `${eight}东西合计`, [eight], undefined],
  ['a figure behind', `${eight}东西1234`, [eight], undefined],
  ['a figure within', `${eight}12东西南`, [eight], 0],
  ['a slip rather than words left out', `${eight}子`, [`${eight}子丑寅卯辰`, `${eight}丑`], 1],
  [
    'words left out at the end rather than within',
    '甲乙丙丁未申',
    ['甲乙丙子丑寅卯辰巳丁未申', '甲乙丙丁未申子丑寅卯辰巳'],
    1,
  ],
  ['words left out within', '甲乙丙未申酉', ['甲乙丙丁戊己庚辛未申酉'], 0],
  ['words left out of a short label', '甲乙丙申酉', ['甲乙丙丁戊己庚辛未申酉'], undefined],
  ['words left out behind the second letter', '甲乙未午申酉', ['甲乙丙丁戊己庚辛未午申酉'], undefined],
  ['words left out before the last letter', '甲乙丙丁己酉', ['甲乙丙丁戊己庚辛未申酉'], undefined],
  ['words left out, and out of order', '甲乙丙己丁未申', ['甲乙丙丁戊己庚辛子丑寅未申'], undefined],
  ['words left out, and one too many', '甲乙丙子未申酉', ['甲乙丙丁戊己庚辛未申酉戌未申酉'], undefined],
  ['nothing', '（）', ['甲乙丙丁'], undefined],
  ['sixty letters', '甲'.repeat(60), [`${'甲'.repeat(59)}乙`], 0],
  ['sixty-one letters', '甲'.repeat(61), [`${'甲'.repeat(60)}乙`], undefined],
  ['an explanation', '甲乙丙丁（2023年）', ['甲乙丙丁'], 0],
])('%s', (_, text, candidates, index) => {
  expect(meant(text, ...candidates)).toBe(index === undefined ? undefined : candidates[index]);
});

const rows = lines(tableOf(forms[0]!, 'requests')!.blocks[0]!.rows);

test.each<[string, readonly string[], readonly (string | undefined)[]]>([
  ['in order', ['一、本年新收', '予以公开', '四、结转下年度'], ['received', 'granted', 'carried-out']],
  [
    'cut, between two that are whole',
    ['3.危及', '属于', '7.属于行政执法案卷'],
    ['refused.security-and-stability', undefined, 'refused.enforcement-file'],
  ],
  [
    'cut, with all others',
    ['4.保护第三方合法权益', '属于三', '属于四', '属于行政', '属于行政', '1.本机关'],
    [
      'refused.third-party-rights',
      'refused.internal-affairs',
      'refused.deliberative-process',
      'refused.enforcement-file',
      'refused.administrative-inquiry',
      'unavailable.not-held',
    ],
  ],
  [
    'cut, one of two that begin alike',
    ['6.属于四类过程性信息', '属于行政', '1.本机关不掌握相关政府信息'],
    ['refused.deliberative-process', undefined, 'unavailable.not-held'],
  ],
  [
    'out of order, of which one is cut',
    ['予以公开', '一、本年新收', '属于国'],
    ['granted', 'received', 'refused.state-secret'],
  ],
  [
    'out of order, two that begin alike',
    ['予以公开', '一、本年新收', '属于行政', '属于行政'],
    ['granted', 'received', undefined, undefined],
  ],
  ['twice, once with a slip', ['2.重复申请', '重复申清'], ['not-processed.repeated', undefined]],
  ['twice, both with a slip', ['重复甲请', '重复乙请'], [undefined, undefined]],
  ['twice the same slip', ['重复甲请', '重复甲请'], ['not-processed.repeated', 'not-processed.repeated']],
  [
    'twice, once by another name',
    ['1.逾期不补正', '1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请'],
    [undefined, 'other.not-corrected-in-time'],
  ],
  ['a group and its rows', ['（三）不予公开', '1.属于国家秘密'], [undefined, 'refused.state-secret']],
  ['a group that is cut', ['（三）不予', '1.属于国家秘密'], [undefined, 'refused.state-secret']],
  ['no label', ['甲', '乙'], [undefined, undefined]],
])('labels %s', (_, labels, ids) => {
  expect(
    matchLines(
      labels.map((label) => [label]),
      rows,
    ).map((line) => line?.id),
  ).toEqual(ids);
});

test.each<[string, readonly (readonly string[])[], readonly (string | undefined)[]]>([
  [
    '其他 within its group and within another',
    [
      ['（六）其他处理', '其他'],
      ['（四）无法提供', '其他'],
    ],
    ['other.other', undefined],
  ],
  ['a sum within a group', [['（三）不予公开', '总计'], ['总计']], [undefined, 'outcomes']],
  ['below a group that is cut', [['（五）不予处', '重复']], ['not-processed.repeated']],
  [
    'below a group that may be one of two',
    [
      ['（三）不予公开', '1.属于'],
      ['不予', '重复申请'],
    ],
    ['refused.state-secret', 'not-processed.repeated'],
  ],
  ['below what is no group', [['甲', '重复申请']], ['not-processed.repeated']],
  ['below another group', [['（三）不予公开', '2.重复申请']], [undefined]],
])('labels below others: %s', (_, paths, ids) => {
  expect(matchLines(paths, rows).map((line) => line?.id)).toEqual(ids);
});
