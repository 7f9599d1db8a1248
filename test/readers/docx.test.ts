import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { Document, Grid } from '../../src/model/document.ts';
import { UserError } from '../../src/model/errors.ts';
import { docxReader } from '../../src/readers/docx/index.ts';
import { read } from '../../src/readers/index.ts';
import { kindOf } from '../../src/readers/kind/index.ts';
import { type Around, docx, p, r, table, tbl, tc, tr, transitional } from '../support/make/docx.ts';

const readDocx = docxReader(kindOf);

/** A document line by line: a row of a table between bars, a merged cell wherever it reaches, `·` where no cell is. */
function linesOf({ blocks }: Document): string[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'paragraph') return [block.text];
    return block.rows.map(({ cells }) => `| ${cells.map((cell) => cell?.text ?? '·').join(' | ')} |`);
  });
}

async function shown(body: string, around?: Around): Promise<string[]> {
  return linesOf(await readDocx(docx(body, around), '年报.docx'));
}

/** What a cell with this in it says, beside another so that the table is one. */
async function cellText(content: string, around?: Around): Promise<string> {
  const [line] = await shown(tbl(tr(tc(content) + tc('规章'))), around);
  return line!.slice(2, -' | 规章 |'.length);
}

const insertion = (inner: string) => `<w:ins w:id="1" w:author="a">${inner}</w:ins>`;
const deletion = (text: string) => `<w:del w:id="2" w:author="a"><w:r><w:delText>${text}</w:delText></w:r></w:del>`;
const merge = { down: '<w:vMerge w:val="restart"/>', on: '<w:vMerge/>' };
const span = (columns: number) => `<w:gridSpan w:val="${columns}"/>`;
const mark = (kind: string) => `<w:r><w:fldChar w:fldCharType="${kind}"/></w:r>`;
const field = (code: string, result?: string) =>
  `${mark('begin')}<w:r><w:instrText xml:space="preserve"> ${code} </w:instrText></w:r>${result === undefined ? '' : mark('separate') + result}${mark('end')}`;

describe('blocks', () => {
  test('tables and paragraphs in the order in which they stand, with their places', async () => {
    const body = p('一、总体情况') + p('') + table(['规章', '0'], ['许可', '12']) + p('二') + table(['甲', '乙']);
    const document = await readDocx(docx(body), '年报.docx');
    expect(linesOf(document)).toEqual(['一、总体情况', '| 规章 | 0 |', '| 许可 | 12 |', '二', '| 甲 | 乙 |']);
    expect(document).toMatchObject({ path: '年报.docx', format: 'docx', notices: [] });
    expect(document).not.toHaveProperty('pictures');
    const [heading, first, , second] = document.blocks;
    expect(heading).toEqual({ kind: 'paragraph', text: '一、总体情况', place: { path: '年报.docx' } });
    expect(first).toMatchObject({ place: { path: '年报.docx', table: 1 }, rows: [{}, { place: { row: 2 } }] });
    expect(second).toMatchObject({ rows: [{ cells: [{}, { place: { table: 2, row: 1, column: 2 } }] }] });
  });

  test('what wraps them makes no difference', async () => {
    const control = (inner: string) =>
      `<w:sdt><w:sdtPr><w:alias w:val="数"/></w:sdtPr><w:sdtContent>${inner}</w:sdtContent></w:sdt>`;
    const custom = (inner: string) => `<w:customXml w:element="x"><w:customXmlPr/>${inner}</w:customXml>`;
    const row = tr(tc('规章') + control(tc(p('').replace('<w:p>', `<w:p>${control(r('12'))}`))));
    const body = control(custom(p('标题')) + control(tbl(custom(tr(tc('甲') + tc('乙'))) + control(row))));
    expect(await shown(`${body}<wpsCustomData:body/>`)).toEqual(['标题', '| 甲 | 乙 |', '| 规章 | 12 |']);
  });

  test('a frame gives out what is in it, a small table in a cell is its text', async () => {
    const inner = table(['规章', '0'], ['许可', '12']);
    const frame = tbl(tr(tc(p('上') + tbl(tr(tc(inner + p('')))) + p('下')) + tc('右')));
    expect(await shown(frame)).toEqual(['上', '| 规章 | 0 |', '| 许可 | 12 |', '下', '右']);
    expect(await shown(tbl(tr(tc(p('框')))))).toEqual(['框']);
    expect(await shown(tbl(tr(tc(p('上') + table(['甲', '乙']) + p('')) + tc('右'))))).toEqual(['| 上\n甲\n乙 | 右 |']);
  });

  test('a text box stands behind its paragraph, and once', async () => {
    const content = `<w:txbxContent>${p('溪口镇')}${table(['规章', '0'], ['许可', '12'])}</w:txbxContent>`;
    const choice = `<mc:Choice Requires="wps"><w:drawing><wp:anchor><wps:wsp><wps:txbx>${content}</wps:txbx></wps:wsp></wp:anchor></w:drawing></mc:Choice>`;
    const fallback = `<mc:Fallback><w:pict><v:shape style="width:90pt"><v:textbox>${content}</v:textbox></v:shape></w:pict></mc:Fallback>`;
    const around = (inner: string) =>
      `<w:p>${r('前')}<w:r><mc:AlternateContent>${inner}</mc:AlternateContent></w:r>${r('后')}</w:p>`;
    const expected = ['前后', '溪口镇', '| 规章 | 0 |', '| 许可 | 12 |'];
    expect(await shown(around(choice + fallback))).toEqual(expected);
    expect(await shown(around(fallback))).toEqual(expected);
    expect(await shown(around(`<mc:Choice Requires="z"><z/></mc:Choice>${fallback}`))).toEqual(expected);
    const hidden = choice.replace('<wps:wsp>', '<wp:docPr hidden="1"/><wps:wsp>');
    expect(await shown(around(hidden))).toEqual(['前后']);
  });
});

