import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import ExcelJS from 'exceljs';
import { beforeAll, describe, expect, test } from 'vitest';
import { lint } from '../../src/lint.ts';
import type { Result } from '../../src/model/result.ts';
import { requirementOf, sourceLine } from '../../src/presentation/listing/notes.ts';
import {
  bytesOf,
  changed,
  everything,
  hostile,
  hostileName,
  judged,
  resultOf,
  unchecked,
  written,
} from '../support/results.ts';

const heads = '机关 年度 文件 级别 表 单元格 项目 现为 应为 把握程度 说明 问题数 更正后可消除 规则'.split(' ');

async function recordsOf(result: Result): Promise<string[][]> {
  return parse(await written('csv', result), { bom: true }) as string[][];
}

async function sheetOf(result: Result): Promise<ExcelJS.Worksheet> {
  const workbook = await new ExcelJS.Workbook().xlsx.load(Uint8Array.from(await bytesOf(result)).buffer);
  return workbook.worksheets[0]!;
}

const valuesOf = (sheet: ExcelJS.Worksheet) =>
  Array.from({ length: sheet.rowCount }, (_, row) =>
    heads.map((_, column) => sheet.getCell(row + 1, column + 1).value),
  );

describe('the list of corrections', () => {
  let all: Result;
  beforeAll(async () => {
    all = resultOf(await everything());
  });

  test('has a row a mistake, however many sums and cells', async () => {
    const [head, ...records] = await recordsOf(all);
    expect(head).toEqual(heads);
    const of = (file: string) =>
      records
        .filter((record) => record[2] === file)
        .map((record) => record.filter((_, index) => index > 2 && index !== 10).join(' | '));
    expect(of('bad.csv')).toEqual([
      '错误 | 表三 | J26 | （二）部分公开·总计 | 12 | 4 | 应为 | 2 | 总计不等于各类申请人之和 J26; （七）总计不等于各项办理结果之和 J46 | 总计不等于各类申请人之和; （七）总计不等于各项办理结果之和',
    ]);
    expect(of('对调.csv')).toEqual([
      '错误 | 表三 | D35; E35 | （四）无法提供·1.本机关不掌握相关政府信息·自然人; （四）无法提供·1.本机关不掌握相关政府信息·商业企业 | 1; 9 | 9; 1 | 应为 | 2 | （七）总计不等于各项办理结果之和 D46; （七）总计不等于各项办理结果之和 E46 | （七）总计不等于各项办理结果之和',
    ]);
    expect(of('很可能.csv')).toEqual([
      '错误 | 表四 | E52 | 行政复议·总计 | 0 | 3 | 很可能应为 | 1 | 案件总计不等于各种结果之和 E52 | 案件总计不等于各种结果之和',
    ]);
    expect(of('说不准.csv')).toEqual([
      '错误 | 表四 | E52 | 行政复议·总计 |  |  | 可能是下列之一 | 1 |  | 案件总计不等于各种结果之和',
    ]);
    expect(of('两处.csv')).toHaveLength(2);
    expect(of('扫描件.pdf')).toEqual(['未能核对 |  |  |  |  |  |  | 0 |  | ']);
    expect(of('good.csv')).toEqual([]);
  });

  test('has a row for each that cannot be told, marked as such, behind the others', async () => {
    const of = async (name: string) => (await recordsOf(all)).filter((record) => record[2] === name);
    const severities = async (name: string) => (await of(name)).map((record) => record[3]);
    expect(await severities('blank.csv')).toEqual([...Array(8).fill('错误'), '提醒', ...Array(10).fill('未核对')]);
    expect(await severities('unreadable.csv')).toEqual([...Array(4).fill('错误'), ...Array(6).fill('未核对')]);
    expect((await of('unreadable.csv')).find((record) => record[5] === 'J23')?.[10]).toMatch(
      /可由其他数推出：D23 为 21$/,
    );
  });

  test('names the table that a finding is about, and a line of text as people count it', async () => {
    const bytes = readFileSync(new URL('../../fixtures/writers/calc-layout.txt', import.meta.url));
    const records = await recordsOf(resultOf([await lint(bytes, { path: 'a.txt' })]));
    expect(records.slice(1).map((record) => record.slice(3, 7).join(' | '))).toEqual([
      '部分未核对 |  |  | ',
      '提醒 |  | 第 142 行 | ',
      '未核对 | 表三 | 第 26 行 | 表三',
      '未核对 | 表四 | 第 1 行 | 表四',
    ]);
  });

  test('is the same as a workbook, with figures as numbers, a filter and heads that stay', async () => {
    const sheet = await sheetOf(all);
    expect(sheet.name).toBe('更正清单');
    const rows = valuesOf(sheet);
    const asFields = rows.map((row) => row.map((value) => String(value ?? '').replaceAll('\n', '; ')));
    expect(asFields).toEqual(await recordsOf(all));
    const [, mistake] = rows;
    expect([mistake![1], mistake![7], mistake![8]]).toEqual([2023, 12, 4]);
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 1, topLeftCell: 'A2' });
    expect(sheet.autoFilter).toBe(`A1:N${rows.length}`);
    expect(sheet.pageSetup.printTitlesRow).toBe('1:1');
  });

  test('is a row of heads where nothing was found', async () => {
    const good = resultOf([await judged('good.csv')]);
    expect(await recordsOf(good)).toEqual([heads]);
    expect(valuesOf(await sheetOf(good))).toEqual([heads]);
  });

  test('nothing in it is run as a formula', async () => {
    const file = await changed('bad.csv', '=cmd.csv', ['行政许可', '126', '"@SUM(1+1)*cmd"']);
    const result = resultOf([await hostile(), file, unchecked(`+${hostileName}`), unchecked('-1+1.pdf')]);
    const records = await recordsOf(result);
    expect(records.every((record) => record.length === heads.length)).toBe(true);
    expect(records.flat().filter((field) => /^[=+@＝＋＠-]/.test(field))).toEqual([]);
    expect(records.flat()).toEqual(expect.arrayContaining(["'=cmd.csv", "'@SUM(1+1)*cmd", "'-1+1.pdf"]));
    const values = valuesOf(await sheetOf(result)).flat();
    expect(values.every((value) => ['string', 'number'].includes(typeof value))).toBe(true);
    expect(values).toEqual(expect.arrayContaining(['=cmd.csv', '@SUM(1+1)*cmd']));
  });
});

describe('Markdown', () => {
  test('folds away many that cannot be told', async () => {
    const text = await written('markdown', resultOf([await judged('blank.csv')]));
    expect(text).toContain('<details>\n<summary>未核对 10 处</summary>\n\n| 级别 |');
    expect(text.trimEnd().endsWith('</details>')).toBe(true);
  });

  test('nothing that a file says is markup, calls anyone or leads anywhere', async () => {
    const text = await written('markdown', resultOf([await hostile(), unchecked(`x${hostileName}`)]));
    // What the format itself writes.
    const rest = text.replaceAll(/<br>|@<!-- -->/g, '');
    expect(rest).not.toMatch(/<|(?<!\\)\[|:\/\/|@\w/);
    const rows = text.split('\n').filter((line) => line.startsWith('|'));
    const bars = rows.map((row) => row.match(/(?<!\\)\|/g)!.length);
    expect(new Set(bars).size).toBe(1);
    expect(text).toContain('=1+1\\|&lt;i&gt;x&lt;/i&gt;&amp;');
  });
});

test('a mistake that clears no sum has no source, not an empty one', () => {
  for (const language of ['zh', 'en'] as const) expect(sourceLine(requirementOf([], language), language)).toBe('');
});
