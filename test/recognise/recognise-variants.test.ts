import { describe, expect, test } from 'vitest';
import { forms } from '../../src/forms.ts';
import { lint, readReports } from '../../src/lint.ts';
import type { Document, Grid } from '../../src/model/document.ts';
import { type Form, nameOf } from '../../src/model/form.ts';
import { textOf } from '../../src/model/passage.ts';
import type { FileResult } from '../../src/model/result.ts';
import { readCsv } from '../../src/readers/csv/index.ts';
import { joinAdjacentTables } from '../../src/recognise/adjacent-tables.ts';
import { recognise } from '../../src/recognise/index.ts';
import { distinct } from '../support/make/figures.ts';
import { items, title } from '../support/make/printed.ts';
import { asHtml } from '../support/make/printed-html.ts';

/** What really published reports do to the form, in small. */

const cases = [
  '行政复议,,,,,行政诉讼',
  '结果维持,结果纠正,其他结果,尚未审结,总计,未经复议直接起诉,,,,,复议后起诉',
  ',,,,,结果维持,结果纠正,其他结果,尚未审结,总计,结果维持,结果纠正,其他结果,尚未审结,总计',
];
const figures = '1,2,3,4,10,0,0,0,0,0,5,0,0,1,6';

const requestsHeader = [
  '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）,,,申请人情况',
  ',,,自然人,法人或其他组织,,,,,总计',
  ',,,,商业企业,科研机构,社会公益组织,法律服务机构,其他',
];

async function read(lines: readonly string[], path = 'a.csv'): Promise<FileResult> {
  return lint(new TextEncoder().encode(lines.join('\n')), { path });
}

/** The figures of one row, in the form's order of columns; a text where it is no number. */
function row({ reports }: FileResult, table: string, id: string): (number | string)[] {
  const entries = reports[0]!.report.tables.find((one) => one.table.id === table)!.entries;
  return entries
    .filter(({ at }) => at.row.id === id)
    .map(({ value }) => (value.kind === 'number' ? Number(value.number.units) : value.kind));
}

