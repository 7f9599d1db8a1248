import { describe, expect, test } from 'vitest';
import type { Cell, Grid, GridRow, Place } from '../../src/model/document.ts';
import type { Form, Heading } from '../../src/model/form.ts';
import { endOfTransposed } from '../../src/recognise/tables/end-of-transposed.ts';
import { findHeaders } from '../../src/recognise/tables/header.ts';
import { matchRowNamedAbove, matchSingleRow } from '../../src/recognise/tables/single-row.ts';
import { drawnDocument } from '../support/readings.ts';

/** Tables with one row of figures, and such that are turned by a quarter: a small form shows more than a large one. */

const line = (id: string, label: string): Heading => ({ id, label, en: id });
const rows = [line('review', '行政复议'), line('suit', '行政诉讼')];
const columns = [line('upheld', '结果维持'), line('corrected', '结果纠正'), line('pending', '尚未审结')];
const table = { id: 'cases', name: { zh: '表四', en: 'Table 4' }, section: 4, width: 6, labelWidth: 0 };
const form = {
  id: 'small',
  family: 'small',
  reportTitles: ['年度报告'],
  period: '统计期限',
  sections: [],
  tables: [{ ...table, blocks: [{ across: true, rows, columns }] }],
} as unknown as Form;
const upright = {
  ...form,
  tables: [{ ...table, id: 'counts', blocks: [{ corner: '信息内容', caption: '第一项', rows, columns }] }],
} as unknown as Form;

async function gridOf(...drawn: readonly string[]): Promise<Grid> {
  const { blocks } = await drawnDocument(drawn.map((row) => `| ${row.split(' ').join(' | ')} |`).join('\n'));
  return blocks[0] as Grid;
}

const header = ['行政复议 < < 行政诉讼 < <', '结果维持 结果纠正 尚未审结 结果维持 结果纠正 尚未审结'];

type Moved = (row: GridRow, index: number) => GridRow;

/** Says which row has the figures, from 1 below the header, and what makes it doubtful. */
async function matched(
  drawn: readonly string[],
  facts: { above?: readonly string[]; moved?: Moved; page?: number } = {},
) {
  const { above = header, moved = (row) => row, page } = facts;
  const grid = await gridOf(...above, ...drawn.map((row) => row.replaceAll('_', '')));
  const all = grid.rows.map(moved);
  const [found] = findHeaders(all, 0, [form]);
  const place: Place = { path: '', table: 9, ...(page !== undefined && { page }) };
  const below = all.slice(found!.height);
  const result = matchSingleRow(found!.blocks[0]!, below, all.slice(0, found!.height), place);
  const [row] = result.rows;
  const figures = row && below.findIndex(({ place: one }) => one === row.place) + 1;
  const unplaced = result.unplaced.map(({ cell }: { cell: Cell }) => cell.text).join();
  const doubt = result.doubt?.zh.includes('几行') ? ', several' : result.doubt ? ', unclear' : '';
  return `${figures ?? 'none'}${doubt}${unplaced && `, unplaced ${unplaced}`}`;
}

const figures = '9 2 3 4 5 6';

