import { describe, expect, test } from 'vitest';
import { forms } from '../../src/forms.ts';
import { type Block, formCells, lines, tableOf } from '../../src/model/form.ts';
import { findCells, findLineByName, findTable, hasRow, isTableName } from '../../src/recognise/labels/find-by-name.ts';
import {
  findCrossing,
  findLine,
  findLineExactly,
  isRowLabel,
  possibleLines,
} from '../../src/recognise/labels/find-line.ts';
import { matchLines } from '../../src/recognise/labels/match-lines.ts';
import { unambiguousChoices, weightsUpTo } from '../../src/recognise/labels/ordered-choices.ts';

/** Which line of the form a label names, whatever writers have made of it. */

const [form] = forms;
const requests = tableOf(form!, 'requests')!.blocks[0]!;
const cases = tableOf(form!, 'cases')!.blocks[0]!;
const rows = lines(requests.rows);
const columns = lines(requests.columns);

describe('the row that a label names', () => {
  test.each<[string, string | undefined]>([
    ['（一）予以公开', 'granted'],
    ['予以公开', 'granted'],
    ['granted', 'granted'],
    ['予以公布', 'granted'],
    ['预以公布', undefined],
    ['（三）不予公开', undefined],
    ['不予公开属于国家秘密', 'refused.state-secret'],
    ['本年新收申请数量', 'received'],
    ['本年新收', 'received'],
    ['本年收', 'received'],
    ['年新收到', undefined],
    ['本机关不掌握', 'unavailable.not-held'],
    ['不掌握相关政府信息', 'unavailable.not-held'],
    ['重复', undefined],
    ['重复申请人', 'not-processed.repeated'],
    ['要求提供公开出版', 'not-processed.publication'],
    ['要求提供公开出版物的申请件数', 'not-processed.publication'],
    ['要求提供公开出版物的申请总计', undefined],
    ['要求提供公开出版物1234', undefined],
    ['要求提供公开出版物（2023年）', 'not-processed.publication'],
    ['其他法律行政法规禁止', 'refused.forbidden-by-law'],
    ['', undefined],
    ['（略）', undefined],
    [`予以公开（${'甲'.repeat(60)}）`, 'granted'],
    ['予'.repeat(61), undefined],
  ])('%s', (text, id) => {
    expect(findLine(text, rows)?.id).toBe(id);
  });

  test.each<[string, string | undefined]>([
    ['不予公开（属于国家秘密）', 'refused.state-secret'],
    ['（三）不予公开(1.属于国家秘密)', undefined],
    ['予以公布', undefined],
    [' 予以公开 ', 'granted'],
  ])('exactly: %s', (text, id) => {
    expect(findLineExactly(text, rows)?.id).toBe(id);
  });

  test.each<[string, readonly string[]]>([
    ['1.属于国', ['refused.state-secret']],
    [
      '属于',
      [
        'refused.state-secret',
        'refused.internal-affairs',
        'refused.deliberative-process',
        'refused.enforcement-file',
        'refused.administrative-inquiry',
      ],
    ],
    ['不予', []],
    ['（六）其他', []],
    ['3.其他', ['other.other']],
    ['甲乙丙丁', []],
  ])('perhaps: %s', (text, ids) => {
    expect(possibleLines(text, rows).map(({ id }) => id)).toEqual(ids);
  });

  test.each(['予以公开', '（三）不予公开', '不予', '三、本年度', '属于'])('%s is a label of a row', (text) => {
    expect(isRowLabel(text, requests)).toBe(true);
  });

  test.each(['自然人', '总数', '公', '甲乙丙丁'])('%s is none', (text) => {
    expect(isRowLabel(text, requests)).toBe(false);
  });
});

test.each<[string, string | undefined]>([
  ['行政复议总计', 'reconsideration/total'],
  ['行政复议-总计', 'reconsideration/total'],
  ['行政复议 / 总计', 'reconsideration/total'],
  ['行政诉讼（复议后起诉）结果维持', 'litigation-after-reconsideration/upheld'],
  ['行政诉讼·复议后起诉·结果维持', 'litigation-after-reconsideration/upheld'],
  ['复议后起诉：合计', 'litigation-after-reconsideration/total'],
  ['行政诉讼总计', undefined],
  ['总计行政复议', undefined],
  ['总计', undefined],
  [`行政复议${'-'.repeat(34)}总计`, 'reconsideration/total'],
  [`行政复议${'-'.repeat(35)}总计`, undefined],
])('the cell that %s names', (text, id) => {
  const found = findCrossing(text, cases);
  expect(found && `${found.row.id}/${found.column.id}`).toBe(id);
});

test('only blocks that are printed across have such cells', () => {
  const { across: _, ...upright } = cases;
  expect(findCrossing('行政复议总计', upright as Block)).toBeUndefined();
});

