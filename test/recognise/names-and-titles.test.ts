import { describe, expect, test } from 'vitest';
import { forms } from '../../src/forms.ts';
import { isBodyName, isGroupName, isStatisticName, isTotalName } from '../../src/recognise/body-lists/body-names.ts';
import { statedDraft } from '../../src/recognise/draft.ts';
import { recognise } from '../../src/recognise/index.ts';
import { picturesAt } from '../../src/recognise/report/pictures.ts';
import { readHeading } from '../../src/recognise/section.ts';
import { readStatedBody } from '../../src/recognise/stated-body.ts';
import { hasTableFigures, withoutTrailingFigures } from '../../src/recognise/text-outside-tables.ts';
import {
  baseName,
  isReportFileName,
  readPeriod,
  readTitle,
  withoutYear,
  yearInName,
} from '../../src/recognise/title.ts';
import { drawnDocument } from '../support/readings.ts';

/** Texts beside the figures: which are names of bodies, sums, groups, titles, headings. Each list has near misses. */

const words = (text: string) => text.split(/\s*\|\s*/);

const kinds: Readonly<Record<string, readonly [(text: string) => boolean, string, string]>> = {
  'names of bodies': [
    isBodyName,
    '县政府办公室 | 甲局 | 溪口镇人民政府（本级） | 第八中学 | 1号机关 | 表彰办 | 本级 | 报告厅 | 上海路街道',
    '局 | 12 | — | 无 | 县政府办，甲局 | 注：甲局未报 | 说明：甲局 | a:b | x;y | 甲；乙 | 甲。 | 2023年数据 | 本年合计 | 上年数 | 今年 | 当年 | 去年同期 | 统计表 | 工作报告 | 政府信息公开年报 | 第 3 页 | 第3页 | 制表人甲 | 填表人 | 审核人 | 联系人电话 | 负责人 | 备注 | 注',
  ],
  sums: [
    isTotalName,
    '合计 | 总计 | 小计 | 共计 | 累计 | 汇总 | 合计数 | 全县合计 | 县直部门小计 | 全县 | 全市 | 全区 | 全省 | 全州 | 全旗 | 全镇 | 全乡 | Total | grand total | Subtotal | Sum | 平均 | 一、合计 | 汇总表 | 总表 | 总数 | 全县总表 | 汇总（全县）',
    '合计处 | 汇总科 | 总表局 | 全县人 | 全 县局 | 县全县 | 总计划局 | 统计局 | totals | a total | summary | the sum',
  ],
  'averages and comparisons': [
    isStatisticName,
    '平均 | 全县平均 | 平均值 | 平均数 | 均值 | 中位数 | 最大值 | 最小值 | 最高值 | 最低值 | 同比 | 环比 | 同比增减 | 环比值 | 占比 | 比重 | 比例 | 上年 | 较上年 | 去年 | 去年同期 | 较上年同期增减 | 上期 | 上期数 | 上年同期值 | 增减 | 增长 | 增幅 | 降幅 | 升降 | 变化 | 增减数 | 增长率 | 变化量 | 增减额 | 变化值 | 增长幅度 | 变化情况 | 增减比例 | Average | avg | mean | median | change | YoY',
    '平均街道 | 中位数局 | 占比局 | 上年庄镇 | 增长镇 | 变化镇 | 增幅局 | averages | the mean | changes | 最值 | 最新值 | 同步 | 比如',
  ],
  'groups of bodies': [
    isGroupName,
    '一、县政府部门 | 县政府工作部门 | 县级部门 | 市直部门 | 县直属单位 | 县人民政府各部门 | 各部门 | 各乡镇 | 乡镇 | 乡镇（街道） | 镇街 | 街镇 | 各镇 | 各乡 | 各街道 | 乡镇街道 | 乡镇和街道 | 各镇及街道 | 部门和单位 | 部门、单位 | 垂直管理部门 | 垂管单位 | 驻县单位 | 所属单位 | 直属单位 | 组成部门 | 工作部门',
    '甲局 | 溪口镇 | 街道 | 单位 | 县单位 | 某部门 | 部门甲 | 县政府部门办 | 镇 | 乡 | 政府',
  ],
};

test.each(Object.entries(kinds))('%s', (_, [is, those, others]) => {
  expect(words(those).filter((text) => !is(text))).toEqual([]);
  expect(words(others).filter(is)).toEqual([]);
});

test('a name of a body has two to forty characters', () => {
  expect([1, 2, 40, 41].filter((length) => isBodyName('局'.repeat(length)))).toEqual([2, 40]);
});

const report = '政府信息公开工作年度报告';

