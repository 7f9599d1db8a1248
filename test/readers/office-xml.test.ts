import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { lint } from '../../src/lint.ts';
import { read } from '../../src/readers/index.ts';
import { cellAt, textsOf } from '../support/document-cells.ts';
import { asDocx, p, r, table, tbl, tc, tr } from '../support/make/docx.ts';
import { asExcel2003, asWord2003, excel2003, flatOpc, word2003 } from '../support/make/office-xml.ts';
import { bytesOf, print } from '../support/make/printed.ts';
import { readsRandomReports } from '../support/random-reports.ts';

readsRandomReports(
  {
    'Word XML': ({ printed }) => flatOpc(asDocx(printed)),
    'Word 2003 XML': ({ printed }) => asWord2003(asDocx(printed, { controlled: true, tracked: true })),
    'Excel 2003 XML': async ({ printed, style }) =>
      asExcel2003(await bytesOf((workbook) => print(workbook.addWorksheet('年报'), printed, style))),
  },
  3,
);

/** Paragraphs and the rows of tables, line by line. */
async function lines(bytes: Uint8Array): Promise<string[]> {
  const { blocks } = await read(bytes, '报告.doc');
  return blocks.flatMap((block) =>
    block.kind === 'paragraph'
      ? [block.text]
      : block.rows.map(({ cells }) => cells.map((cell) => cell?.text ?? '').join('|')),
  );
}

describe('a Word document in XML', () => {
  test('says the same as the package it was', async () => {
    const packed = readFileSync('fixtures/writers/writer.docx');
    const { blocks, title } = await read(packed, 'a');
    const flat = await read(flatOpc(packed), 'a');
    expect(flat.blocks).toEqual(blocks);
    expect([flat.format, flat.title]).toEqual(['word-xml', title]);
  });

  test('called .doc is read as what it is, with a notice; called .xml, without', async () => {
    const bytes = flatOpc(asDocx(['溪口镇2025年政府信息公开工作年度报告']));
    const noticesOf = async (path: string) => (await read(bytes, path)).notices.map(({ zh }) => zh);
    expect(await noticesOf('报告.doc')).toEqual(['文件名是 .doc，内容却是 Word XML 文档，已按此读取']);
    expect(await noticesOf('报告.xml')).toEqual([]);
  });

  test('keeps signs that XML sets apart', async () => {
    expect(await lines(flatOpc(asDocx(['甲 & 乙 <丙> "丁"'])))).toEqual(['甲 & 乙 <丙> "丁"']);
  });
});

describe('Word 2003 XML', () => {
  test('has the numbers of its lists', async () => {
    const lists =
      '<w:lists><w:listDef w:listDefId="4"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:nfc w:val="37"/><w:suff w:val="Nothing"/><w:lvlText w:val="%1、"/></w:lvl></w:listDef><w:list w:ilfo="1"><w:ilst w:val="4"/></w:list></w:lists>';
    const item = '<w:listPr><w:ilvl w:val="0"/><w:ilfo w:val="1"/><wx:t wx:val="一、"/></w:listPr>';
    expect(await lines(word2003(p('总体情况', item) + p('主动公开', item), lists))).toEqual([
      '一、总体情况',
      '二、主动公开',
    ]);
  });

  test('has no notes, comments, headers and deleted rows', async () => {
    const note = `<w:r><w:footnote>${p('脚注')}</w:footnote></w:r>`;
    const comment = `<aml:annotation w:type="Word.Comment" aml:author="甲"><aml:content>${p('批注')}</aml:content></aml:annotation>`;
    const deleted = '<aml:annotation w:type="Word.Deletion"/>';
    const body = `<w:p>${r('正文')}${note}<w:r>${comment}</w:r></w:p>${tbl(tr(tc('1') + tc('2')) + tr(tc('3') + tc('4'), deleted))}`;
    expect(await lines(word2003(body))).toEqual(['正文', '1|2']);
  });

  test('keeps blanks, which its root asks for', async () => {
    expect(await lines(word2003(`<w:p>${r('共')}<w:r><w:t> 12 </w:t></w:r>${r('件')}</w:p>`))).toEqual(['共 12 件']);
  });

  test('cut off is damaged', async () => {
    const bytes = word2003(table(['1', '2']));
    const { problem } = await lint(bytes.subarray(0, bytes.length - 40), { path: '报告.doc' });
    expect(problem?.code).toBe('damaged');
    expect(problem?.message.zh).toMatch(/报告\.doc 不是合格的 XML/);
  });
});