describe('merged cells', () => {
  test('across and down', async () => {
    const rows = [
      tr(tc('申请人', span(2) + merge.down) + tc('总计')),
      tr(tc('不显示', span(2) + merge.on) + tc('3')),
      tr(tc('甲') + tc('乙') + tc('2')),
    ];
    const document = await readDocx(docx(tbl(rows.join(''))), 'a');
    expect(linesOf(document)).toEqual(['| 申请人 | 申请人 | 总计 |', '| 申请人 | 申请人 | 3 |', '| 甲 | 乙 | 2 |']);
    expect(document.blocks[0]).toHaveProperty('rows.1.cells.1.span', { rows: 2, columns: 2 });
  });

  test.each([
    [
      'what goes on from nothing is a cell of its own',
      [tr(tc('甲', merge.on) + tc('1')), tr(tc('乙', merge.on) + tc('2'))],
      ['| 甲 | 1 |', '| 甲 | 2 |'],
    ],
    [
      'what is of another width is too',
      [tr(tc('甲', merge.down) + tc('1')), tr(tc('乙', span(2) + merge.on))],
      ['| 甲 | 1 |', '| 乙 | 乙 |'],
    ],
    [
      'a new one begins below another',
      [tr(tc('甲', merge.down) + tc('1')), tr(tc('乙', merge.down) + tc('2'))],
      ['| 甲 | 1 |', '| 乙 | 2 |'],
    ],
    [
      'a row between ends it',
      [tr(tc('甲', merge.down) + tc('1')), tr(tc('乙') + tc('2')), tr(tc('丙', merge.on) + tc('3'))],
      ['| 甲 | 1 |', '| 乙 | 2 |', '| 丙 | 3 |'],
    ],
    [
      'sideways, as old files do',
      [tr(tc('甲', '<w:hMerge w:val="restart"/>') + tc('x', '<w:hMerge/>') + tc('1'))],
      ['| 甲 | 甲 | 1 |'],
    ],
    [
      'sideways and down',
      [
        tr(
          tc('甲', `<w:hMerge w:val="restart"/>${merge.down}`) +
            tc('', `<w:hMerge w:val="continue"/>${merge.down}`) +
            tc('1'),
        ),
        tr(tc('', `<w:hMerge w:val="restart"/>${merge.on}`) + tc('', `<w:hMerge/>${merge.on}`) + tc('2')),
      ],
      ['| 甲 | 甲 | 1 |', '| 甲 | 甲 | 2 |'],
    ],
    [
      'wider than the table',
      [tr(tc('题', span(5))), tr(tc('甲') + tc('1'))],
      ['| 题 | 题 | 题 | 题 | 题 |', '| 甲 | 1 |'],
    ],
    [
      'a tracked merge counts as made',
      [
        tr(tc('甲', '<w:cellMerge w:id="1" w:vMerge="rest"/>') + tc('1')),
        tr(tc('乙', '<w:cellMerge w:id="2" w:vMerge="cont"/>') + tc('2')),
      ],
      ['| 甲 | 1 |', '| 甲 | 2 |'],
    ],
    [
      'columns left free before and after',
      [tr(tc('甲', span(2)) + tc('1') + tc('2')), tr(tc('3'), '<w:gridBefore w:val="2"/><w:gridAfter w:val="1"/>')],
      ['| 甲 | 甲 | 1 | 2 |', '| · | · | 3 |'],
    ],
    [
      'a row with nothing in it is none',
      [tr(tc('甲') + tc('1')), tr(tc('') + tc('')), tr(tc('乙') + tc('2'), '<w:tblHeader/>')],
      ['| 甲 | 1 |', '| 乙 | 2 |'],
    ],
  ])('%s', async (_, rows, expected) => {
    expect(await shown(tbl(rows.join('')))).toEqual(expected);
  });
});

