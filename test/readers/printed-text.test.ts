import { describe, expect, test } from 'vitest';
import { forms, lint } from '../../src/lint.ts';
import type { FileResult } from '../../src/model/result.ts';
import { distinct, figuresOf } from '../support/make/figures.ts';
import { filledRows } from '../support/make/printed.ts';

/** What programs make of a page when they turn it into text, in small. */

async function read(page: string): Promise<FileResult> {
  return lint(new TextEncoder().encode(page), { path: 'a.txt' });
}

/** The figures of one row, in the form's order of columns; what stands there where it is no number. */
function row({ reports }: FileResult, table: string, id: string): (number | string)[] {
  const found = reports[0]?.report.tables.find((one) => one.table.id === table);
  return (found?.entries ?? [])
    .filter(({ at }) => at.row.id === id)
    .map(({ value }) => (value.kind === 'number' ? Number(value.number.units) : value.kind));
}

/** Why a table was not read. */
function why({ reports, problem }: FileResult): string | undefined {
  return reports[0]?.report.unread.find((one) => one.why)?.why?.en ?? problem?.message.en;
}

const regulations = `
                 第二十条第（一）项
信息内容          本年制发件数     本年废止件数   现行有效件数
规章                 2              0            11
行政规范性文件       109            489           597
`;

const header = `
（本列数据的勾稽关系为：第一项加第二项之和，                申请人情况
等于第三项加第四项之和）                            法人或其他组织
                               自然人                                     总计
                                       商业   科研   社会公益 法律服务 其他
                                       企业   机构   组织   机构
`;

test('the words of a line stand in columns, and figures keep the place where they stand', async () => {
  const result = await read(regulations);
  expect(row(result, 'disclosure', 'regulations')).toEqual([2, 0, 11]);
  expect(row(result, 'disclosure', 'normative-documents')).toEqual([109, 489, 597]);
  const [entry] = result.reports[0]!.report.tables[0]!.entries;
  expect(entry!.place).toEqual({ path: 'a.txt', line: 4, character: 20 });
});

test.each([
  ['in one line', '青石镇人民政府 2025 年政府信息公开工作年度报告\n'],
  ['in marks of a work’s name', '《青石镇人民政府2025年政府信息公开工作年度报告》\n'],
  ['broken behind the year', '青石镇人民政府2025年\n政府信息公开工作年度报告\n'],
  ['broken behind the name', '      青石镇人民政府\n2025 年政府信息公开工作年度报告\n'],
  ['broken before the last word', '青石镇人民政府 2025 年政府信息公开工作年度\n\n         报告\n'],
])('a title %s', async (_, title) => {
  const { reports } = await read(`${title}${regulations}`);
  expect(reports.map(({ report: { organization, year } }) => [organization, year])).toEqual([['青石镇人民政府', 2025]]);
});

test('one figure alone, somewhat out of line with two labels: not guessed', async () => {
  const result = await read('信息内容  上一年项目数量  本年增/减\n行政事业性收费    2405\n');
  expect([result.verdict, row(result, 'disclosure', 'fees')]).toEqual(['cannot-check', []]);
});

test.each(forms)('$id: figures below their labels, with tabs between', async (form) => {
  const figures = distinct(form);
  const lines = form.tables.flatMap((table) =>
    filledRows(table, figures).flatMap((cells) => {
      const [labels, values] = [false, true].map((isValue) =>
        cells.filter(({ kind, text }) => (kind === 'value') === isValue && text !== '').map(({ text }) => text),
      );
      return [...labels!, values!.join('\t')].filter((line) => line !== '');
    }),
  );
  const { reports } = await read(lines.join('\n'));
  expect(figuresOf(reports[0]!.report)).toEqual(figures);
});

describe('labels', () => {
  const requests = (body: string) => read(`${header}${body}`);

  test('are broken over as many lines as the longest one takes in a narrow cell', async () => {
    const result = await requests(`
2.申请人逾期未
按收费通知要求
缴纳费用、行政
机关不再处理其
政府信息公开申
请
1 2 3 4 5 6 21
`);
    expect(row(result, 'requests', 'other.fee-not-paid')).toEqual([1, 2, 3, 4, 5, 6, 21]);
  });

  test('are broken over several lines, any of which may hold the figures', async () => {
    const result = await requests(`
      （二）部分公开（区分处理的，只计这一情
                                 447    7      0      0      0     0     454
      形，不计其他情形）
             2.其他法律行政法规禁止公
             开                    27    0      0      0      0     0     27
             5.要求行政机关确认或重新     4    0      0      0      0     0      4
             出具已获取信息
`);
    expect(row(result, 'requests', 'partly-granted')).toEqual([447, 7, 0, 0, 0, 0, 454]);
    expect(row(result, 'requests', 'refused.forbidden-by-law')).toEqual([27, 0, 0, 0, 0, 0, 27]);
    expect(row(result, 'requests', 'not-processed.confirmation')).toEqual([4, 0, 0, 0, 0, 0, 4]);
  });

  test('of groups stand beside them, a character a line', async () => {
    const result = await requests(`
三   （一）予以公开                 28     1      0      0      0     0     29
、
本            1.属于国家秘密           2     0      0      0      0     0      2
年   （三）      2.其他法律行政法规禁止公开    3     0      0      0      0     0      3
度   不予
办   公开      3.危及“三安全一稳定”       5     0      0      0      0     0      5
`);
    expect(row(result, 'requests', 'granted')[6]).toBe(29);
    expect(row(result, 'requests', 'refused.forbidden-by-law')[6]).toBe(3);
    expect(row(result, 'requests', 'refused.security-and-stability')[6]).toBe(5);
  });

  test('其他 between pieces of a label of a group is not the row 3.其他', async () => {
    const result = await requests(`
（六）
其他                              4     0      0      0      0     0      4
处理
（七）总计                           4     0      0      0      0     0      4
`);
    expect(row(result, 'requests', 'other')).toEqual([4, 0, 0, 0, 0, 0, 4]);
  });

  test('without figures are rows left blank', async () => {
    const result = await read(regulations.replace('489', '   ').replace('109', '   ').replace('597', ''));
    expect(row(result, 'disclosure', 'normative-documents')).toEqual(['blank', 'blank', 'blank']);
  });
});