describe('表四', () => {
  test.each([
    ['as printed', [...cases, figures]],
    ['with line breaks in the labels', [...cases.map((line) => line.replaceAll('结果维持', '"结果\n维持"')), figures]],
    ['half width, spaced, 合计 for 总计', [...cases.map((line) => line.replaceAll('总计', '合 计')), figures]],
    [
      'labels pushed to the left',
      [cases[0]!.replaceAll(/,+/g, ','), cases[1]!.replaceAll(/,+/g, ','), cases[2]!.replace(/^,+/, ''), figures],
    ],
    ['without the top line', [...cases.slice(1), figures]],
    [
      'what was merged filled in',
      [
        '行政复议,行政复议,行政复议,行政复议,行政复议,行政诉讼,,,,,,,,,',
        `结果维持,结果纠正,其他结果,尚未审结,总计${',未经复议直接起诉'.repeat(5)}${',复议后起诉'.repeat(5)}`,
        `结果维持,结果纠正,其他结果,尚未审结,总计,${cases[2]!.replace(/^,+/, '')}`,
        figures,
      ],
    ],
  ])('%s', async (_, lines) => {
    const result = await read(lines);
    expect(row(result, 'cases', 'reconsideration')).toEqual([1, 2, 3, 4, 10]);
    expect(row(result, 'cases', 'litigation-direct')).toEqual([0, 0, 0, 0, 0]);
    expect(row(result, 'cases', 'litigation-after-reconsideration')).toEqual([5, 0, 0, 1, 6]);
  });

  test('printed down, a row a kind of case', async () => {
    const result = await read([
      ',结果维持,结果纠正,其他结果,尚未审结,总计',
      '行政复议,1,2,3,4,10',
      '未经复议直接起诉,0,0,0,0,0',
      '复议后起诉,5,0,0,1,6',
    ]);
    expect(row(result, 'cases', 'reconsideration')).toEqual([1, 2, 3, 4, 10]);
    expect(row(result, 'cases', 'litigation-after-reconsideration')).toEqual([5, 0, 0, 1, 6]);
  });

  test('in two parts, or in three', async () => {
    const [review, direct, after] = [
      ['行政复议', cases[2]!.split(',').slice(5, 10).join(','), '1,2,3,4,10'],
      ['未经复议直接起诉', cases[2]!.split(',').slice(5, 10).join(','), '0,0,0,0,0'],
      ['复议后起诉', cases[2]!.split(',').slice(5, 10).join(','), '5,0,0,1,6'],
    ];
    const both = ['行政诉讼', '未经复议直接起诉,,,,,复议后起诉', `${direct![1]},${after![1]}`, '0,0,0,0,0,5,0,0,1,6'];
    for (const lines of [
      [...review!, ...both],
      [...review!, ...direct!, ...after!],
    ]) {
      const result = await read(lines);
      expect(result.diagnostics.filter(({ cell }) => cell?.startsWith('cases/'))).toEqual([]);
      expect(row(result, 'cases', 'reconsideration')).toEqual([1, 2, 3, 4, 10]);
      expect(row(result, 'cases', 'litigation-direct')).toEqual([0, 0, 0, 0, 0]);
      expect(row(result, 'cases', 'litigation-after-reconsideration')).toEqual([5, 0, 0, 1, 6]);
    }
    expect(row(await read(review!), 'cases', 'litigation-direct')).toEqual(Array(5).fill('absent'));
  });

  describe('a small table for each kind of case, named in the line above it', () => {
    const kinds = '<tr><td>结果维持<td>结果纠正<td>其他结果<td>尚未审结<td>总计</tr>';
    const part = (label: string, ...rows: readonly (readonly number[])[]) =>
      `<p>${label}</p><table>${kinds}${rows.map((row) => `<tr>${row.map((figure) => `<td>${figure}`).join('')}</tr>`).join('')}</table>`;
    const parts = (review: string, direct: string, after: string) =>
      part(review, [1, 2, 3, 4, 10]) + part(direct, [0, 0, 0, 0, 0]) + part(after, [5, 0, 0, 1, 6]);
    const disclosure =
      '<table><tr><td>信息内容<td>本年制发件数<td>本年废止件数<td>现行有效件数</tr><tr><td>规章<td>0<td>0<td>0</tr></table>';
    const linted = (html: string) => lint(new TextEncoder().encode(disclosure + html), { path: '2023.html' });

    test.each([
      ['行政复议', '行政诉讼（未经复议直接起诉）', '行政诉讼（复议后起诉）'],
      ['（一）行政复议：', '（二）未经复议直接起诉', '3.行政诉讼——复议后起诉'],
    ])('%s, %s, %s', async (...labels) => {
      const result = await linted(parts(...labels));
      expect(row(result, 'cases', 'reconsideration')).toEqual([1, 2, 3, 4, 10]);
      expect(row(result, 'cases', 'litigation-direct')).toEqual([0, 0, 0, 0, 0]);
      expect(row(result, 'cases', 'litigation-after-reconsideration')).toEqual([5, 0, 0, 1, 6]);
    });

    test.each([
      ['a name for two of them', parts('行政复议', '行政诉讼', '行政诉讼')],
      ['a line between', parts('行政复议', '未经复议直接起诉', '复议后起诉</p><p>单位：件')],
      [
        'two rows under one name',
        part('行政复议', [1, 2, 3, 4, 10], [0, 0, 0, 0, 0]) + part('复议后起诉', [5, 0, 0, 1, 6]),
      ],
    ])('%s: not guessed', async (_, html) => {
      const { diagnostics } = await linted(html);
      const found = diagnostics.filter(({ message }) => message.zh.includes('表四'));
      expect(found.map(({ rule, kind }) => `${rule} ${kind}`)).toEqual(['missing-table open']);
    });
  });

  test('all blank: the table is there, and every cell is blank', async () => {
    const lines = [...cases, ',,,,,,,,,,,,,,'];
    const [report] = await readReports(new TextEncoder().encode(lines.join('\n')), { path: 'a.csv' });
    const entries = report!.tables.find(({ table }) => table.id === 'cases')!.entries;
    expect(entries.map(({ value }) => value)).toEqual(Array(15).fill({ kind: 'blank' }));
    const { verdict, problem } = await read(lines);
    expect([verdict, problem?.code]).toEqual(['cannot-check', 'not-filled-in']);
  });

  test('one figure too few to the left, one behind the table: not guessed', async () => {
    const result = await read([...cases, ',1,2,3,4,10,0,0,0,0,0,5,0,0,1,6']);
    expect([result.verdict, result.problem?.code]).toEqual(['cannot-check', 'glued']);
  });

  test('a figure broken over two lines, without quotes: not guessed', async () => {
    const result = await read([...cases, figures.replace('10', '1\n0')]);
    expect([result.verdict, result.problem?.code]).toEqual(['cannot-check', 'glued']);
  });

  test('remarks to the right and a note below', async () => {
    const result = await read([...cases, `${figures},见附件`, '注：含上年度结转数量']);
    expect(row(result, 'cases', 'litigation-after-reconsideration')).toEqual([5, 0, 0, 1, 6]);
  });
});