describe('tracked changes count as made', () => {
  test.each([
    ['inserted and deleted text', `<w:p>${r('1')}${deletion('7')}${insertion(r('2'))}</w:p>`, '12'],
    ['inserted, then deleted', `<w:p>${r('1')}${insertion(deletion('7'))}</w:p>`, '1'],
    ['moved', `<w:p><w:moveFrom w:id="1">${r('7')}</w:moveFrom><w:moveTo w:id="2">${r('12')}</w:moveTo></w:p>`, '12'],
    [
      'a property as it was',
      `<w:p><w:r><w:rPr><w:rPrChange w:id="1"><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>12</w:t></w:r></w:p>`,
      '12',
    ],
    ['a deleted end of a paragraph', `${p('1', '<w:rPr><w:del w:id="1"/></w:rPr>')}${p('2')}`, '12'],
    ['an inserted one', `${p('1', '<w:rPr><w:ins w:id="1"/></w:rPr>')}${p('2')}`, '1\n2'],
    ['a deleted end before the end', p('12', '<w:rPr><w:del w:id="1"/></w:rPr>'), '12'],
  ])('%s', async (_, content, text) => {
    expect(await cellText(content)).toBe(text);
  });

  test('rows, cells and whole tables', async () => {
    const gone = '<w:del w:id="1" w:author="a"/>';
    const rows = [
      tr(tc('甲') + tc('旧', '<w:cellDel w:id="1"/>') + tc('1', '<w:cellIns w:id="2"/>')),
      tr(tc('乙') + tc('2'), gone),
      tr(tc('丙') + tc('3'), '<w:ins w:id="3"/>'),
    ];
    expect(await shown(tbl(rows.join('')))).toEqual(['| 甲 | 1 |', '| 丙 | 3 |']);
    expect(await shown(tbl(tr(tc('甲') + tc('1'), gone)) + table(['乙', '2']))).toEqual(['| 乙 | 2 |']);
  });
});