test.each<[string, string | null, number | null]>([
  [`溪口镇2023年${report}`, '溪口镇', 2023],
  [`溪口镇2023年度${report}`, '溪口镇', 2023],
  [`溪口镇 2023 年\n${report}`, '溪口镇', 2023],
  [`２０２３年溪口镇${report}`, '溪口镇', 2023],
  [`2023${report}`, null, 2023],
  [`溪口镇${report}（2023年度）`, '溪口镇', 2023],
  [`溪口镇2023年${report}（2022年）`, '溪口镇', 2023],
  [`溪口镇${report}（2023年修订）`, '溪口镇', null],
  [`溪口镇${report}`, '溪口镇', null],
  [`溪口镇2023年政府信息公开年度报告`, '溪口镇', 2023],
  [`溪口镇2023年政府信息公开工作报告（盖章）`, '溪口镇', 2023],
  [`溪口镇2023年${report}(试行)`, '溪口镇', 2023],
  [`关于溪口镇2023年度的${report}`, '溪口镇', 2023],
  [`《溪口镇2023年${report}》`, '溪口镇', 2023],
  [`名称：溪口镇2023年${report}`, '溪口镇', 2023],
  [`信息名称:溪口镇2023年${report}`, '溪口镇', 2023],
  [`标题溪口镇2023年${report}`, '溪口镇', 2023],
  [`公文标题：溪口镇${report}`, '溪口镇', null],
  [`文件名称溪口镇二〇二三年${report}`, '溪口镇', 2023],
  [`溪口镇二○二O年度${report}`, '溪口镇', 2020],
  [`溪口镇二零一九年${report}`, '溪口镇', 2019],
  [`溪口镇二o二一年${report}`, '溪口镇', 2021],
  [`政府信息公开指南政府信息公开制度溪口镇2023年${report}`, '溪口镇', 2023],
  [`法定主动公开内容依申请公开政府信息公开年报溪口镇2023年${report}`, '溪口镇', 2023],
  [`溪口镇1999年${report}`, '溪口镇1999年', null],
  [`溪口镇关于2023年度${report}`, '溪口镇', 2023],
  [`溪口镇关于${report}（2023年）`, '溪口镇', 2023],
  [`关于${report}（2023年）`, null, 2023],
  [`溪口镇${report} [2023年度]`, '溪口镇', 2023],
  [`溪口镇${report}【2023年】`, '溪口镇', 2023],
  [`溪口镇${report}〔2023〕`, '溪口镇', 2023],
  [`溪口镇${report}（2023年1月1日至2023年12月31日）`, '溪口镇', 2023],
  [`溪口镇${report}（２０２３年1月1日—12月31日）`, '溪口镇', 2023],
  [`溪口镇${report}（2022年1月1日至2023年12月31日）`, '溪口镇', null],
  [`溪口镇${report}（2023年1月15日）`, '溪口镇', null],
  [`溪口镇 2022—2023年${report}`, '溪口镇', null],
  [`溪口镇2022年至2023年${report}`, '溪口镇', null],
  [`溪口镇2022-23年${report}`, '溪口镇', null],
  [`关于溪口镇${report}（2023年）`, '溪口镇', 2023],
])('title %s', (text, organization, year) => {
  expect(readTitle(text, forms)).toEqual({ organization, year });
});

test.each<[string, string | undefined]>([
  ['填报单位：溪口县教育局', '溪口县教育局'],
  ['填报单位（盖章）: 溪口县 教育局', '溪口县教育局'],
  ['填 报 单 位：溪 口 县 教 育 局', '溪口县教育局'],
  ['填报单位名称：溪口县教育局 填报日期：2024年1月10日', '溪口县教育局'],
  ['填报单位：溪口县教育局单位负责人：张三', '溪口县教育局'],
  ['填报单位：溪 口 县 教 育 局　填 报 日 期：', '溪口县教育局'],
  ['填报单位：溪口县 教育局 联系人（签字）：张三', '溪口县教育局'],
  ['填报单位：溪口县教育局 责任股室：办公室', '溪口县教育局'],
  ['填报单位：溪口县教育局2024年1月10日', '溪口县教育局'],
  ['填报单位：溪口县教育局 2024-01-10', '溪口县教育局'],
  ['填报单位：溪口县教育局　二〇二四年一月', '溪口县教育局'],
  ['填报单位：溪口县教育局 张三 13800000000', '溪口县教育局'],
  ['填报单位：溪口县教育局，联系人：张三', '溪口县教育局'],
  ['填报单位：溪口县教育局；填报人：张三', '溪口县教育局'],
  ['填报单位：溪口县教育局（单位：件）', '溪口县教育局'],
  ['填报单位：（盖章）溪口县教育局', '溪口县教育局'],
  ['填报单位：__溪口县教育局__', '溪口县教育局'],
  ['填报单位：溪口县人民政府办公室', '溪口县人民政府办公室'],
  ['填报单位：溪口县退役军人事务局', '溪口县退役军人事务局'],
  ['填报单位：溪口县数据集团', '溪口县数据集团'],
  ['填报单位：', undefined],
  ['填报单位：（盖章）', undefined],
  ['填报单位：__________', undefined],
  ['填报单位：————', undefined],
  ['填报单位：请填写单位全称', undefined],
  ['填报单位：XX局', undefined],
  ['填报单位： 填报日期：2024年1月10日', undefined],
  [`填报单位：${'局'.repeat(41)}`, undefined],
  ['主管单位：溪口县人民政府', undefined],
])('stated body %s', (text, body) => {
  expect(readStatedBody(text)).toBe(body);
});

