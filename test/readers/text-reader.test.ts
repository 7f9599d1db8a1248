import { expect, test } from 'vitest';
import { address, type Document } from '../../src/model/document.ts';
import { readText } from '../../src/readers/text/index.ts';

const read = (text: string) => readText(new TextEncoder().encode(text), 'a.txt');

/** A paragraph as its text, a table as the texts of its rows. */
async function outline(document: Promise<Document>) {
  const { blocks } = await document;
  return blocks.map((block) =>
    block.kind === 'paragraph' ? block.text : block.rows.map(({ cells }) => cells.map((cell) => cell?.text)),
  );
}

const report = `甲局2023年政府信息公开工作年度报告

二、主动公开政府信息情况
\t第二十条第（一）项

\t信息内容
\t本年制发件数

\t规章
\t0  

三、收到和处理政府信息公开申请情况
\t
\t商业
企业
\t总计

\t一、本年新收
\t2
\t

全年未收取费用。
`;

test('a line with a tab is a cell, a blank line ends the row, anything else is a paragraph', async () => {
  expect(await outline(read(report.replaceAll('  \n', '  \r\n')))).toEqual([
    '甲局2023年政府信息公开工作年度报告',
    '二、主动公开政府信息情况',
    [['第二十条第（一）项'], ['信息内容', '本年制发件数'], ['规章', '0']],
    '三、收到和处理政府信息公开申请情况',
    [
      ['', '商业\n企业', '总计'],
      ['一、本年新收', '2', ''],
    ],
    '全年未收取费用。',
  ]);
});

test('places are line and character, tables are numbered', async () => {
  const [title, , , , second] = (await read(report)).blocks;
  expect(title?.place).toEqual({ path: 'a.txt', line: 1, character: 1 });
  if (second?.kind !== 'grid') throw new Error('no table');
  const [header, row] = second.rows;
  expect([second.place, header?.place, row?.cells[1]?.place]).toEqual([
    { path: 'a.txt', table: 2, line: 13 },
    { path: 'a.txt', line: 13 },
    { path: 'a.txt', line: 19, character: 2 },
  ]);
  expect(row?.cells.map((cell) => cell && address(cell.place))).toEqual(['18:2', '19:2', '20:1']);
});

test('a label broken over three lines is one cell', async () => {
  expect(await outline(read('\t三\n本年度\n办理结果\n\t1'))).toEqual([[['三\n本年度\n办理结果', '1']]]);
});

test('two rows are one table, however many blank lines part them; a row of empty cells is none', async () => {
  expect(await outline(read('\ta\n\n\n\n\t\n\t\n\n\tb\n'))).toEqual([[['a'], ['b']]]);
});

test('text without tables is paragraphs', async () => {
  expect(await outline(read('  一、总体情况  \n\n全年,共收到 12 件。'))).toEqual([
    '一、总体情况',
    '全年,共收到 12 件。',
  ]);
});

const ruled = `表四
+----------+-------------------+
| 行政复议 |     行政诉讼      |
+-----+----+---------+---------+
|结果 |总计| 直接    | 复议后  |
|维持 |    +----+----+----+----+
|     |    |维持|总计|维持|总计|
+=====+====+====+====+====+====+
| 1   | 2  | 3  | -  |    | 6  |
+-----+----+----+----+----+----+
注：无。
`;

test('a table drawn with rules: cells reach over rows and columns', async () => {
  expect(await outline(read(ruled))).toEqual([
    '表四',
    [
      ['行政复议', '行政复议', '行政诉讼', '行政诉讼', '行政诉讼', '行政诉讼'],
      ['结果\n维持', '总计', '直接', '直接', '复议后', '复议后'],
      ['结果\n维持', '总计', '维持', '总计', '维持', '总计'],
      ['1', '2', '3', '-', '', '6'],
    ],
    '注：无。',
  ]);
});

test('a table in HTML among the lines, as Markdown may have it', async () => {
  const text =
    '# 甲局2023年报告\n\n<table>\n<tr><td rowspan="2">规章</td><td>1</td></tr>\n<tr><td>2</td></tr>\n</table>\n\n| a | b |\n| - | - |\n| 3 | 4 |\n';
  expect(await outline(read(text))).toEqual([
    '甲局2023年报告',
    [
      ['规章', '1'],
      ['规章', '2'],
    ],
    [
      ['a', 'b'],
      ['-', '-'],
      ['3', '4'],
    ],
  ]);
  const places = (await read(text)).blocks.map(({ place }) => place.table);
  expect(places).toEqual([undefined, 1, 2]);
});
