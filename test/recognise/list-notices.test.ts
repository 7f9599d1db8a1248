import { expect, test } from 'vitest';
import { forms } from '../../src/forms.ts';
import { listFacts, listNotices, separateTotals } from '../../src/recognise/body-lists/notices.ts';
import { recognise } from '../../src/recognise/index.ts';
import { drawnDocument } from '../support/readings.ts';

/** What is said once about a list of bodies: which rows are no bodies, and which cells have no columns. */

const header = '单位,表二-规章-本年制发件数,表四-行政复议-总计';

/** Reads a list in CSV; returns the names of its bodies and totals, and its notices in both languages. */
async function said(...rows: readonly string[]) {
  const reports = recognise(await drawnDocument(`@csv\n${rows.join('\n')}`), forms);
  const { bodies, totals } = separateTotals(reports);
  const notices = listNotices(listFacts(bodies, totals));
  const names = [bodies, totals].map((some) => some.map(({ organization }) => organization).join());
  return { names, zh: notices.map(({ zh }) => zh), en: notices.map(({ en }) => en) };
}

const missing = {
  zh: '汇总表里没有表三、表二“规章·本年废止件数”等 9 格、表四“行政复议·结果维持”等 14 格的栏目，各单位的这些数据未核对',
  en: 'the list has no columns for Table 3, “regulations · repealed this year” and 8 more cells of Table 2, “administrative reconsideration · upheld” and 13 more cells of Table 4, and these figures of the bodies are not checked',
};

test('cells without a column are said once, the first of each table by name', async () => {
  expect(await said(header, '甲局,1,2', '乙局,3,4')).toEqual({
    names: ['甲局,乙局', ''],
    zh: [missing.zh],
    en: [missing.en],
  });
});

test('a row that is a total or compares is no body', async () => {
  expect(await said(header, '甲局,1,2', '乙局,3,4', '合计,4,6', '平均,2,3')).toEqual({
    names: ['甲局,乙局', '合计,平均'],
    zh: [
      missing.zh,
      '第 4 行“合计”是各单位的汇总，不作为一个单位核对',
      '第 5 行“平均”是各单位数据的平均或比较，不作为一个单位核对',
    ],
    en: [
      missing.en,
      'line 4 “合计” is the total of the bodies and is not checked as a body',
      'line 5 “平均” is an average or a comparison and is not checked as a body',
    ],
  });
});

test('of several such rows three are named', async () => {
  const rows = (count: number) => Array.from({ length: count }, (_, index) => `小计,${index},0`);
  const { zh, en } = await said(header, '甲局,1,2', '乙局,3,4', ...rows(3));
  expect(zh[1]).toBe('第 4 行“小计”、第 5 行“小计”、第 6 行“小计”是各单位的汇总，不作为一个单位核对');
  expect(en[1]).toBe(
    'line 4 “小计”, line 5 “小计”, line 6 “小计” are totals of the bodies and are not checked as bodies',
  );
  const more = await said(header, '甲局,1,2', '乙局,3,4', ...rows(5));
  expect(more.zh[1]).toBe('第 4 行“小计”、第 5 行“小计”、第 6 行“小计”等 5 项是各单位的汇总，不作为一个单位核对');
  expect(more.en[1]).toBe(
    'line 4 “小计”, line 5 “小计”, line 6 “小计” and 2 more are totals of the bodies and are not checked as bodies',
  );
});

test('totals alone count as bodies', async () => {
  expect((await said(header, '合计,1,2')).names).toEqual(['合计', '']);
});

test('nothing is said of a list of one body, which may lack what others have', async () => {
  expect(await said(header, '甲局,1,2')).toEqual({ names: ['甲局', ''], zh: [], en: [] });
});

test('a table of which one cell is missing', async () => {
  const kinds = ['行政复议', '未经复议直接起诉', '复议后起诉'];
  const outcomes = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'];
  const columns = kinds.flatMap((kind) => outcomes.map((outcome) => `表四-${kind}-${outcome}`)).slice(1);
  const figures = columns.map(() => '0').join();
  const { zh, en } = await said(['单位', ...columns].join(), `甲局,${figures}`, `乙局,${figures}`);
  expect(zh).toEqual(['汇总表里没有表二、表三、表四“行政复议·结果维持”的栏目，各单位的这些数据未核对']);
  expect(en[0]).toMatch(/for Table 2, Table 3, “[^”]+” of Table 4, and/);
});