test.each([
  `溪口镇2023年${report}的通知`,
  `溪口镇${report}【盖章】`,
  `溪口镇2023年政府信息公开工作总结`,
  `溪口镇，2023年${report}`,
  `首页溪口镇2023年${report}`,
  `县政府›公开›溪口镇2023年${report}`,
  `公开/溪口镇2023年${report}`,
  `溪口镇2023年${report}公布如下：`,
  `${'溪'.repeat(64)}2023年${report}`,
  '年度报告',
])('no title %s', (text) => {
  expect(readTitle(text, forms)).toBeUndefined();
});

test('a title has at most eighty characters', () => {
  const title = (length: number) => `${'溪'.repeat(length - report.length)}${report}`;
  expect(readTitle(title(80), forms)?.organization).toHaveLength(80 - report.length);
  expect(readTitle(title(81), forms)).toBeUndefined();
});

test.each<[string, number | undefined]>([
  ['统计期限为2023年1月1日至12月31日', 2023],
  ['本报告数据统计期限：２０２３ 年 1 月 1 日起', 2023],
  ['统计期限为自该年度即2023年1月1日', 2023],
  ['统计期限为本报告所涉及的年度即2023年1月1日', undefined],
  ['统计期限。2023年1月1日', undefined],
  ['统计期限12个月2023年1月1日', undefined],
  ['统计期限为2023年2月1日', undefined],
  ['期限为2023年1月1日', undefined],
])('period %s', (text, year) => {
  expect(readPeriod(text, forms)).toBe(year);
});

test.each<[string, number | undefined, string]>([
  ['溪口镇2023年度', 2023, '溪口镇'],
  ['2023溪口镇', 2023, '溪口镇'],
  ['溪口镇 2023年 ', 2023, '溪口镇'],
  ['溪口镇２０２３年', 2023, '溪口镇'],
  ['2023年、2023年', 2023, '、2023年'],
  ['2022年和2023年', undefined, '和2023年'],
  ['20231231', undefined, '20231231'],
  ['120230', undefined, '120230'],
  ['12023', undefined, '12023'],
  ['溪口镇', undefined, '溪口镇'],
])('year and rest of a name: %s', (name, year, rest) => {
  expect([yearInName(name), withoutYear(name)]).toEqual([year, rest]);
});

test.each<[string, string]>([
  ['甲/乙/2023.年报.docx', '2023.年报'],
  ['C:\\甲\\年报.docx', '年报'],
  ['年报', '年报'],
  ['.docx', ''],
  ['年报.', '年报'],
])('base name of %s', (path, name) => {
  expect(baseName(path)).toBe(name);
});

const fileNames = {
  reports:
    '年度报告 | 年报.docx | 2025年报 | 2025年年报 | 2025年年度报告 | 2025年度报告 | ２０２５年报 | 东山乡信息公开年报（盖章） | 信息公开工作年度报告 | 甲/信息公开年度工作报告.doc | 东山乡2025年政府信息公开工作年度报告',
  others: '年报表 | 半年报告 | 东山乡年报 | 1999年报 | 25年报 | 信息公开指南 | 年报（一）（二） | 周报',
};

test('names of files that are reports', () => {
  const is = (name: string) => isReportFileName(name, forms);
  expect(words(fileNames.reports).filter((name) => !is(name))).toEqual([]);
  expect(words(fileNames.others).filter(is)).toEqual([]);
});

describe('headings of sections', () => {
  test.each<[string, number | null, number]>([
    ['一、总体情况', 1, 1],
    ['（二）主动公开政府信息情况', 2, 2],
    ['3. 收到和处理政府信息公开申请情况', 3, 3],
    ['三、收到和处理政府信息公开的申请情况', 3, 3],
    ['第五部分 存在的主要问题及改进情况', 5, 5],
    ['其他需要报告的事项', null, 6],
    ['总体概述', null, 1],
    ['七、其他需要报告的事项', 7, 6],
    ['六、其他需报告的事项', 6, 6],
    ['五、存在的主要的问题及改进的情况', 5, 5],
  ])('%s', (text, number, section) => {
    expect(readHeading(text, forms)).toMatchObject({ number, section: { number: section } });
  });

  test.each([
    '概述',
    '一、',
    '主动公开',
    '（一）主动公开',
    '收到和处理政府信息公开的申请情况',
    '总体情况良好',
    '一、总体情况如下所述各点',
    '四、存在的主要的问题及改进的情况的',
  ])('none: %s', (text) => {
    expect(readHeading(text, forms)).toBeUndefined();
  });

  test('a heading has at most 48 characters, spaces included', () => {
    const spaced = (length: number) => `一、总体${' '.repeat(length - 6)}情况`;
    expect(readHeading(spaced(48), forms)).toBeDefined();
    expect(readHeading(spaced(49), forms)).toBeUndefined();
  });
});