describe('what a cell says', () => {
  const hidden = '<w:vanish/>';
  const raised = '<w:vertAlign w:val="superscript"/>';
  test.each([
    ['hidden text', `<w:p>${r('1')}${r('7', hidden)}${r('2', '<w:vanish w:val="0"/>')}</w:p>`, '12'],
    ['a hidden end of a paragraph', `${p('1', `<w:rPr>${hidden}</w:rPr>`)}${p('2')}`, '12'],
    ['runs of one figure', `<w:p>${r('1')}<w:bookmarkStart w:id="0"/><w:proofErr/>${r('2')}</w:p>`, '12'],
    ['links and smart tags', `<w:p><w:hyperlink><w:smartTag>${r('12')}</w:smartTag></w:hyperlink></w:p>`, '12'],
    [
      'breaks',
      `<w:p><w:r><w:t>商业</w:t><w:br/><w:t>企业</w:t><w:cr/><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r></w:p>`,
      '商业\n企业\na\tb',
    ],
    ['a break in a figure', p('1\n2'), '1\n2'],
    ['paragraphs', p('') + p('商业') + p('企业') + p(''), '商业\n企业'],
    ['hyphens', '<w:p><w:r><w:noBreakHyphen/><w:t>1</w:t><w:softHyphen/><w:t>2</w:t></w:r></w:p>', '-12'],
    ['outer blanks', '<w:p><w:r><w:t> 12 </w:t></w:r></w:p>', '12'],
    ['blanks to be kept', '<w:p><w:r><w:t xml:space="preserve"> 12</w:t></w:r></w:p>', ' 12'],
    ['a symbol', '<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FC"/><w:t>12</w:t></w:r></w:p>', '\uf0fc12'],
    ['a note', `<w:p>${r('12')}<w:r><w:rPr>${raised}</w:rPr><w:footnoteReference w:id="2"/></w:r></w:p>`, '12'],
    [
      'a note with a mark of its own',
      `<w:p>${r('12')}<w:r><w:endnoteReference w:id="2" w:customMarkFollows="1"/><w:t>1</w:t></w:r></w:p>`,
      '12',
    ],
    ['the mark of a footnote that was typed', `<w:p>${r('12')}${r('[', raised)}${r('1]', raised)}</w:p>`, '12（1）'],
    ['one that was moved up', `<w:p>${r('12')}${r('1', '<w:position w:val="8"/><w:sz w:val="19"/>')}</w:p>`, '12（1）'],
    ['a digit that was moved a little', `<w:p>${r('1')}${r('2', '<w:position w:val="2"/>')}</w:p>`, '12'],
    ['a figure that is raised as a whole', `<w:p>${r('1', raised)}${r('2', raised)}</w:p>`, '12'],
    ['one struck through before another', `<w:p>${r('12', '<w:strike/>')}${r('21')}</w:p>`, '21'],
    ['a raised figure in front of another', `<w:p>${r('1', raised)}${r('2')}</w:p>`, '（1）2'],
    [
      'on the base line, as some programs write everywhere',
      `<w:p>${r('1', '<w:vertAlign w:val="baseline"/>')}${r('2')}</w:p>`,
      '12',
    ],
    [
      'readings',
      `<w:p><w:r><w:ruby><w:rubyPr/><w:rt>${r('guī')}</w:rt><w:rubyBase>${r('规章')}</w:rubyBase></w:ruby></w:r></w:p>`,
      '规章',
    ],
    ['a formula', '<w:p><m:oMath><m:r><m:t>12</m:t></m:r></m:oMath></w:p>', '12'],
    [
      'a fraction',
      '<w:p><m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath></w:p>',
      '1^2',
    ],
  ])('%s', async (_, content, text) => {
    expect(await cellText(content)).toBe(text);
  });

  test('styles may hide text, and show it again', async () => {
    const style = (type: string, id: string, rest: string) =>
      `<w:style w:type="${type}" w:styleId="${id}">${rest}</w:style>`;
    const styles =
      style('character', 'base', `<w:rPr>${hidden}</w:rPr>`) +
      style('character', 'derived', '<w:basedOn w:val="base"/>') +
      style('paragraph', 'para', `<w:rPr>${hidden}</w:rPr>`) +
      style('paragraph', 'circle', '<w:basedOn w:val="circle"/>');
    const run = (id: string, rest = '') => r('7', `<w:rStyle w:val="${id}"/>${rest}`);
    expect(await cellText(`<w:p>${r('1')}${run('derived')}</w:p>`, { styles })).toBe('1');
    expect(await cellText(`<w:p>${run('derived', '<w:vanish w:val="false"/>')}</w:p>`, { styles })).toBe('7');
    const para = '<w:pPr><w:pStyle w:val="para"/></w:pPr>';
    expect(await cellText(`<w:p>${para}${r('1')}</w:p>${p('2')}`, { styles })).toBe('2');
    // Both switch it: it is off again.
    expect(await cellText(`<w:p>${para}${run('derived')}</w:p>`, { styles })).toBe('7');
    expect(await cellText(p('3', '<w:pStyle w:val="circle"/>'), { styles })).toBe('3');
  });

  test('a hidden row keeps its text, and says so', async () => {
    const rows = tr(tc('甲') + tc('1')) + tr(tc(p('乙', '', hidden)) + tc(p('2', '', hidden)), '<w:hidden/>');
    const document = await readDocx(docx(tbl(rows)), 'a');
    expect(linesOf(document)).toEqual(['| 甲 | 1 |', '| 乙 | 2 |']);
    expect(document.blocks[0]).not.toHaveProperty('rows.0.cells.0.hidden');
    expect(document.blocks[0]).toHaveProperty('rows.1.cells.1.hidden', true);
  });
});

describe('fields show their result', () => {
  test.each([
    ['a sum', field('=SUM(LEFT)', r('12')), '12'],
    ['in short', `<w:fldSimple w:instr="=SUM(LEFT)">${r('12')}</w:fldSimple>`, '12'],
    ['one in the instruction of another', field(`IF ${field('MERGEFIELD x', r('7'))} = 7`, r('12')), '12'],
    ['one in the result of another', field('QUOTE', r('1') + field('PAGE', r('2'))), '12'],
    ['without a result', field('XE "规章"'), ''],
    ['a sum never made', field('=SUM(LEFT)'), '=SUM(LEFT)'],
    ['an enclosed character', field('EQ \\o\\ac(○,1)'), 'EQ \\o\\ac(○,1)'],
    ['without an end', `${mark('begin')}${r('12')}`, '12'],
    ['an end without a beginning', `${mark('end')}${r('12')}`, '12'],
    [
      'hidden in part',
      `<w:r><w:rPr>${'<w:vanish/>'}</w:rPr><w:fldChar w:fldCharType="begin"/></w:r>${r('7')}${mark('separate')}${r('12')}${mark('end')}`,
      '12',
    ],
  ])('%s', async (_, inner, text) => {
    expect(await cellText(`<w:p>${inner}</w:p>`)).toBe(text);
  });

  test('across paragraphs and around a table', async () => {
    const whole = `<w:p>${mark('begin')}<w:r><w:instrText>IF</w:instrText></w:r>${mark('separate')}${r('甲')}</w:p>${table(['规章', '12'])}<w:p>${r('乙')}${mark('end')}</w:p>`;
    expect(await shown(whole)).toEqual(['甲', '| 规章 | 12 |', '乙']);
  });

  test('a table of contents is none of the text', async () => {
    const contents = `<w:p>${mark('begin')}<w:r><w:instrText>TOC \\o "1-3"</w:instrText></w:r>${mark('separate')}${field('HYPERLINK', r('一、总体情况'))}</w:p><w:p>${r('二、主动公开')}</w:p><w:p>${mark('end')}</w:p>`;
    expect(await shown(contents + p('一、总体情况'))).toEqual(['一、总体情况']);
  });
});

