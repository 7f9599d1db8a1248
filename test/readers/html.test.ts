import { describe, expect, test } from 'vitest';
import type { Document, Grid } from '../../src/model/document.ts';
import { readHtml } from '../../src/readers/html/index.ts';
import { utf8 } from '../support/utf8.ts';

const document = (html: string): Document => readHtml(utf8(html), 'a.html');

/** Paragraphs as their text, tables as their rows, `|` between positions. */
function shown(html: string): (string | string[])[] {
  return document(html).blocks.map((block) => (block.kind === 'grid' ? rowsOf(block) : block.text));
}

function rowsOf({ rows }: Grid): string[] {
  return rows.map(({ cells }) => cells.map((cell) => cell?.text ?? '·').join('|'));
}

/** Text of one cell, beside another so that its table is none that only arranges. */
function cell(content: string): string {
  const [grid] = document(`<table><tr><td>${content}</td><td>x</td></tr></table>`).blocks;
  return (grid as Grid).rows[0]!.cells[0]!.text;
}

describe('the text of a cell', () => {
  test.each([
    ['white space drawn together', ' 行政\n\t 许可 ', '行政 许可'],
    ['a figure broken by a line of the source', '12\n34', '12 34'],
    ['a label split over spans', '<p><span>行</span><span><font>政许</font></span>可<o:p></o:p></p>', '行政许可'],
    ['line breaks and paragraphs', '商业<br>企业<p>甲</p><div>乙</div>', '商业\n企业\n甲\n乙'],
    ['blank paragraphs', '<p>&nbsp;</p><p>5</p><p>&nbsp;</p>', '5'],
    ['references', '&#8220;三安全&rdquo;&#x4E00;&amp;&nbsp;', '“三安全”一&'],
    ['nothing but a blank', '&nbsp;', ''],
    ['the mark of a footnote', '12<sup>1</sup>', '12（1）'],
    ['a mark in brackets', '12<a href="#f1"><sup>[1]</sup></a>', '12（1）'],
    ['a mark set by a style', '12<span style="vertical-align: super">注1</span>', '12（注1）'],
    ['a mark before the figure', '<sup>1</sup>12', '（1）12'],
    ['a figure that is raised as a whole', '<sup>12</sup>', '12'],
    ['two lines side by side', '<span style="display:inline-block">1</span><span style="float:left">2</span>', '1\n2'],
    ['preformatted', '<pre>12\n345</pre>', '12\n345'],
    ['preformatted by a style', '<div style="white-space:pre-wrap">12\n345</div>', '12\n345'],
    ['what is typed into a form', '<input value="7"><textarea>8</textarea>', '7\n8'],
    ['what is chosen in a form', '<select><option>0<option selected>9</select>', '9'],
    ['buttons and boxes', '6<input type=checkbox value=1><input type=hidden value=2>', '6'],
    ['a small table', '<table><tr><td>1</td><td>2</td></tr></table>', '1\n2'],
    ['a table of one cell', '<table><tr><td>12</td></tr></table>', '12'],
  ])('%s', (_, content, text) => expect(cell(content)).toBe(text));

  test.each([
    ['hidden', '<span hidden>1</span>2'],
    ['display:none', '<span style="display:none">1</span>2'],
    ['!important', '<span style="DISPLAY : none !important;color:red">1</span>2'],
    ['visibility', '<span style="visibility:hidden">1</span>2'],
    ['visible again', '<span style="visibility:hidden">1<b style="visibility:visible">2</b></span>'],
    ['template', '<template>1</template>2'],
    ['script and style', '<script>1</script><style>p{}</style>2'],
    ['noscript', '<noscript>1</noscript>2'],
    ['remarks', '<!--1-->2<!--[if gte mso 9]><p>1</p><![endif]-->'],
    ['remarks that Word alone sees otherwise', '<![if !supportEmptyParas]>2<![endif]>'],
    ['hidden by Word', "<span style='mso-hide:all'>1</span>2"],
    ['a comment in Word', '2<a class=msocomanchor href="#_msocom_1">[A1]</a>'],
    ['a comment in LibreOffice', '2<comment>1</comment>'],
    ['deleted', '<del>1</del>2'],
    ['too small to be seen', '<span style="font-size:0px">1</span>2<span style="font-size: .0em">1</span>'],
    ['a size of its own in what is too small', '<div style="font-size:0">1<span style="font-size:10px">2</span></div>'],
    ['a size that only a stylesheet may know', '<div style="font-size:0"><span class="figure">2</span></div>'],
    ['struck out', '<s>1</s><strike>1</strike><span style="text-decoration: line-through">1</span>2'],
  ])('not there: %s', (_, content) => expect(cell(content)).toBe('2'));

  test('aria-hidden is seen all the same', () => expect(cell('<b aria-hidden="true">2</b>')).toBe('2'));
});