describe('the row of figures below a header', () => {
  test.each<[string, readonly string[], string]>([
    ['the first', [figures], '1'],
    ['below units', ['件 件 件 件 件 件', figures], '2'],
    ['below some units', ['件 _ _ 件 _ _', figures], '2'],
    ['below units and a word', ['件 略 _ 件 _ _', figures], '2'],
    ['below numbers of the columns', ['1 2 3 4 5 6', '7 8 9 4 5 6'], '2'],
    ['below two numbers', ['1 2 _ _ _ _', '7 8 9 4 5 6'], '1, several, unplaced 7,8,9,4,5,6'],
    ['below words', ['略 略 _ _ _ _', figures], '2'],
    ['below words, where no row is full', ['略 略 _ _ _ _', '1 2 _ _ _ _'], '1, unplaced 1,2'],
    ['below words, where half is full', ['略 略 _ _ _ _', '1 2 3 _ _ _'], '2'],
    ['below headings again', ['结果维持 < < < < <', figures], '2'],
    ['below a heading and a figure', ['结果维持 3 _ _ _ _', '7 8 9 4 5 6'], '1, several, unplaced 7,8,9,4,5,6'],
    ['below a remark', ['注：略 _ _ _ _ _', figures], '2'],
    ['below a remark in brackets', ['（备注1：略） _ _ _ _ _', figures], '2'],
    ['below a word that begins like a remark', ['注册 _ _ _ _ _', '略 _ _ _ _ _'], '1'],
    ['below a text over two columns', ['略 < _ _ _ _', figures], '2'],
    ['above a text over two columns', [figures, '略 < _ _ _ _'], '1'],
    ['below a blank row', ['_ _ _ _ _ _', figures], '2'],
    ['a blank row alone', ['_ _ _ _ _ _'], '1'],
    ['two blank rows', ['_ _ _ _ _ _', '_ _ _ _ _ _'], '1'],
    ['no row', [], '0'],
    ['dashes', ['— — — — — —'], '1'],
    ['words right below', ['略 略 略 略 略 略'], '1'],
    ['words with figures in them', ['约1 约2 略 约4 约5 略'], '1'],
    ['sentences with figures in them', ['本年共办理十二件其中1件 略 _ _ _ _', figures], '2'],
    [
      'short texts with figures in them',
      ['本年共办理复议1件另 本年共办理复议1件另 _ _ _ _', figures],
      '1, several, unplaced 9,2,3,4,5,6',
    ],
    ['pictures', ['{picture} {picture} {picture} _ _ _'], '1'],
    ['lost characters', ['\ufffd \ufffd \ufffd _ _ _'], '1'],
    ['a row behind the columns', ['_ _ _ _ _ _ 7', figures], '2'],
    ['other figures in a second row', [figures, '7 8 9 4 5 6'], '1, several, unplaced 7,8,9,4,5,6'],
    ['the same figures again', [figures, figures], '1, unplaced 9,2,3,4,5,6'],
    ['half as many in a second row', [figures, '7 8 9 _ _ _'], '1, several, unplaced 7,8,9'],
    ['fewer than half', [figures, '7 8 _ _ _ _'], '1, unplaced 7,8'],
    [
      'computed ones',
      [figures, '7{formula=A1} 8{formula=A1} 9{formula=A1} 1{formula=A1} 1{formula=A1} 1{formula=A1}'],
      '1, unplaced 7,8,9,1,1,1',
    ],
    [
      'of which one is not computed',
      [figures, '7 8{formula=A1} 9{formula=A1} 1{formula=A1} 1{formula=A1} 1{formula=A1}'],
      '1, several, unplaced 7,8,9,1,1,1',
    ],
    ['other figures above', ['7 8 9 4 5 6', figures], '1, several, unplaced 9,2,3,4,5,6'],
    ['a figure below that may belong to it', [figures, '7'], '1, unplaced 7'],
    ['a dash and a figure below', [figures, '— 7'], '1, unplaced 7'],
    ['a word and a figure below', [figures, '略 7'], '1'],
  ])('%s', async (_, drawn, expected) => {
    expect(await matched(drawn)).toBe(expected);
  });

  test.each<[string, readonly string[], string]>([
    ['a figure below a whole row', [figures, '7'], '1, unplaced 7'],
    ['a figure below a row that lacks one', ['1 2 3 4 5 _', '7'], '1, unclear, unplaced 7'],
    ['dashes below', ['1 2 3 4 5 _', '—'], '1, unclear'],
    ['a word below', ['1 2 3 4 5 _', '略'], '1'],
  ])('in lines of a file: %s', async (_, drawn, expected) => {
    const moved: Moved = (row, index) => ({ ...row, place: { ...row.place, line: index + 1 } });
    expect(await matched(drawn, { moved })).toBe(expected);
  });

  test('on a page, no row is drawn elsewhere', async () => {
    expect([await matched([], { page: 1 }), await matched([figures], { page: 1 })]).toEqual(['none', '1']);
  });

  test('words further below than the rows of the header are from each other are not in the row', async () => {
    const at =
      (...places: readonly Partial<Place>[]): Moved =>
      (row, index) => ({
        ...row,
        place: { ...row.place, ...places[index] },
      });
    const words = ['略 略 略 略 略 略', '1 2 _ _ _ _'];
    const read = (...places: readonly Partial<Place>[]) => matched(words, { moved: at(...places) });
    expect(await read({ row: 1 }, { row: 2 }, { row: 3 })).toBe('1, unplaced 1,2');
    expect(await read({ row: 1 }, { row: 2 }, { row: 4 })).toBe('2');
    expect(await read({ row: 1 }, { row: 3 }, { row: 5 })).toBe('1, unplaced 1,2');
    expect(await read({ row: 1 }, { row: 3 }, { row: 6 })).toBe('2');
    expect(await read({ row: 1, table: 7 }, { row: 2 }, { row: 3 })).toBe('1, unplaced 1,2');
    expect(await read({ row: 1, table: 7 }, { row: 3 }, { row: 5 })).toBe('2');
    expect(await read({ row: 1 }, { row: 2 }, { row: 9, table: 7 })).toBe('1, unplaced 1,2');
  });

  test('a figure left of the columns, below the label of their row, may be pushed there', async () => {
    const above = ['行政复议 行政复议 < < 行政诉讼 < <', '类型 结果维持 结果纠正 尚未审结 结果维持 结果纠正 尚未审结'];
    expect(await matched([`7 ${figures}`], { above })).toBe('1, unclear');
    expect(await matched([`略 ${figures}`], { above })).toBe('1');
    const other = ['序号 行政复议 < < 行政诉讼 < <', '^ 结果维持 结果纠正 尚未审结 结果维持 结果纠正 尚未审结'];
    expect(await matched([`7 ${figures}`], { above: other })).toBe('1');
  });
});