describe('表三', () => {
  const line = (label: string, ...numbers: (number | string)[]) => `${label},,,${numbers.join(',')}`;

  test.each([
    ['一、本年新收政府信息公开申请数量', 'received'],
    ['1．本年新收政府信息公开申请数量', 'received'],
    ['本年新收政府信息公开申请数', 'received'],
    ['二、 上年结转政府信息公开申请数量', 'carried-in'],
    ['（二）部分公开', 'partly-granted'],
    ['（二）部分公开(区分处理的,只计这一情形,不计其他情形)', 'partly-granted'],
    ['2、其他法律、行政法规禁止公开', 'refused.forbidden-by-law'],
    ['2.其他法律行政止公开', 'refused.forbidden-by-law'],
    ['3.危及「三安全一稳定」', 'refused.security-and-stability'],
    ['3. 危及三安全一稳定', 'refused.security-and-stability'],
    ['1. 逾期不补正', 'other.not-corrected-in-time'],
    ['（七）合计', 'outcomes'],
    ['四、结转下年度继续办理', 'carried-out'],
  ])('%s', async (label, id) => {
    const result = await read([...requestsHeader, line(`"${label}"`, 1, 2, 3, 4, 5, 6, 21)]);
    expect(row(result, 'requests', id)).toEqual([1, 2, 3, 4, 5, 6, 21]);
  });

  test.each([
    [[5, 12, '3\n4', 0, 0, 0, 51]],
    [[5, 12, 34, 0, 0, 0, '5\n1']],
  ])('a figure broken over two lines, without quotes: not guessed', async (numbers) => {
    const torn = await read([...requestsHeader, line('一、本年新收', ...numbers)]);
    expect([torn.verdict, torn.problem?.code]).toEqual(['cannot-check', 'glued']);
  });

  test('a thousands separator that ends the field: not guessed', async () => {
    const good = line('一、本年新收', 5, 0, 0, 0, 0, 0, 5);
    const split = await read([...requestsHeader, good, line('（一）予以公开', '1,234', 0, 0, 0, 0, 0, '1,234')]);
    expect(split.problem?.message.en).toContain('more fields than the header');
    const beside = await read([...requestsHeader, good, line('（一）予以公开', 12, 345, 0, 0, 0, 0, 357, 0)]);
    expect(beside.problem?.message.en).toContain('more fields than the header');
    const remark = await read([...requestsHeader, good, line('（一）予以公开', 12, 3, 0, 0, 0, 0, 15, 0)]);
    expect(row(remark, 'requests', 'granted')).toEqual([12, 3, 0, 0, 0, 0, 15]);
  });

  const results = (...rows: string[]) => [...requestsHeader, ...rows];

  test.each([
    [
      'a line of its own for the group',
      ['三、本年度办理结果,（三）不予公开,,9,0,0,0,0,0,9', ',,1.属于国家秘密,4,0,0,0,0,0,4'],
    ],
    [
      '小计 above the lines',
      ['三、本年度办理结果,（三）不予公开,小计,9,0,0,0,0,0,9', ',,1.属于国家秘密,4,0,0,0,0,0,4'],
    ],
    [
      '小计 below the lines',
      ['三、本年度办理结果,（三）不予公开,1.属于国家秘密,4,0,0,0,0,0,4', ',,小计,9,0,0,0,0,0,9'],
    ],
    [
      '合计 below the lines',
      ['三、本年度办理结果,（三）不予公开,1.属于国家秘密,4,0,0,0,0,0,4', ',,合计,9,0,0,0,0,0,9'],
    ],
    [
      '总计 below the lines',
      ['三、本年度办理结果,（三）不予公开,1.属于国家秘密,4,0,0,0,0,0,4', ',,总计,9,0,0,0,0,0,9'],
    ],
  ])('a local subtotal is left out: %s', async (_, rows) => {
    const result = await read(results(...rows, ',（七）总计,,4,0,0,0,0,0,4'));
    expect(row(result, 'requests', 'refused.state-secret')).toEqual([4, 0, 0, 0, 0, 0, 4]);
    expect(row(result, 'requests', 'outcomes')).toEqual([4, 0, 0, 0, 0, 0, 4]);
    const { ignored } = result.reports[0]!.report.tables[0]!;
    expect(ignored.map(({ cell }) => cell.place.row)).toContain(rows.findIndex((one) => one.includes('9,0')) + 4);
  });

  test('a column of the office, for all organisations together, is left out', async () => {
    const result = await read([
      ',,,申请人情况',
      ',,,自然人,法人或其他组织,,,,,,总计',
      ',,,,商业企业,科研机构,社会公益组织,法律服务机构,其他,法人小计',
      line('一、本年新收政府信息公开申请数量', 1, 2, 3, 4, 5, 6, 20, 21),
    ]);
    expect(row(result, 'requests', 'received')).toEqual([1, 2, 3, 4, 5, 6, 21]);
  });

  test('a column with the unit', async () => {
    const result = await read([
      ',,单位,自然人,商业企业,科研机构,社会公益组织,法律服务机构,其他,总计',
      '一、本年新收政府信息公开申请数量,,件,1,2,3,4,5,6,21',
    ]);
    expect(row(result, 'requests', 'received')).toEqual([1, 2, 3, 4, 5, 6, 21]);
  });

  test('columns in another order stand under their own labels', async () => {
    const result = await read([
      ',,,总计,自然人,商业企业,科研机构,社会公益组织,法律服务机构,其他',
      line('一、本年新收政府信息公开申请数量', 21, 1, 2, 3, 4, 5, 6),
    ]);
    expect(row(result, 'requests', 'received')).toEqual([1, 2, 3, 4, 5, 6, 21]);
  });

  test.each([
    [
      'two',
      [
        ['自然人', '商业企业', '科研机构'],
        ['社会公益组织', '法律服务机构', '其他', '总计'],
      ],
    ],
    [
      'a part for each applicant',
      ['自然人', '商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他', '总计'].map((one) => [one]),
    ],
  ])('its columns in parts, one below the other: %s', async (_, parts) => {
    const figures: Record<string, number> = {
      自然人: 1,
      商业企业: 2,
      科研机构: 3,
      社会公益组织: 4,
      法律服务机构: 5,
      其他: 6,
      总计: 21,
    };
    const result = await read(
      parts.flatMap((names) => [
        requestsHeader[0]!,
        line('', ...names),
        line('一、本年新收政府信息公开申请数量', ...names.map((name) => figures[name]!)),
        line('二、上年结转政府信息公开申请数量', ...names.map(() => 0)),
        '续表',
      ]),
    );
    expect(result.diagnostics.map(({ rule }) => rule)).not.toContain('missing-column');
    expect(row(result, 'requests', 'received')).toEqual([1, 2, 3, 4, 5, 6, 21]);
    expect(row(result, 'requests', 'carried-in')).toEqual([0, 0, 0, 0, 0, 0, 0]);
  });

  test('one column under no corner of the form is no part of it', async () => {
    const { problem } = await read([',,,总计', line('二、上年结转政府信息公开申请数量', 9)]);
    expect(problem?.code).toBe('no-form-table');
  });

  test('blanks, dashes, notes and units', async () => {
    const result = await read([
      ...requestsHeader,
      line('一、本年新收政府信息公开申请数量', '', '/', '—', '１２', '12件', '约20', '22（其中重复2件）'),
    ]);
    expect(row(result, 'requests', 'received')).toEqual(['blank', 'dash', 'dash', 12, 12, 'unreadable', 22]);
  });

  test('a scratch figure far to the right is none of the table', async () => {
    const result = await read([
      ...requestsHeader,
      `${line('一、本年新收政府信息公开申请数量', 1, 2, 3, 4, 5, 6, 21)},,,,99`,
    ]);
    expect(row(result, 'requests', 'received')).toEqual([1, 2, 3, 4, 5, 6, 21]);
  });

  test('a row too short for its headings, where they stand elsewhere: not guessed', async () => {
    const result = await read([
      ',自然人,法人或其他组织,总计',
      ',,商业企业,科研机构,社会公益组织,法律服务机构,其他',
      '一、本年新收政府信息公开申请数量,1,2,3,4,5,6',
    ]);
    expect(result.problem?.code).toBe('glued');
  });

  test('without its three rows of （六）, a table of 2023 is still one of 2021', async () => {
    const rows = ['（一）予以公开', '（二）部分公开', '（七）总计'].map((label) => line(label, 1, 0, 0, 0, 0, 0, 1));
    const result = await read(['溪口镇2023年政府信息公开工作年度报告', ...requestsHeader, ...rows]);
    expect(result.reports[0]!.report.tables[0]!.form.edition).toBe('2021');
    expect(result.diagnostics.map(({ rule }) => rule)).not.toContain('edition-mismatch');
  });

  test('its own （六）其他处理 in one row tells the form of 2019, whatever the year', async () => {
    const rows = ['（一）予以公开', '（六）其他处理', '（七）总计'].map((label) => line(label, 1, 0, 0, 0, 0, 0, 1));
    const result = await read(['溪口镇2023年政府信息公开工作年度报告', ...requestsHeader, ...rows]);
    expect(result.reports[0]!.report.tables[0]!.form.edition).toBe('2019');
    expect(result.diagnostics.map(({ rule }) => rule)).toContain('edition-mismatch');
  });

  test('followed by 表四 with its labels pushed to the left, it is still read', async () => {
    const packed = [cases[0]!.replaceAll(/,+/g, ','), cases[1]!.replaceAll(/,+/g, ','), cases[2]!.replace(/^,+/, '')];
    const result = await read([...requestsHeader, line('（七）总计', 1, 2, 3, 4, 5, 6, 21), ...packed, figures]);
    expect(row(result, 'requests', 'outcomes')).toEqual([1, 2, 3, 4, 5, 6, 21]);
    expect(row(result, 'cases', 'reconsideration')).toEqual([1, 2, 3, 4, 10]);
  });
});