test.each<[string, string | undefined]>([
  ['requests', 'requests'],
  ['表三', 'requests'],
  ['Table 3', 'requests'],
  ['收到和处理政府信息公开申请情况', 'requests'],
  ['表三 行政机关收到和处理政府信息公开申请情况', 'requests'],
  ['表五', undefined],
  ['', undefined],
])('the table that “%s” names', (name, id) => {
  expect(findTable(form!, name)?.id).toBe(id);
  expect(isTableName(name, form!, tableOf(form!, 'requests')!)).toBe(id !== undefined);
});

test.each<[string, string, readonly string[]]>([
  ['refused.state-secret', 'natural-person', ['requests/refused.state-secret/natural-person']],
  ['（三）不予公开/1.属于国家秘密', '总计', ['requests/refused.state-secret/total']],
  ['本年新收', '法人或其他组织/其他', ['requests/received/other-organisation']],
  ['一、本年新收', '其他', ['requests/received/other-organisation']],
  ['（四）无法提供/1.属于国家秘密', '总计', []],
  ['（四）无法提供/一、本年新收', '总计', []],
  ['refused', '总计', []],
  ['本年新收', '个人', []],
])('the cells of row “%s” and column “%s”', (row, column, ids) => {
  const table = tableOf(form!, 'requests')!;
  expect(findCells(table, row, column).map(({ id }) => id)).toEqual(ids);
  if (ids.length > 0) expect(hasRow(table, row)).toBe(true);
});

test('a label may contain a slash itself', () => {
  const earlier = forms[1]!;
  const names = formCells(tableOf(earlier, 'disclosure')!).map(({ column }) => column.heading.label);
  const label = names.find((name) => name.includes('/'))!;
  const cell = formCells(tableOf(earlier, 'disclosure')!).find(({ column }) => column.heading.label === label)!;
  expect(findLineByName(label.split('/'), lines(cell.block.columns))?.id).toBe(cell.column.id);
  expect(findCells(tableOf(earlier, 'disclosure')!, cell.row.id, label).map(({ id }) => id)).toEqual([cell.id]);
});

describe('rows below each other', () => {
  const idsOf = (labels: readonly string[], likeliest = rows) =>
    matchLines(
      labels.map((label) => label.split('/')),
      rows,
      likeliest,
    ).map((line) => line?.id ?? '-');

  test.each<[string, readonly string[], readonly string[]]>([
    ['in order', ['一、本年新收', '予以公开', '总计'], ['received', 'granted', 'outcomes']],
    ['a group alone is no line', ['不予公开', '属于国家秘密'], ['-', 'refused.state-secret']],
    ['a sum under a group is not the sum of all', ['（三）不予公开/合计', '（七）总计'], ['-', 'outcomes']],
    [
      '其他 under groups',
      ['（三）不予公开/其他', '（四）无法提供/其他', '（六）其他处理/其他'],
      ['refused.forbidden-by-law', '-', 'other.other'],
    ],
    ['the better of two labels wins', ['予以公布', '予以公开'], ['-', 'granted']],
    ['the same label twice names it twice', ['予以公开', '予以公开'], ['granted', 'granted']],
    ['two slips that are equally good', ['予以公布', '予以公报'], ['-', '-']],
    [
      'cut labels, told by their order',
      ['1.属于', '5.属于', '6.属于'],
      ['refused.state-secret', 'refused.internal-affairs', 'refused.deliberative-process'],
    ],
    ['a cut label that neighbours leave open', ['属于', '予以公开'], ['-', 'granted']],
    [
      'cut labels that fill a gap',
      ['保护第三方', '属于', '属于', '属于', '属于', '本机关不'],
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
      'cut labels, one too few for the gap',
      ['保护第三方', '属于', '属于', '属于', '本机关不'],
      ['refused.third-party-rights', '-', '-', '-', 'unavailable.not-held'],
    ],
  ])('%s', (_, labels, ids) => {
    expect(idsOf(labels)).toEqual(ids);
  });
});

test('columns of 表三 by their labels', () => {
  expect(findLine('法人或其他组织其他', columns)?.id).toBe('other-organisation');
  expect(findLine('合计', columns)?.id).toBe('total');
});

describe('choices in order', () => {
  const choice = (item: number, at: number, weight?: number) => ({ item, at, ...(weight !== undefined && { weight }) });

  test('the most that choices up to each one can weigh', () => {
    expect(weightsUpTo([choice(0, 1), choice(0, 2), choice(1, 2), choice(2, 0, 5), choice(2, 3, 4)])).toEqual([
      1, 1, 2, 5, 6,
    ]);
  });

  test('only those are taken that cannot be exchanged for others', () => {
    const [a, b, c] = [choice(0, 0), choice(1, 1), choice(1, 2)];
    expect(unambiguousChoices([a, b, c])).toEqual([a]);
    expect(unambiguousChoices([a, b])).toEqual([a, b]);
    expect(unambiguousChoices([choice(0, 1), choice(1, 0)])).toEqual([]);
    expect(unambiguousChoices([])).toEqual([]);
  });
});
