import { describe, expect, test } from 'vitest';
import { markedChange, type Piece } from '../../src/cli/diff/marked-change.ts';
import { comparedText } from '../../src/diff/text.ts';
import { readReport } from '../../src/lint.ts';
import { printedWhole, type Whole } from '../support/whole-reports.ts';

function reports(...both: [before: Whole, after: Whole]) {
  const read = (whole: Whole) => readReport(new TextEncoder().encode(printedWhole(whole)), { path: 'a.txt' });
  return Promise.all([read(both[0]), read(both[1])]);
}

async function changes(...both: [before: Whole, after: Whole]) {
  const { text } = comparedText(...(await reports(...both)));
  return text.map((one) => [one.section?.number ?? null, one.before?.text ?? null, one.after?.text ?? null]);
}

const five = (text: string): Whole => ({ texts: { 5: text } });

test.each<[string, Whole, Whole, (string | number | null)[][]]>([
  ['a sentence', five('一是慢。二是少。'), five('一是慢。二是很少。'), [[5, '二是少。', '二是很少。']]],
  ['a sentence more', five('一是慢。'), five('一是慢。二是少。'), [[5, null, '二是少。']]],
  ['a sentence less, before others', five('一是慢。二是少。'), five('二是少。'), [[5, '一是慢。', null]]],
  [
    'two places',
    five('甲。乙。丙。'),
    five('丁。乙。戊。'),
    [
      [5, '甲。', '丁。'],
      [5, '丙。', '戊。'],
    ],
  ],
  ['spaces and width', five('共 12 件。'), five('共１２件。'), []],
  ['paragraphs divided otherwise', five('（一）方面\n一是慢。二是少。'), five('（一）方面一是慢。\n二是少。'), []],
  [
    'a heading that is not recognised, corrected',
    { headings: { 5: '存在问题' } },
    {},
    [[5, '存在问题', '五、存在的主要问题及改进情况']],
  ],
  [
    'the opening',
    { opening: '本报告根据条例编制。' },
    { opening: '本报告依据条例编制。' },
    [[null, '本报告根据条例编制。', '本报告依据条例编制。']],
  ],
  [
    'two sections',
    { texts: { 1: '甲。', 6: '无。' } },
    { texts: { 1: '乙。', 6: '无收费。' } },
    [
      [1, '甲。', '乙。'],
      [6, '无。', '无收费。'],
    ],
  ],
])('%s', async (_, before, after, expected) => {
  expect(await changes(before, after)).toEqual(expected);
});

describe('of reports of tables alone', () => {
  /** Kinds of files that may have an opening, headings, both or none. */
  const withoutWords = (text: string) => text.replaceAll(/^[一二三四五六]、.*$/gm, '');
  const texts = { 1: '', 5: '', 6: '' };
  const headings = { 1: '', 5: '', 6: '' };
  const opening = '填报单位：云溪区商务局';
  const kinds: Readonly<Record<string, Whole>> = {
    'tables only': { texts, headings, edit: withoutWords },
    'headings of tables': { texts, headings },
    'an opening': { texts, headings, opening, edit: withoutWords },
    'an opening and headings': { texts, headings, opening },
  };
  const pairs = Object.keys(kinds).flatMap((before) => Object.keys(kinds).map((after) => ({ before, after })));

  test.each(pairs)('$before → $after: nothing', async ({ before, after }) => {
    expect(await changes(kinds[before]!, kinds[after]!)).toEqual([]);
  });

  test('headings that both have, and the opening', async () => {
    const corrected = kinds['an opening and headings']!;
    const [heading, body] = ['二、公开政府信息情况', '填报单位：云溪区民政局'];
    expect(await changes({ ...corrected, headings: { ...headings, 2: heading } }, corrected)).toEqual([
      [2, heading, '二、主动公开政府信息情况'],
    ]);
    expect(await changes({ ...corrected, opening: body }, corrected)).toEqual([[null, body, opening]]);
  });

  test('where one has text, that the other has none is said', async () => {
    for (const kind of Object.values(kinds)) {
      const [full, bare] = await reports({}, kind);
      const missing = { table: null, reason: 'missing', cells: [] };
      expect(comparedText(full, bare)).toEqual({ text: [], notCompared: [{ ...missing, side: 'after' }] });
      expect(comparedText(bare, full)).toEqual({ text: [], notCompared: [{ ...missing, side: 'before' }] });
    }
  });
});

describe('within a sentence', () => {
  const shown = (pieces: readonly Piece[] | null) =>
    pieces?.map(({ text, differs }) => (differs ? `[${text}]` : text)).join('') ?? null;

  test.each<[string, string, string | null, string | null]>([
    ['全年收到申请12件。', '全年收到申请15件。', '全年收到申请[12]件。', '全年收到申请[15]件。'],
    ['全年收到申请1,234件。', '全年收到申请1,235件。', '全年收到申请[1,234]件。', '全年收到申请[1,235]件。'],
    ['形式不多。', '形式不多，更新也不是很快。', '[形式不多。]', '[形式不多，更新也不是很快。]'],
    ['公开的形式不多。', '公开的形式还不多。', '公开的形式不多。', '公开的形式[还]不多。'],
    ['没有收费。', '编制规划两份，都已公布。', '[没有收费。]', '[编制规划两份，都已公布。]'],
    ['', '新的一句。', null, '[新的一句。]'],
    ['旧的一句。', '', '[旧的一句。]', null],
  ])('“%s” → “%s”', (before, after, expectedBefore, expectedAfter) => {
    const marked = markedChange(before, after);
    expect([shown(marked.before), shown(marked.after)]).toEqual([expectedBefore, expectedAfter]);
  });
});