describe('the numbers that lists print', () => {
  const level = (index: number, format: string, pattern: string, rest = '<w:start w:val="1"/>') =>
    `<w:lvl w:ilvl="${index}">${rest}<w:numFmt w:val="${format}"/><w:lvlText w:val="${pattern}"/></w:lvl>`;
  const kind = (id: number, ...levels: readonly string[]) =>
    `<w:abstractNum w:abstractNumId="${id}">${levels.join('')}</w:abstractNum>`;
  const list = (id: number, of: number, rest = '') =>
    `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/>${rest}</w:num>`;
  const item = (text: string, id: number, at?: number) =>
    p(text, `<w:numPr>${at === undefined ? '' : `<w:ilvl w:val="${at}"/>`}<w:numId w:val="${id}"/></w:numPr>`);
  const headings = kind(0, level(0, 'chineseCounting', '%1、'), level(1, 'decimal', '%1.%2'));

  test('headings, and rows of a table', async () => {
    const numbering =
      headings +
      kind(1, level(0, 'decimal', '%1.', '<w:start w:val="1"/><w:suff w:val="nothing"/>')) +
      list(1, 0) +
      list(2, 1);
    const body =
      item('总体情况', 1) +
      tbl(tr(tc(item('属于国家秘密', 2)) + tc('1')) + tr(tc(item('其他法律', 2)) + tc('2'))) +
      item('主动公开', 1);
    expect(await shown(body, { numbering })).toEqual([
      '一、总体情况',
      '| 1.属于国家秘密 | 1 |',
      '| 2.其他法律 | 2 |',
      '二、主动公开',
    ]);
  });

  test('levels below start anew, and show those above', async () => {
    const numbering = headings + list(1, 0);
    const body = [0, 1, 1, 0, 1].map((at) => item('甲', 1, at)).join('');
    expect(await shown(body, { numbering })).toEqual(['一、甲', '一.1\t甲', '一.2\t甲', '二、甲', '二.1\t甲']);
  });

  test('a level that never starts anew, one in plain digits, a bullet', async () => {
    const numbering =
      kind(
        0,
        level(0, 'chineseCounting', '%1、'),
        level(1, 'decimal', '%1-%2', '<w:start w:val="3"/><w:lvlRestart w:val="0"/><w:isLgl/>'),
        level(2, 'bullet', '●'),
      ) + list(1, 0);
    const body = [0, 1, 2, 0, 1].map((at) => item('甲', 1, at)).join('');
    expect(await shown(body, { numbering })).toEqual(['一、甲', '1-3\t甲', '甲', '二、甲', '2-4\t甲']);
  });

  test('lists of one kind count on, but one that says where it starts', async () => {
    const override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>';
    const other = `<w:lvlOverride w:ilvl="0">${level(0, 'upperRoman', '%1)')}</w:lvlOverride>`;
    const numbering =
      kind(0, level(0, 'decimal', '(%1)', '<w:start w:val="1"/><w:suff w:val="space"/>')) +
      list(1, 0) +
      list(2, 0) +
      list(3, 0, override) +
      list(4, 0, other);
    const body = [1, 2, 3, 3, 1, 4].map((id) => item('甲', id)).join('');
    const expected = ['(1)\t甲', '(2)\t甲', '(1)\t甲', '(2)\t甲', '(3)\t甲', 'IV)\t甲'];
    expect(await shown(body, { numbering })).toEqual(expected);
  });

  test('through styles, and styles of lists', async () => {
    const style = (id: string, rest: string, more = '') =>
      `<w:style w:type="paragraph" w:styleId="${id}" ${more}>${rest}</w:style>`;
    const numbers = (id: number) => `<w:pPr><w:numPr><w:numId w:val="${id}"/></w:numPr></w:pPr>`;
    const styles =
      style('h1', numbers(1)) +
      style('h2', '<w:basedOn w:val="h1"/>') +
      style('linked', `<w:basedOn w:val="h1"/>`) +
      `<w:style w:type="numbering" w:styleId="lists">${numbers(1)}</w:style>`;
    const linked = level(1, 'decimal', '（%2）').replace('<w:numFmt', '<w:pStyle w:val="linked"/><w:numFmt');
    const numbering =
      kind(0, level(0, 'chineseCountingThousand', '%1、'), linked) +
      '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="lists"/></w:abstractNum>' +
      list(1, 0) +
      list(2, 1);
    const body =
      p('甲', '<w:pStyle w:val="h1"/>') +
      p('乙', '<w:pStyle w:val="h2"/>') +
      p('丙', '<w:pStyle w:val="linked"/>') +
      p('丁', '<w:pStyle w:val="h1"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>') +
      item('戊', 2);
    expect(await shown(body, { styles, numbering })).toEqual(['一、甲', '二、乙', '（1）丙', '丁', '一、戊']);
    const standard = style('normal', numbers(1), 'w:default="1"');
    expect(await shown(p('甲') + p('乙'), { styles: standard, numbering })).toEqual(['一、甲', '二、乙']);
  });

  test('what is deleted, hidden or covered is not counted', async () => {
    const numbering = headings + list(1, 0);
    const numbered = '<w:numPr><w:numId w:val="1"/></w:numPr>';
    const gone = `<w:p><w:pPr>${numbered}<w:rPr><w:del w:id="1"/></w:rPr></w:pPr>${deletion('旧')}</w:p>`;
    const rows =
      tr(tc(item('甲', 1), merge.down) + tc('1')) +
      tr(tc(item('', 1), merge.on) + tc('2')) +
      tr(tc(item('旧', 1)) + tc('3'), '<w:del w:id="2"/>');
    expect(await shown(gone + tbl(rows) + item('乙', 1), { numbering })).toEqual([
      '| 一、甲 | 1 |',
      '| 一、甲 | 2 |',
      '二、乙',
    ]);
  });

  test('never run into a figure', async () => {
    for (const pattern of ['%1.', '%1', '%1,', '%1．']) {
      for (const suffix of ['tab', 'space', 'nothing']) {
        const numbering =
          kind(0, level(0, 'decimal', pattern, `<w:start w:val="1"/><w:suff w:val="${suffix}"/>`)) + list(1, 0);
        expect(await cellText(item('234', 1), { numbering })).toBe(`${pattern.replace('%1', '1')}\t234`);
      }
    }
  });

  test.each([
    ['decimal', [1, 12], ['1', '12']],
    ['decimalZero', [1, 12], ['01', '12']],
    ['chineseCounting', [1, 10, 11, 20, 21, 100, 102], ['一', '十', '十一', '二十', '二十一', '一〇〇', '一〇二']],
    [
      'chineseCountingThousand',
      [10, 19, 100, 101, 110, 1001, 2345],
      ['十', '十九', '一百', '一百零一', '一百一十', '一千零一', '二千三百四十五'],
    ],
    ['japaneseCounting', [10, 11, 21, 101, 1111], ['十', '十一', '二十一', '百一', '千百十一']],
    ['chineseLegalSimplified', [1, 10, 25, 108], ['壹', '壹拾', '贰拾伍', '壹佰零捌']],
    ['ideographDigital', [9, 10, 25], ['九', '一〇', '二五']],
    ['ideographTraditional', [1, 10, 11], ['甲', '癸', '11']],
    ['ideographZodiac', [1, 12], ['子', '亥']],
    ['ideographZodiacTraditional', [1, 60], ['甲子', '癸亥']],
    ['ideographEnclosedCircle', [1, 10], ['㊀', '㊉']],
    ['decimalEnclosedCircle', [1, 20, 21, 36, 51], ['①', '⑳', '㉑', '㊱', '51']],
    ['decimalEnclosedCircleChinese', [2], ['②']],
    ['decimalEnclosedFullstop', [1, 20], ['⒈', '⒛']],
    ['decimalEnclosedParen', [1, 20], ['⑴', '⒇']],
    ['decimalFullWidth', [12], ['１２']],
    ['numberInDash', [3], ['- 3 -']],
    ['upperRoman', [4, 9, 14, 1994, 4000], ['IV', 'IX', 'XIV', 'MCMXCIV', '4000']],
    ['lowerRoman', [3], ['iii']],
    ['upperLetter', [1, 26, 27, 53], ['A', 'Z', 'AA', 'AAA']],
    ['lowerLetter', [2], ['b']],
    ['none', [1], ['']],
    ['hebrew1', [7], ['7']],
  ])('%s', async (format, numbers, expected) => {
    const found = await Promise.all(
      numbers.map(async (start) => {
        const numbering = kind(0, level(0, format, '%1、', `<w:start w:val="${start}"/>`)) + list(1, 0);
        return (await shown(item('甲', 1), { numbering }))[0]!.replace('、甲', '');
      }),
    );
    expect(found).toEqual(expected);
  });

  test('a list that is not defined prints none', async () => {
    expect(await shown(item('甲', 9), { numbering: headings })).toEqual(['甲']);
    expect(await shown(item('甲', 9))).toEqual(['甲']);
    expect(await shown(item('甲', 1, 5), { numbering: headings + list(1, 0) })).toEqual(['甲']);
  });
});