test.each<[string, string | null, number | null]>([
  ['2023', '甲局', 2023],
  ['2023年', '甲局', 2023],
  ['2023年度', '甲局', 2023],
  ['2023度', '', 2023],
  ['', '甲局', null],
  ['1999', '甲局', null],
  ['2023年1月', '甲局', null],
  ['（2023）', '甲局', null],
])('a year in a field of its own: “%s”', (stated, body, year) => {
  const place = { path: '表.csv', row: 2 };
  const { organization, titled, years, ...draft } = statedDraft(body!, stated, place);
  expect([titled, organization, draft.year]).toEqual([true, body || null, year]);
  expect(years).toEqual(year === null ? [] : [{ year, from: 'title', place }]);
});

test.each<[string, string]>([
  ['规章 1 2 3', '规章'],
  ['规章000', '规章'],
  ['规章1,234.5 — / -无', '规章'],
  ['三、规章', '三、规章'],
  ['1.规章', '1.规章'],
  ['123', ''],
])('%s without its figures', (text, label) => {
  expect(withoutTrailingFigures(text)).toBe(label);
});

test.each<[boolean, string]>([
  [false, ''],
  [false, '甲 1\n乙 2\n丙 3\n丁 4'],
  [true, '甲 1\n乙 2\n丙 3\n丁 4\n戊 5'],
  [true, '甲 1 2 — / 1,234.5'],
  [false, '甲 — — — — 5'],
  [true, '甲 5 — — — —'],
  [true, ' 甲 1 2 3 4 5 '],
  [false, '甲 1 2 3 4 乙'],
  [false, '1 2 3 4 5 乙'],
  [true, '１ ２ ３ ４ ５'],
  [false, '二十条1、2、3、4、5。'],
])('%s: so many figures at line ends make a table: %j', (is, text) => {
  expect(hasTableFigures(text.split('\n'))).toBe(is);
});

test.each<[string, Parameters<typeof picturesAt>[0], string, string]>([
  ['one without a place', [{ path: '' }], '1 张图片', '1 picture'],
  [
    'two of a page',
    [
      { path: '', page: 3 },
      { path: '', page: 3 },
    ],
    '2 张图片（第3页）',
    '2 pictures (page 3)',
  ],
  ['a sheet before the page', [{ path: '', sheet: '表', page: 3 }], '1 张图片（工作表“表”）', '1 picture (sheet “表”)'],
  [
    'five pages',
    [1, 2, 3, 4, 5].map((page) => ({ path: '', page })),
    '5 张图片（第1页、第2页、第3页、第4页、第5页）',
    '5 pictures (page 1, page 2, page 3, page 4, page 5)',
  ],
  [
    'six pages',
    [1, 2, 3, 4, 5, 6].map((page) => ({ path: '', page })),
    '6 张图片（第1页、第2页、第3页、第4页、第5页 等）',
    '6 pictures (page 1, page 2, page 3, page 4, page 5 and more)',
  ],
])('pictures: %s', (_, places, zh, en) => {
  expect(picturesAt(places)).toEqual({ zh, en });
});

describe('the body alone on the line above the title', () => {
  const table = '| 表四 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |\n| 行政复议 | 1 | 0 | 0 | 0 | 1 |';
  const bodyAbove = async (line: string) =>
    recognise(await drawnDocument(`${line}\n2023年${report}\n${table}`), forms)[0]?.organization;

  test.each([
    ['溪口县卫生健康局', '溪口县卫生健康局'],
    ['溪 口 县 卫 生 健 康 局', '溪口县卫生健康局'],
    ['溪　口　县　民　政　局', '溪口县民政局'],
    ['溪口县 民政局', '溪口县民政局'],
    ['溪口县　　青川镇人民政府', '溪口县青川镇人民政府'],
    ['首页 机构 公开', null],
    ['政务公开 信息公开年报', null],
    ['字号 大 中 小', null],
    ['字 号 大 中 小', null],
    ['打 印 关 闭', null],
  ])('%s: %s', async (line, body) => {
    expect(await bodyAbove(line)).toBe(body);
  });
});