describe('表二', () => {
  test('a year inside the label', async () => {
    const result = await read(['信息内容,本年（2023）制发件数,本年（2023）废止件数,现行有效件数', '规 章,1,2,3']);
    expect(row(result, 'disclosure', 'regulations')).toEqual([1, 2, 3]);
  });

  test('signed changes of the form of 2019', async () => {
    const result = await read([
      '信息内容,上一年项目数量,本年增/减,处理决定数量',
      '行政许可,10,减4,5',
      '其他对外管理服务事项,1,+19,2',
      '行政处罚,3,-18,4',
    ]);
    expect(row(result, 'disclosure', 'licensing')).toEqual([10, -4, 5]);
    expect(row(result, 'disclosure', 'other-services')).toEqual([1, 19, 2]);
    expect(row(result, 'disclosure', 'penalties')).toEqual([3, -18, 4]);
  });
});

describe('titles', () => {
  test.each([
    ['溪口镇2023年政府信息公开工作年度报告', '溪口镇', 2023],
    ['溪口镇2023年度政府信息公开工作年度报告', '溪口镇', 2023],
    ['2023年度溪口镇政府信息公开工作年度报告', '溪口镇', 2023],
    ['２０２３年溪口镇人民政府政府信息公开年度报告', '溪口镇人民政府', 2023],
    ['青石县 溪口镇 2023 年 政府信息公开工作年度报告', '青石县溪口镇', 2023],
    ['二〇二三年溪口镇政府信息公开工作年度报告', '溪口镇', 2023],
    ['溪口镇政府信息公开工作年度报告', '溪口镇', null],
    ['2023年政府信息公开工作年度报告', null, 2023],
    ['政府信息公开年报溪口镇人民政府2023年政府信息公开工作年度报告', '溪口镇人民政府', 2023],
    ['名称溪口镇人民政府2023年政府信息公开工作年度报告', '溪口镇人民政府', 2023],
    ['信息名称：溪口镇人民政府政府信息公开工作年度报告', '溪口镇人民政府', null],
    ['政府信息公开指南 依申请公开 政府信息公开年报 2023年溪口镇政府信息公开年度报告', '溪口镇', 2023],
    ['政府信息公开制度 2023年政府信息公开年度报告', null, 2023],
    ['现将溪口镇2023年政府信息公开工作年度报告公布如下', null, null],
  ])('%s', async (line, organization, year) => {
    const { reports } = await read([line, ...cases, figures]);
    expect([reports[0]!.report.organization, reports[0]!.report.year]).toEqual([organization, year]);
  });

  test('the period gives the year that the title lacks; the date of filling in never does', async () => {
    const lines = ['填报日期：2024年1月15日', '统计期限为2023年1月1日至12月31日', ...cases, figures];
    expect((await read(lines)).reports[0]!.report.year).toBe(2023);
  });

  test('else the name of the file does', async () => {
    expect((await read([...cases, figures], 'reports/溪口镇2022.csv')).reports[0]!.report.year).toBe(2022);
  });

  test.each([
    ['nothing else', [], 'a.docx', '溪口镇', 2021],
    ['the name of the file', [], '青石镇2022.docx', '溪口镇', 2022],
    ['a title', ['青石镇2023年政府信息公开工作年度报告'], 'a.docx', '青石镇', 2023],
  ])('what the properties of a file say counts after %s', (_, lines, path, organization, year) => {
    const document = { ...prose(lines, path), title: '溪口镇2021年政府信息公开工作年度报告' };
    const [report] = recognise({ ...document, blocks: [...document.blocks, ...table] }, forms);
    expect([report!.organization, report!.year]).toEqual([organization, year]);
  });

  test('several lines of one paragraph', () => {
    const lines = [
      '溪口镇2023年政府信息公开\n工作年度报告',
      '一、总体情况\n本镇依法公开政府信息。\n二、主动公开政府信息情况\n见附表。',
    ];
    const [report] = recognise(prose(lines, 'a.docx'), forms);
    expect([report!.organization, report!.year]).toEqual(['溪口镇', 2023]);
    expect(report!.sections.map(({ number, passages }) => [number, textOf(passages)])).toEqual([
      [1, '本镇依法公开政府信息。'],
      [2, '见附表。'],
    ]);
  });
});

