import { describe, expect, test } from 'vitest';
import { forms } from '../../src/forms.ts';
import { listHeaderAt } from '../../src/recognise/body-lists/header.ts';
import { recognise } from '../../src/recognise/index.ts';
import { drawnDocument } from '../support/readings.ts';

/** The names that the columns for body, year, number, table, row, column and value may have. */

const words = (text: string) => text.split(' | ');

/** Finds the header of a list with some columns in front of two of the form. */
async function headerOf(...columns: readonly string[]) {
  const head = [...columns, '表二-规章-本年制发件数', '表二-规章-本年废止件数'];
  const { blocks } = await drawnDocument(`| ${head.join(' | ')} |\n| ${head.map(() => '').join(' | ')} |`);
  const [grid] = blocks;
  return listHeaderAt(grid?.kind === 'grid' ? grid.rows : [], 0, forms);
}

const names: Readonly<Record<'organization' | 'year' | 'number', string>> = {
  organization:
    'organization | 名称 | 机关单位 | 单位 | 机关 | 机构 | 部门 | 行政机关 | 单位名称 | 机关名称 | 机构名称 | 部门名称 | 行政机关名称 | 填报单位 | 报送单位 | 上报单位 | 编制单位 | 报告单位 | 填报单位名称 | 填报机关 | Organization | 单位（盖章）',
  year: 'year | 年度 | 年份 | 报告年度 | 年 | Year',
  number: '序号 | 编号 | 行次 | 行号',
};

test('columns of a list for the body, the year and the number', async () => {
  for (const name of words(names.organization)) expect([name, (await headerOf(name))?.organization]).toEqual([name, 0]);
  for (const name of words(names.year)) {
    expect([name, (await headerOf('单位', name))?.year]).toEqual([name, 1]);
  }
  for (const name of words(names.number)) expect([name, (await headerOf('单位', name))?.foreign]).toEqual([name, []]);
});

test('other columns of a list are left out, and the second for a body or a year', async () => {
  const found = await headerOf('单位', '年度', '栏次', '备注', '填报人', '单位名称', '年份');
  expect(found).toMatchObject({ organization: 0, year: 1, foreign: [2, 3, 4, 5, 6], width: 9, height: 1 });
});

/** Reads one figure, 7, from a table with one value a row. */
async function longFormat(names: readonly string[], ...row: readonly string[]) {
  const [report] = recognise(await drawnDocument(`@csv\n${names.join()}\n${row.join()}`), forms);
  const entry = report?.tables.flatMap(({ entries }) => entries).find(({ value }) => value.kind === 'number');
  return entry && `${report?.organization} ${report?.year} ${entry.at.id}`;
}

describe('columns of a table with one value a row', () => {
  const row = ['甲局', '2023', 'cases', 'reconsideration', 'total', '7'];
  const usual = ['organization', 'year', 'table', 'row', 'column', 'value'];
  const others = {
    2: 'table | 表 | 表名 | 表格',
    3: 'row | 行 | 行名 | 项目',
    4: 'column | 列 | 列名 | 栏目',
    5: 'value | 值 | 数值 | 数据 | 数量',
  };

  test.each(Object.entries(others))('column %s: %s', async (at, those) => {
    for (const name of words(those)) {
      expect([name, await longFormat(usual.with(Number(at), name), ...row)]).toEqual([
        name,
        '甲局 2023 cases/reconsideration/total',
      ]);
    }
    expect(await longFormat(usual.with(Number(at), '其他'), ...row)).toBeUndefined();
  });

  test.each([
    usual,
    usual.with(0, '单位').with(1, '年度'),
    usual.with(0, ' 单位名称 ').with(1, '年 份'),
  ])('a header that is repeated is no body: %s', async (...again) => {
    const lines = [usual, row, again, row.with(0, '乙局'), again].map((fields) => fields.join());
    const reports = recognise(await drawnDocument(`@csv\n${lines.join('\n')}`), forms);
    expect(reports.map(({ organization, unknown = [] }) => [organization, unknown])).toEqual([
      ['甲局', []],
      ['乙局', []],
    ]);
  });

  test.each(['edition', '版本'])('the edition: %s', async (name) => {
    const licensing = ['甲局', '2023', 'disclosure', 'licensing', 'decisions', '7'];
    expect(await longFormat([...usual, name], ...licensing, '2021')).toBe('甲局 2023 disclosure/licensing/decisions');
    expect(await longFormat([...usual, name], ...licensing, '2020')).toBeUndefined();
  });
});

test.each([
  '序号',
  '编号',
  '行次',
  '行号',
  '栏次',
])('a number below %s is none of the figures of a table', async (name) => {
  const header = `| ${name} | 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |`;
  const page = `${header}\n|  | 规章 | 1 | 2 | 3 |\n| 9 | 行政规范性文件 | 4 | 5 |  |`;
  const [report] = recognise(await drawnDocument(page), forms);
  expect(report?.tables[0]?.unplaced).toBeUndefined();
  const [unnamed] = recognise(await drawnDocument(page.replace(name, '股室')), forms);
  expect(unnamed?.tables[0]?.unplaced?.map(({ cell }) => cell.text)).toEqual(['9']);
});

test('a header has no more than its twentieth row above it', async () => {
  const table = '| 表 | 行 | 列 | 值 | 单位 | 年度 |\n| 表四 | 行政复议 | 总计 | 7 | 甲局 | 2023 |';
  const below = async (rows: number) => {
    const page = `@sheet 甲\n${Array.from({ length: rows }, () => '| 略 | 略 |').join('\n')}\n${table}`;
    return recognise(await drawnDocument(page), forms).flatMap(({ organization }) => organization ?? []);
  };
  expect([await below(19), await below(20)]).toEqual([['甲局'], []]);
});