describe('the row of one kind of case, named above the header', () => {
  const named = async (
    above: string | undefined,
    drawn: readonly string[],
    outcomes = '结果维持 结果纠正 尚未审结',
  ) => {
    const grid = await gridOf(outcomes, ...drawn.map((row) => row.replaceAll('_', '')));
    const [found] = findHeaders(grid.rows, 0, [form]);
    const result = matchRowNamedAbove(found!.blocks, grid.rows.slice(1), above);
    return result && `${result.rows[0]?.line?.id} ${result.rows[0]?.slots.length}`;
  };

  test.each<[string, string | undefined, readonly string[], string | undefined]>([
    ['one row', '行政复议', ['1 2 3'], 'review 3'],
    ['a blank row behind', '行政诉讼', ['1 2 3', '_ _ _'], 'suit 3'],
    ['words behind', '行政诉讼', ['1 2 3', '略 _ _'], 'suit 3'],
    ['figures behind', '行政诉讼', ['1 2 3', '略 7 _'], undefined],
    ['a dash behind', '行政诉讼', ['1 2 3', '— _ _'], undefined],
    ['a remark', '行政诉讼', ['注：略 _ _'], undefined],
    ['no row', '行政诉讼', [], undefined],
    ['another line', '行政调解', ['1 2 3'], undefined],
    ['no line', undefined, ['1 2 3'], undefined],
  ])('%s', async (_, above, drawn, expected) => {
    expect(await named(above, drawn)).toBe(expected);
  });

  test('a header that lacks an outcome', async () => {
    expect(await named('行政复议', ['1 2'], '结果维持 结果纠正')).toBeUndefined();
  });
});

describe('how far a table that is turned reaches', () => {
  const end = async (one: Form, ...drawn: readonly string[]) => {
    const { rows } = await gridOf(...drawn.map((row) => row.replaceAll('_', '')));
    return endOfTransposed(rows, 0, [one]);
  };
  const counts = ['信息内容 行政复议 行政诉讼', '结果维持 1 2', '结果纠正 3 4', '尚未审结 5 6'];

  test.each<[string, readonly string[], number | undefined]>([
    ['to its last row', counts, 4],
    ['the last row that has a label', [...counts, '略 7 8', '略 7 8'], 4],
    ['over one row of the writer', [...counts.slice(0, 2), '略 7 8', ...counts.slice(2)], 5],
    ['over two', [...counts.slice(0, 2), '略 7 8', '略 7 8', ...counts.slice(2)], 6],
    ['not over three', [...counts.slice(0, 2), '略 7 8', '略 7 8', '略 7 8', ...counts.slice(2)], 2],
    ['to a title', [...counts.slice(0, 3), '溪口镇2023年年度报告 < <', counts[3]!], 3],
    ['to a caption', [...counts.slice(0, 3), '第一项 _ _', counts[3]!], 3],
    ['to where another begins', [...counts.slice(0, 3), counts[0]!, counts[3]!], 3],
    ['the same column twice', [...counts, counts[1]!], undefined],
    ['one row of the form, but the corner', ['信息内容 行政复议', '结果维持 1'], 2],
    ['one row of the form, without the corner', ['项目 行政复议', '结果维持 1'], undefined],
    ['two rows without the corner', ['项目 行政复议 行政诉讼', '结果维持 1 2'], 2],
    ['a figure beside the rows of the form', ['信息内容 行政复议 7', '结果维持 1 2'], undefined],
    ['nothing below', counts.slice(0, 1), undefined],
    ['nothing of the form below', [counts[0]!, '略 1 2'], undefined],
    [
      'labels behind numbers',
      ['_ 信息内容 行政复议 行政诉讼', '1 结果维持 1 2', '2 结果纠正 3 4', '3 结果纠正 3 4'],
      undefined,
    ],
    ['a label without figures', [...counts.slice(0, 3), '尚未审结 _ _'], 4],
    ['a column named behind its figures', [...counts.slice(0, 2), '结果纠正 3 结果维持', counts[3]!], 4],
  ])('%s', async (_, drawn, expected) => {
    expect(await end(upright, ...drawn)).toBe(expected);
  });

  test.each<[string, readonly string[], number | undefined]>([
    ['a kind in front of each', ['行政复议 结果维持 1', '行政复议 结果纠正 2', '行政诉讼 结果维持 3'], 3],
    ['a kind and an outcome in one label', ['行政复议-结果维持 1', '行政复议-结果纠正 2'], 2],
    ['an upright header', ['行政复议 < <', '结果维持 结果纠正 尚未审结', '1 2 3'], undefined],
    ['the header of an upright table', ['行政复议 结果维持 结果纠正', '1 2 3'], undefined],
    ['outcomes alone', ['行政复议 _', '结果维持 1', '结果纠正 2'], 3],
    ['to an upright header', ['行政复议 结果维持 1', '行政复议 结果纠正 2', '结果维持 结果纠正 尚未审结', '1 2 3'], 2],
    ['no kind', ['结果维持 1', '结果纠正 2'], undefined],
  ])('across: %s', async (_, drawn, expected) => {
    expect(await end(form, ...drawn)).toBe(expected);
  });
});