/** A document of nothing but text. */
function prose(lines: readonly string[], path: string): Document {
  const blocks = lines.map((text) => ({ kind: 'paragraph' as const, text, place: { path } }));
  return { path, format: 'docx', blocks, notices: [] };
}

/** 表四 as a grid. */
const table = readCsv(new TextEncoder().encode([...cases, figures].join('\n')), 'a').blocks;

test('a form of one’s own beside the national one: each file is told by what stands in it', async () => {
  const own: Form = {
    ...forms[0]!,
    id: 'county-2025',
    family: 'county',
    tables: [
      {
        id: 'training',
        name: { zh: '培训表', en: 'Training' },
        section: 1,
        width: 3,
        labelWidth: 1,
        blocks: [
          {
            corner: '培训对象',
            columns: [
              { id: 'sessions', label: '培训场次', en: 'sessions' },
              { id: 'people', label: '参训人数', en: 'people' },
            ],
            rows: [
              { id: 'town', label: '乡镇干部', en: 'town staff' },
              { id: 'all', label: '全部人员', en: 'all', total: true },
            ],
          },
        ],
      },
    ],
    relations: [],
  };
  const both = { path: 'a.csv', forms: [own, ...forms] };
  const encode = (lines: readonly string[]) => new TextEncoder().encode(lines.join('\n'));
  const training = await lint(encode(['培训对象,培训场次,参训人数', '乡镇干部,2,30', '全部人员,3,45']), both);
  expect(training.reports[0]!.report.family).toBe('county');
  expect(row(training, 'training', 'all')).toEqual([3, 45]);
  const national = await lint(encode([...cases, figures]), both);
  expect(national.reports[0]!.report.family).toBe('cn-ogi');
  expect(row(national, 'cases', 'reconsideration')).toEqual([1, 2, 3, 4, 10]);
});