describe('pictures and objects', () => {
  const cm = (length: number) => Math.round(length * 360_000);
  const picture = (width: number, height: number, how = 'inline') =>
    `<w:r><w:drawing><wp:${how}><wp:extent cx="${cm(width)}" cy="${cm(height)}"/><wp:docPr id="1"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="rId9"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:${how}></w:drawing></w:r>`;
  const old = (style: string) =>
    `<w:r><w:pict><v:shape style="${style}"><v:imagedata r:id="rId9"/></v:shape></w:pict></w:r>`;
  const paragraph = (inner: string) => `<w:p>${inner}</w:p>`;

  test('those are named that could be a table, with their places', async () => {
    const seals = picture(4, 4, 'anchor') + picture(15, 0.1) + old('width:80pt;height:80pt');
    const body =
      paragraph(picture(15, 8)) +
      paragraph(seals) +
      paragraph(old('position:absolute;width:415.3pt;height:8cm')) +
      tbl(tr(tc('甲') + tc(paragraph(picture(9, 4, 'anchor')))));
    const document = await readDocx(docx(body), 'a.docx');
    expect(document.pictures).toEqual([
      { path: 'a.docx' },
      { path: 'a.docx' },
      { path: 'a.docx', table: 1, row: 1, column: 2 },
    ]);
  });

  test('a picture in the place of a figure is no blank; a seal upon a cell is', async () => {
    const cell = async (content: string) => {
      const { blocks } = await readDocx(docx(tbl(tr(tc(content) + tc('规章')))), 'a.docx');
      return (blocks[0] as Grid).rows[0]!.cells[0];
    };
    expect(await cell(paragraph(picture(1, 0.5)))).toMatchObject({ text: '', picture: true });
    expect(await cell(tbl(tr(tc(paragraph(picture(1, 0.5))))))).toMatchObject({ text: '', picture: true });
    expect(await cell(paragraph(r('12') + picture(1, 0.5)))).toMatchObject({ text: '12', picture: true });
    expect(await cellText(paragraph(r('1') + picture(1, 0.5) + r('2')))).toBe('1^2');
    expect(await cell(paragraph(picture(4, 4, 'anchor')))).not.toHaveProperty('picture');
  });

  test('an embedded workbook is named, and its picture too', async () => {
    const object = (program: string) =>
      `<w:p><w:r><w:object><v:shape style="width:400pt;height:200pt"><v:imagedata r:id="rId9"/></v:shape><o:OLEObject Type="Embed" ProgID="${program}" r:id="rId8"/></w:object></w:r></w:p>`;
    const document = await readDocx(docx(object('Excel.Sheet.12') + object('Equation.3')), 'a.docx');
    expect(document.notices).toEqual([
      {
        zh: '文档里嵌有 1 个其他程序的对象（如 Excel 工作表），其中的内容没有读取；报告的表请用 Word 或 WPS 的表格',
        en: '1 object of another program (an Excel sheet, say) in the document was not read: use tables of Word or WPS for the report',
      },
    ]);
    expect(document.pictures).toHaveLength(2);
  });
});