describe('Excel 2003 XML', () => {
  const number = (value: number | string, more = '') => `<Cell${more}><Data ss:Type="Number">${value}</Data></Cell>`;
  const text = (value: string, more = '') => `<Cell${more}><Data ss:Type="String">${value}</Data></Cell>`;
  const sheet = (...rows: readonly string[]) => `<Table>${rows.map((row) => `<Row>${row}</Row>`).join('')}</Table>`;
  const readSheet = (inner: string, styles?: string) => read(excel2003({ 表三: inner }, styles), '报告.xls');

  test('puts cells where they say they stand', async () => {
    const inner = `<Table><Row ss:Index="2">${text('甲', ' ss:MergeAcross="1" ss:MergeDown="1"')}${number(3)}</Row><Row>${number(4, ' ss:Index="3"')}</Row><Row ss:Span="2"/><Row>${number(5)}</Row></Table>`;
    const document = await readSheet(inner);
    expect(document.format).toBe('excel-2003-xml');
    expect(textsOf(document)).toEqual([['甲', '甲', '3'], ['甲', '甲', '4'], ['5']]);
    expect(cellAt(document, 2, 1)?.span).toEqual({ rows: 2, columns: 2 });
    expect(cellAt(document, 7, 1)?.text).toBe('5');
  });

  test('shows numbers by their format, and keeps what is stored', async () => {
    const styles =
      '<Style ss:ID="s1"><NumberFormat ss:Format="Standard"/></Style><Style ss:ID="s2" ss:Parent="s1"><Font/></Style>';
    const document = await readSheet(
      sheet(number('1234.5', ' ss:StyleID="s2"') + number('1.2E+3') + number('0.30000000000000004') + text('12')),
      styles,
    );
    expect(
      [1, 2, 3, 4].map((column) => [cellAt(document, 1, column)?.text, cellAt(document, 1, column)?.stored]),
    ).toEqual([
      ['1,234.50', { number: '1234.5', format: '#,##0.00' }],
      ['1200', { number: '1200' }],
      ['0.3', { number: '0.3' }],
      ['12', { numberAsText: true }],
    ]);
  });

  test('formulas that count from their own cell are worked out', async () => {
    const sum = `<Cell ss:Formula="=SUM(R[-2]C:R[-1]C)-R1C2"><Data ss:Type="Number">9</Data></Cell>`;
    const document = await readSheet(sheet(number(1) + number(2), number(5) + number(7), sum + sum));
    expect(cellAt(document, 3, 2)).toMatchObject({
      text: '9',
      stored: { number: '9', formula: 'SUM(B1:B2)-$B$1'.replaceAll('$', ''), computed: '7' },
    });
  });

  test('a formula over whole rows and columns is of these, not of the cell whose name looks the same', async () => {
    const sums = ['C2', 'C[-1]:C[-1]', 'R2', 'R[-2]:R[-1]'].map(
      (whole) => `<Cell ss:Formula="=SUM(${whole})"><Data ss:Type="Number">12</Data></Cell>`,
    );
    const document = await readSheet(
      sheet(number(1) + number(5), number(3) + number(7), `<Cell/><Cell/>${sums.join('')}`),
    );
    expect([3, 4, 5, 6].map((column) => cellAt(document, 3, column)?.stored)).toMatchObject([
      { formula: 'SUM(B:B)', computed: '12' },
      { formula: 'SUM(C:C:C:C)' },
      { formula: 'SUM(2:2)', computed: '10' },
      { formula: 'SUM(1:1:2:2)' },
    ]);
    expect([4, 6].map((column) => cellAt(document, 3, column)?.stored?.computed)).toEqual([undefined, undefined]);
  });

  test('a merge that says in no number how far it goes takes its own cell', async () => {
    expect(textsOf(await readSheet(sheet(text('甲', ' ss:MergeAcross="x"') + number(2))))).toEqual([['甲', '2']]);
  });

  test('a text in several fonts is one, a comment is none of it', async () => {
    const rich = `<Cell><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40"><Font>申请</Font><B>人</B><Sup>注</Sup></ss:Data><Comment><ss:Data>批注</ss:Data></Comment></Cell>`;
    expect(textsOf(await readSheet(sheet(rich)))).toEqual([['申请人（注）']]);
  });

  test('what is hidden is read, and known as such', async () => {
    const hidden = `<Table><Column ss:Index="2" ss:Hidden="1"/><Row>${number(1)}${number(2)}</Row><Row ss:Hidden="1">${number(3)}</Row></Table>`;
    const document = await readSheet(hidden);
    expect(
      [cellAt(document, 1, 1), cellAt(document, 1, 2), cellAt(document, 2, 1)].map((cell) => cell?.hidden),
    ).toEqual([undefined, true, true]);
    const options =
      '<WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel"><Visible>SheetHidden</Visible></WorksheetOptions>';
    expect(cellAt(await readSheet(sheet(number(1)) + options), 1, 1)?.hidden).toBe(true);
  });

  test.each([
    ['a row far down', `<Table><Row ss:Index="9000000">${number(1)}</Row></Table>`, 'damaged'],
    ['a column far right', sheet(number(1, ' ss:Index="20000"')), 'damaged'],
    ['a place that is no number', sheet(number(1, ' ss:Index="x"')), 'damaged'],
    [
      'merges over the whole sheet',
      sheet(text('甲', ' ss:MergeAcross="16000" ss:MergeDown="1000000"').repeat(1)),
      'no-form-table',
    ],
    [
      'many rows hidden together',
      `<Table>${'<Row ss:Index="1" ss:Span="1000000" ss:Hidden="1"/>'.repeat(2000)}</Table>`,
      'no-form-table',
    ],
    [
      'a formula that reaches beyond any sheet',
      sheet(`<Cell ss:Formula="=RC${'9'.repeat(400)}"><Data ss:Type="Number">1</Data></Cell>`),
      'no-form-table',
    ],
    [
      'rows with one cell each, at their far end',
      `<Table>${`<Row>${number(1, ' ss:Index="16384"')}</Row>`.repeat(1000)}</Table>`,
      'too-large',
    ],
  ])('%s', async (_, inner, code) => {
    const { problem } = await lint(excel2003({ 表三: inner }), { path: '报告.xls' });
    expect(problem?.code).toBe(code);
  });
});