describe('a label of a group that is merged over too few rows or too many', () => {
  const form = forms[0]!;
  const figures = distinct(form);
  const page = asHtml([title('云浦市', 2025), ...items(form, figures)]);
  const linted = async (right: string, wrong: string) => {
    expect(page).toContain(right);
    return lint(new TextEncoder().encode(page.replace(right, wrong)), { path: 'a.html' });
  };
  test.each([
    ['rowspan="22">三、', 'rowspan="19">三、', []],
    ['rowspan="22">三、', 'rowspan="30">三、', ['carried-out']],
    ['rowspan="8">（三）', 'rowspan="7">（三）', []],
    ['rowspan="8">（三）', 'rowspan="9">（三）', ['unavailable.not-held']],
    ['rowspan="3">（四）', 'rowspan="4">（四）', ['not-processed.petition']],
    ['rowspan="3">（六）', 'rowspan="5">（六）', ['outcomes', 'carried-out']],
  ])('%s as %s: a row that is pushed away is open, all others are read', async (right, wrong, open) => {
    const { diagnostics, reports } = await linted(right, wrong);
    expect(diagnostics.filter(({ kind }) => kind === 'fail')).toEqual([]);
    const missing = diagnostics.filter(({ rule }) => rule === 'missing-row');
    expect(missing.map(({ about }) => about?.split('/').at(-1))).toEqual(open.slice(0, 1));
    const names = reports[0]!.report.tables
      .flatMap(({ entries }) => entries)
      .flatMap(({ at }) => (open.includes(at.row.id) ? [nameOf(at.row).zh] : []));
    for (const name of names) expect(missing[0]!.message.zh).toContain(name);
    for (const { at, value } of reports[0]!.report.tables.flatMap(({ entries }) => entries)) {
      if (open.includes(at.row.id)) expect(value.kind).toBe('absent');
      else expect(value).toMatchObject({ number: { units: BigInt(figures[at.table.id]![at.row.id]![at.column.id]!) } });
    }
  });
});

describe('tables without a sheet that follow each other', () => {
  const grid = (table: number, ...rows: readonly (readonly string[])[]): Grid => ({
    kind: 'grid',
    place: { path: 'a', table },
    rows: rows.map((texts, index) => {
      const place = { path: 'a', table, row: index + 1 };
      return { place, cells: texts.map((text, column) => ({ text, place: { ...place, column: column + 1 } })) };
    }),
  });
  const [header, row, wide] = [grid(1, ['项', '数']), grid(2, ['甲', '1']), grid(3, ['乙', '2', '3'])];
  const shown = (blocks: Document['blocks']) =>
    joinAdjacentTables(blocks).map((block) =>
      block.kind === 'grid' ? block.rows.map(({ place }) => place.table) : block.text,
    );

  test('are one where they are equally wide, each row with its own place', () => {
    expect(shown([header, row, wide])).toEqual([[1, 2], [3]]);
  });

  test('are two with text between', () => {
    expect(shown([header, { kind: 'paragraph', text: '文', place: { path: 'a' } }, row])).toEqual([[1], '文', [2]]);
  });
});