describe('files that a document includes', () => {
  const link = (id: string, target: string) => `<Relationship Id="${id}" Type="x/aFChunk" Target="${target}"/>`;
  const chunk = (id: string) => `<w:altChunk r:id="${id}"/>`;
  const encode = (text: string) => new TextEncoder().encode(text);

  test('are read where they stand, and their tables counted with the others', async () => {
    const inner = docx(p('内') + table(['规章', '0'], ['许可', '12']));
    const around = {
      parts: { 'word/inner.docx': inner, 'word/text.txt': encode('附注\n') },
      links: link('c1', 'inner.docx') + link('c2', '/word/text.txt'),
    };
    const body = table(['甲', '1']) + chunk('c1') + table(['乙', '2']) + chunk('c2');
    const document = await readDocx(docx(body, around), 'a.docx');
    expect(linesOf(document)).toEqual(['| 甲 | 1 |', '内', '| 规章 | 0 |', '| 许可 | 12 |', '| 乙 | 2 |', '附注']);
    const places = document.blocks.map(({ place }) => place);
    expect(places.map(({ table }) => table)).toEqual([1, undefined, 2, 3, undefined]);
    expect(new Set(places.map(({ path }) => path))).toEqual(new Set(['a.docx']));
    expect(document.blocks[2]).toMatchObject({
      rows: [{}, { cells: [{}, { place: { path: 'a.docx', table: 2, row: 2, column: 2 } }] }],
    });
  });

  test('are named where they cannot be read', async () => {
    const around = { parts: { 'word/a.pdf': encode('%PDF-1.7') }, links: link('c1', 'a.pdf') + link('c2', 'b.html') };
    const { notices } = await readDocx(docx(chunk('c1') + chunk('c2') + chunk('c3'), around), 'a.docx');
    expect(notices.map(({ zh }) => zh)).toEqual([
      expect.stringMatching(/^文档插入的“word\/a\.pdf”没有读取：/),
      '文档插入的“word/b.html”没有读取：文档里没有这个文件',
      '文档插入的“”没有读取：文档里没有这个文件',
    ]);
  });

  test('are followed one step', async () => {
    const taking = (inner: Uint8Array) =>
      docx(p('外') + chunk('c1'), { parts: { 'word/i.docx': inner }, links: link('c1', 'i.docx') });
    const document = await readDocx(taking(taking(docx(p('内')))), 'a.docx');
    expect(linesOf(document)).toEqual(['外', '外']);
    expect(document.notices).toHaveLength(1);
  });
});