describe('a table goes on over a page', () => {
  const rows = `
一、本年新收政府信息公开申请数量              3402    99     0      4      5     1    3511
`;
  const more = `
二、上年结转政府信息公开申请数量               91     3     0      0      2     0      96
`;

  test.each([
    ['behind a page mark', `${header}${rows}\n- 3 -\n${more}`],
    ['under its header again', `${header}${rows}\n${header}${more}`],
    ['shifted to the left', `${header}${rows}\n--3-\n${more.replace('       91', '91')}`],
  ])('%s', async (_, page) => {
    const result = await read(page);
    expect(row(result, 'requests', 'received')).toEqual([3402, 99, 0, 4, 5, 1, 3511]);
    expect(row(result, 'requests', 'carried-in')).toEqual([91, 3, 0, 0, 2, 0, 96]);
  });
});

describe('text in reading order', () => {
  const stacked =
    '（本列数据的勾稽关系为：第一项加第二项之和，等\n于第三项加第四项之和）\n申请人情况\n自然人\n法人或其他组织\n总计\n商业\n企业\n科研机\n构\n社会\n公益\n组织\n法律\n服务\n机构\n其他\n';

  test('the header is a stack of words, the rows are whole', async () => {
    const result = await read(
      `${stacked}一、本年新收政府信息公开申请数量 21 0 0 0 0 0 21\n三\n、\n本\n年\n（一）予以公开 6 0 0 0 0 1 7\n`,
    );
    expect(row(result, 'requests', 'received')).toEqual([21, 0, 0, 0, 0, 0, 21]);
    expect(row(result, 'requests', 'granted')).toEqual([6, 0, 0, 0, 0, 1, 7]);
  });

  test('a row with a value less could be read in several ways', async () => {
    const result = await read(
      `${stacked}一、本年新收政府信息公开申请数量 21 0 0 0 0 21\n（一）予以公开 6 0 0 0 0 1 7\n`,
    );
    expect(why(result)).toMatch(/it is unclear which column/);
  });

  test('表四 with all its figures on one line', async () => {
    const kinds = '结果\n维持\n结果\n纠正\n其他\n结果\n尚未\n审结\n总计\n';
    const result = await read(
      `行政复议 行政诉讼\n${kinds}未经复议直接起诉 复议后起诉\n${kinds}${kinds}72 64 178 37 351 13 4 8 1 26 12 1 1 6 20\n`,
    );
    expect(row(result, 'cases', 'reconsideration')).toEqual([72, 64, 178, 37, 351]);
    expect(row(result, 'cases', 'litigation-after-reconsideration')).toEqual([12, 1, 1, 6, 20]);
  });

  test('figures below their label, one a line', async () => {
    const result = await read(
      '信息内容\n本年制发件数\n本年废止件数\n现行有效件数\n规章\n1\n0\n11\n行政规范性文件\n8\n26\n66\n',
    );
    expect(row(result, 'disclosure', 'regulations')).toEqual([1, 0, 11]);
    expect(row(result, 'disclosure', 'normative-documents')).toEqual([8, 26, 66]);
  });
});

describe('what could be read in two ways is not read', () => {
  test.each([
    ['glued figures', regulations.replace(/规章 .*/, '规章2011')],
    [
      'a figure broken over two lines',
      regulations.replace('597\n', '59\n                                            7\n'),
    ],
    [
      'a row of figures between two labels',
      regulations
        .replace(/规章 .*\n/, '规章\n\n                     2              0            11\n')
        .replace(/文件 .*\n/, '文件\n\n                   109            489           597\n其他\n'),
    ],
    ['figures under no label, where a row has none', regulations.replace('规章 ', '甲   ')],
    ['a remark among the figures', regulations.replace('0            11', '0（含 3 件）   11')],
  ])('%s', async (_, page) => {
    const result = await read(page);
    const read_ = row(result, 'disclosure', 'regulations');
    expect([[], [2, 0, 11]]).toContainEqual(read_);
    if (read_.length === 0) expect(why(result)).toMatch(/it is unclear|no table that can be made out/);
  });
});