describe('tables', () => {
  test('merged cells stand at every position', () => {
    const html =
      '<table><tr><td rowspan=2>甲</td><td colspan=2>乙</td></tr><tr><td>1</td><td>2</td></tr></table><p>后</p>';
    expect(shown(html)).toEqual([['甲|乙|乙', '甲|1|2'], '后']);
  });

  test('no cell reaches beyond its group', () => {
    const html = '<table><tbody><tr><td rowspan=0>甲<td>1<tr><td>2<tbody><tr><td rowspan=9>乙<td>3</table>';
    expect(shown(html)).toEqual([['甲|1', '甲|2', '乙|3']]);
  });

  test('a header group is printed first, a footer group last', () => {
    const html = '<table><tfoot><tr><td>总计<td>3</tfoot><tr><td>甲<td>3<thead><tr><td>项<td>数</thead></table>';
    expect(shown(html)).toEqual([['项|数', '甲|3', '总计|3']]);
  });

  test('hidden rows and cells take no room; those that are only invisible do, and say so', () => {
    const html =
      '<table><tr style="display:none"><td>0<td>0<tr><td>甲<td hidden>9<td>1<tr style="visibility:collapse"><td>乙<td>2</table>';
    expect(shown(html)).toEqual([['甲|1', '乙|2']]);
    const [grid] = document(html).blocks as Grid[];
    expect(grid!.rows.map(({ cells }) => cells.map((one) => one?.hidden ?? false))).toEqual([
      [false, false],
      [true, true],
    ]);
  });

  test('those that arrange others are not there', () => {
    const inner = '<table><tr><td>甲<td>1<tr><td>乙<td>2</table>';
    const html = `<table><tr><td>菜单<td><p>前</p><table><tr><td>${inner}</table>后</table>`;
    expect(shown(html)).toEqual(['菜单', '前', ['甲|1', '乙|2'], '后']);
  });

  test('may be made of anything', () => {
    const styled = (display: string, content: string) => `<div style="display:${display}">${content}</div>`;
    const row = (...cells: string[]) => styled('table-row', cells.map((text) => styled('table-cell', text)).join(' '));
    expect(shown(styled('table', row('甲', '1') + row('乙', '2')))).toEqual([['甲|1', '乙|2']]);
    const roles =
      '<div role=table><div role=rowgroup><div role=row><span role=columnheader aria-colspan=2>项</span></div><div role=row><span role=cell>甲</span><span role=cell>1</span></div></div></div>';
    expect(shown(roles)).toEqual([['项|项', '甲|1']]);
  });

  test('a caption and what stands wrongly in a table come before it', () => {
    expect(shown('<table><caption>表<tr><td>甲<td>1</tr>文</table>')).toEqual(['文', '表', ['甲|1']]);
  });

  test('places', () => {
    const [grid] = document('<table><tr><td>1<td>2<tr><td colspan=2>3</table>').blocks as Grid[];
    expect(grid!.place).toEqual({ path: 'a.html', table: 1 });
    expect(grid!.rows[1]!.cells[1]).toEqual({
      text: '3',
      place: { path: 'a.html', table: 1, row: 2, column: 1 },
      span: { rows: 1, columns: 2 },
    });
  });
});

describe('text outside tables', () => {
  test('preformatted lines as they are', () => {
    const lines = document('<p>文</p><pre>\n甲   1\n  乙 2</pre>').blocks.map((block) =>
      'words' in block ? block.words?.map(({ text, from, to }) => [text, from, to]) : undefined,
    );
    expect(lines).toEqual([
      undefined,
      [
        ['甲', 0, 1],
        ['1', 4, 5],
      ],
      [
        ['乙', 2, 3],
        ['2', 4, 5],
      ],
    ]);
  });

  test('paragraphs, with their lines', () => {
    const html = '<h1>标题</h1><div>一<br>二<ul><li>三<li>四</ul>五<hr>六</div>七';
    expect(shown(html)).toEqual(['标题', '一\n二', '三', '四', '五', '六', '七']);
  });

  test('what only leads elsewhere is a link, and the name of the page none of its text', () => {
    const html =
      '<title>年报_溪口镇人民政府门户网站</title><p><a href=/>首页</a> &gt; <a href=/a>年报</a></p><h1><a href=x>标题</a></h1><p><a href="#一">一</a><p>见<a href=y>附件</a>';
    const { title, blocks } = document(html);
    expect(title).toBe('溪口镇人民政府门户网站');
    expect(blocks.map((block) => 'text' in block && [block.text, block.link ?? false])).toEqual([
      ['首页 > 年报', true],
      ['标题', false],
      ['一', false],
      ['见附件', false],
    ]);
  });
});