describe('kinds of document', () => {
  test.each([
    ['a.docx', 'vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['a.dotx', 'vnd.openxmlformats-officedocument.wordprocessingml.template'],
    ['a.docm', 'vnd.ms-word.document.macroEnabled'],
    ['a.dotm', 'vnd.ms-word.template.macroEnabledTemplate'],
  ])('%s', async (path, type) => {
    const { format, notices } = await read(docx(p('甲'), { type }), path);
    expect({ format, notices }).toEqual({ format: 'docx', notices: [] });
  });

  test('strict', async () => {
    const strict = (xml: string) =>
      xml
        .replaceAll(transitional, 'http://purl.oclc.org/ooxml/wordprocessingml/main')
        .replaceAll('w:', 'x:')
        .replaceAll('xmlns:w=', 'xmlns:x=');
    expect(await shown(table(['规章', '12']), { root: strict })).toEqual(['| 规章 | 12 |']);
  });

  test('its title, apart from its text', async () => {
    const { title, blocks } = await readDocx(docx(p('甲'), { title: '溪口镇2023年年报' }), 'a');
    expect([title, blocks.length]).toEqual(['溪口镇2023年年报', 1]);
  });
});

describe('what no report is', () => {
  const problem = async (bytes: Uint8Array) => {
    const error = await readDocx(bytes, 'a.docx').catch((reason: UserError) => reason);
    if (!(error instanceof UserError)) throw new Error('was read');
    return error.code;
  };

  test.each([
    ['no document in it', zipSync({ 'a.txt': new Uint8Array(3) }), 'unsupported'],
    ['no text in it', docx('', { root: () => '<w:glossaryDocument/>' }), 'damaged'],
    ['XML cut off', docx('', { root: (xml) => xml.slice(0, -20) }), 'damaged'],
    ['a table wider than any', docx(tbl(tr(tc('甲', span(999_999_999)) + tc('1')).repeat(2000))), 'too-large'],
    [
      'tables in tables without end',
      docx(`${'<w:tbl><w:tr><w:tc>'.repeat(200)}${'</w:tc></w:tr></w:tbl>'.repeat(200)}`),
      'too-large',
    ],
  ])('%s', async (_, bytes, code) => {
    expect(await problem(bytes)).toBe(code);
  });

  test('numbers and lists beyond all measure print something short', async () => {
    const numbering = `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="999999999"/><w:numFmt w:val="upperLetter"/><w:lvlText w:val="${'%1'.repeat(9999)}"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`;
    const [line] = await shown(p('甲', '<w:numPr><w:numId w:val="1"/></w:numPr>'), { numbering });
    expect(line!.length).toBeLessThan(2000);
  });
});
