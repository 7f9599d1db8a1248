import { describe, expect, test } from 'vitest';
import { forms } from '../../src/forms.ts';
import { lint, readReport, readReports } from '../../src/lint.ts';
import type { Grid } from '../../src/model/document.ts';
import { UserError } from '../../src/model/errors.ts';
import { formCells } from '../../src/model/form.ts';
import { readHtml } from '../../src/readers/html/index.ts';
import { readMhtml } from '../../src/readers/html/mhtml.ts';
import { distinct } from '../support/make/figures.ts';
import { items } from '../support/make/printed.ts';
import { asHtml, message } from '../support/make/printed-html.ts';
import { utf8 } from '../support/utf8.ts';

const latin1 = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
const form = forms[0]!;
const body = asHtml(items(form, distinct(form)), { around: (page) => page });

function gridsOf(html: string): Grid[] {
  return readHtml(utf8(html), 'a.html').blocks.filter((block) => block.kind === 'grid');
}

/** The code of the error that reading ends in, and what the user is told. */
function refusal(read: () => unknown): string {
  try {
    read();
    return 'read';
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return `${error.code}: ${error.text.en}`;
  }
}

describe('whose report a page is', () => {
  const report = '溪口镇2023年政府信息公开工作年度报告';
  const other = '外乡2021年政府信息公开工作年度报告';
  const menu = `<ul><li><a href=/>首页</a><li><a href=/2021>${other}</a></ul>`;
  test.each([
    ['its heading', `<h1>${report}</h1>${body}`],
    ['a heading over two lines', `<p>溪口镇2023年政府信息<br>公开工作年度报告</p>${body}`],
    ['the body in a line of its own', `<p>溪口镇<br>2023年政府信息公开工作年度报告</p>${body}`],
    ['a line among others', `<div>发布日期：2024-01-31<br>${report}<br><br>${body}</div>`],
    [
      'the title of the window, where the page has none',
      `<title>${report}-溪口镇人民政府门户网站</title>${menu}${body}`,
    ],
    ['the site before it', `<title>溪口镇政府网 | ${report}</title>${body}`],
    ['the name of the article', `<meta name="ArticleTitle" content="${report}"><title>${other}</title>${body}`],
    ['not what the window says, where the page has a heading', `<title>${other}</title><h1>${report}</h1>${body}`],
    ['not a list of other reports', `<h1>${report}</h1>${menu}${body}${menu}`],
    ['not a menu above', `<title>${report}</title>${menu}${body}`],
    ['not the way to the page', `<p>首页 > 政府信息公开 > ${other}</p><h1>${report}</h1>${body}`],
    [
      'not the way to the page, where it has no heading',
      `<title>${report}</title><div>首页 › 年报 › ${other}</div>${body}`,
    ],
    [
      'not the way to the page, with nothing between its steps',
      `<title>${report}</title><div><a href=/>首页</a> <a href=/a>年报</a> ${other}</div>${body}`,
    ],
    ['a table of facts about the page', `<table><tr><td>名称<td>${report}<tr><td>分类<td>年报</table>${body}`],
    ['a heading that is a link to itself', `<h1><a href="/2023">${report}</a></h1>${body}`],
  ])('%s', async (_, html) => {
    const { organization, year } = await readReport(utf8(html), { path: 'a' });
    expect([organization, year]).toEqual(['溪口镇', 2023]);
  });
});

test('several reports on a page, each under its title', async () => {
  const page = ['溪口镇', '青石镇'].map((name) => `<h2>${name}2023年政府信息公开工作年度报告</h2>${body}`).join('<hr>');
  const reports = await readReports(utf8(page), { path: 'a' });
  expect(reports.map(({ organization, tables }) => [organization, tables.length])).toEqual([
    ['溪口镇', 3],
    ['青石镇', 3],
  ]);
});

test.each([
  [
    'the whole page',
    '<title>年报</title><div id=app></div><noscript>请启用脚本</noscript><script src=app.js></script>',
  ],
  ['its figures', body.replace(/>\d+</, '>{{ row.received }}<')],
])('a page that scripts fill says so: %s', (_, html) => {
  expect(refusal(() => readHtml(utf8(html), 'a'))).toMatch(
    /^unsupported: the content of the page is filled in by scripts/,
  );
});

describe('what a page shows only in time, or on other screens', () => {
  const report = '<h1>溪口镇2023年政府信息公开工作年度报告</h1>';
  const [disclosure = '', ...others] = body.split(/(?=<p>[三四]、)/);
  /** Reports, figures that were read, and for each table that comes again whether it is hidden. */
  const found = async (html: string) => {
    const reports = await readReports(utf8(html), { path: 'a' });
    const entries = reports.flatMap(({ tables }) => tables).flatMap((table) => table.entries);
    const figures = entries.filter(({ value }) => value.kind === 'number').length;
    return [reports.length, figures, ...reports.flatMap(({ repeated }) => repeated.map(({ hidden }) => hidden))];
  };
  const all = form.tables.flatMap(formCells).length;
  const copy = (figures: string, style: string) => `<div ${style}>${figures}</div>`;
  test.each([
    ['tabs', `${report}${disclosure}${others.map((tab) => `<div style="display:none">${tab}</div>`).join('')}`],
    ['a closed fold', `${report}<div hidden>${body}</div>`],
    ['an article that is faded in', `${report}<div style="visibility: hidden; opacity: 0">${body}</div>`],
    ['a copy that is hidden', `${report}${copy(body, 'style="display:none"')}${body}`],
    ['a copy that a stylesheet hides', `${report}${body}${copy(body, 'class="visible-xs"')}`],
    [
      'a copy behind a list of reports',
      `${report}${body}<p>溪口镇2022年政府信息公开工作年度报告</p>${copy(body, 'hidden')}`,
    ],
  ])('%s', async (_, html) => expect(await found(html)).toEqual([1, all]));

  test('a copy with other figures is one too many', async () => {
    const changed = body.replace(/>(\d+)</, '>$1$1<');
    expect(await found(`${report}${body}${copy(changed, 'hidden')}`)).toEqual([1, all, true]);
    expect(await found(`${report}${body}${copy(changed, 'class="visible-xs"')}`)).toEqual([1, all, false]);
  });
});

test('a header in a table of its own, as scripts that scroll the body write it', async () => {
  const split = body.replaceAll(
    /(<table[^>]*>)((?:<tr>(?:(?!<tr>)[\s\S])*){3})(<tr><td colspan=3>一)/g,
    '$1$2</table><div>$1$3',
  );
  expect(split.match(/<table/g)).toHaveLength(4);
  const { tables } = await readReport(utf8(split), { path: 'a' });
  expect(tables.flatMap(({ entries }) => entries).filter(({ value }) => value.kind !== 'number')).toEqual([]);
});

describe('what spreadsheet programs write beside the text', () => {
  const stored = (attributes: string, text: string) =>
    gridsOf(`<table><tr><td ${attributes}>${text}</td><td>x</td></tr></table>`)[0]!.rows[0]!.cells[0]!.stored?.number;
  test.each([
    ['the number itself', 'x:num="12"', '12', '12'],
    ['more places than are shown', 'x:num="12.345"', '12.3', '12.345'],
    ['a number shown with separators', 'x:num="1234.5"', '1,234.5', '1234.5'],
    ['a number shown with an exponent', 'x:num="316441"', '3E+05', '316441'],
    ['a column too narrow', 'x:num="316441"', '####', '316441'],
    ['of LibreOffice', 'sdval="7" sdnum="2052;"', '7', '7'],
    ['a number left behind when the text was changed', 'x:num="5"', '6', undefined],
    ['a text', 'x:str', '12', undefined],
    ['nothing but a mark', 'x:num', '12', undefined],
  ])('%s', (_, attributes, text, number) => expect(stored(attributes, text)).toBe(number));
});

describe('the encoding', () => {
  // 规章 in GBK, many times; a page cuts a character in the middle.
  const chapters = '\xb9\xe6\xd5\xc2'.repeat(100);
  const rows = (text: string) => `<meta charset=utf-8><table><tr><td>${text}</td><td>1</td></tr></table>`;
  const first = (bytes: Uint8Array) => (readHtml(bytes, 'a').blocks[0] as Grid).rows[0]!.cells[0]!.text;
  test.each([
    ['is what the bytes prove, not what is declared', latin1(rows(chapters)), '规章'.repeat(100)],
    ['with a cut character, GB18030', latin1(rows(`${chapters}\xb9`)), `${'规章'.repeat(100)}�`],
    [
      'with a cut character, UTF-8',
      Uint8Array.from([...utf8(rows('规章'.repeat(100))), 0xe8, 0xa7]),
      '规章'.repeat(100),
    ],
  ])('%s', (_, bytes, text) => expect(first(bytes)).toBe(text));
});

describe('pictures that may show a table', () => {
  const pictures = (html: string) => readHtml(utf8(html), 'a').pictures?.length ?? 0;
  test.each([
    ['a scan between paragraphs', '<p>二、主动公开</p><p><img src=a.png></p><p>三</p>', 1],
    ['written into the page', `<p>文</p><img src="data:image/png;base64,${'QUJD'.repeat(10_000)}">`, 1],
    ['written without quotes', `<p>文</p><img src=data:image/png;base64,${'QUJD'.repeat(10)} width=16 height=16>`, 0],
    ['large in a cell that is all of its table', '<p>文</p><table><tr><td><img width=600 height=100></table>', 1],
    ['sized by a style', '<p>文</p><p>图：<img style="width:100%"></p>', 1],
    ['a logo above', '<a href=/><img src=logo.png></a><img width=1000 height=200><p>文</p>', 0],
    ['an icon', '<p>文</p><img width=16 height=16>', 0],
    ['an icon in a line', '<p>文<img src=icon.gif></p>', 0],
    ['a mark that links elsewhere', '<p>文</p><p><a href=x><img src=mark.png></a></p>', 0],
    ['hidden', '<p>文</p><img width=600 style="display:none">', 0],
    ['a document shown in a frame', '<iframe src="a.pdf" width="100%" height="800"></iframe>', 1],
    ['a counter in a frame', '<iframe src="count" width=0 height=0></iframe>', 0],
  ])('%s', (_, html, number) => expect(pictures(html)).toBe(number));
});

describe('pages in several files', () => {
  const frameset =
    '<html><head><!--[if gte mso 9]><xml><x:ExcelWorkbook><x:ExcelWorksheets><x:ExcelWorksheet><x:Name>溪口镇2023&amp;</x:Name>' +
    '<x:WorksheetSource HRef="%E5%B9%B4%E6%8A%A5.files/sheet001.htm"/></x:ExcelWorksheet><x:ExcelWorksheet><x:Name>说明</x:Name>' +
    '<x:WorksheetSource HRef="年报.files/sheet002.htm"/></x:ExcelWorksheet></x:ExcelWorksheets></x:ExcelWorkbook></xml><![endif]--></head>' +
    '<frameset rows="*,39"><frame src="年报.files/sheet001.htm"><frame src="年报.files/tabstrip.htm"></frameset></html>';
  const sheet = (text: string, more = '') =>
    `<html>${more}<body><table><tr><td>${text}</td><td x:num="1">1</td></tr></table></body></html>`;
  const location = (name: string) => `file:///C:/0A1B/${name}`;
  const type = 'text/html; charset="utf-8"';

  test('a frame alone says where its tables are', () => {
    expect(refusal(() => readHtml(utf8(frameset), 'a.htm'))).toMatch(
      /^unsupported: this page is only a frame, and its tables are in other files \(such as %E5.*sheet001.htm\)/,
    );
  });

  test('sheets of a workbook, in their order, under their names', () => {
    const hidden =
      '<!--[if gte mso 9]><xml><x:WorksheetOptions><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions></xml><![endif]-->';
    const bytes = utf8(
      message([
        { type, location: location('年报.htm'), content: frameset },
        { type, location: location('年报.files/sheet002.htm'), content: sheet('乙', hidden) },
        { type, location: location('年报.files/tabstrip.htm'), content: '<p>签</p>' },
        { type, location: location('年报.files/sheet001.htm'), content: sheet('甲') },
      ]),
    );
    const { format, blocks } = readMhtml(bytes, 'a.mht');
    const cells = blocks.map((block) => (block as Grid).rows[0]!.cells[0]!);
    expect(format).toBe('mhtml');
    expect(cells).toEqual([
      { text: '甲', place: { path: 'a.mht', sheet: '溪口镇2023&', row: 1, column: 1 } },
      { text: '乙', place: { path: 'a.mht', sheet: '说明', row: 1, column: 1 }, hidden: true },
    ]);
  });

  test('the part that `start` names, and the page in its frame, where that stands', () => {
    const bytes = utf8(
      message(
        [
          { type, id: '<frame@x>', content: sheet('内') },
          { type: 'image/png', encoding: 'base64', content: 'iVBO' },
          { type, id: '<main@x>', content: '<p>前</p><iframe src="cid:frame@x"></iframe><p>后</p>' },
          { type, id: '<advert@x>', content: '<p>无关</p>' },
        ],
        '<main@x>',
      ),
    );
    const { blocks } = readMhtml(bytes, 'a.mht');
    expect(blocks.map((block) => (block.kind === 'grid' ? block.rows[0]!.cells[0]!.text : block.text))).toEqual([
      '前',
      '内',
      '后',
    ]);
  });

  test('one collection in another, and every encoding', () => {
    const inner = `--b\nContent-Type: text/html\nContent-Transfer-Encoding: BASE64\n\n${Buffer.from('<p>规章</p>').toString('base64')}\n--b--\n`;
    const nested = `Content-Type: multipart/related; boundary=a\n\n--a\nContent-Type: multipart/alternative; boundary="b"\n\n${inner}--a--\n`;
    const quoted =
      'Content-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n<p>=e8=A7=84=\n=E7=AB=A0 = x</p>';
    const texts = [nested, quoted].map((text) =>
      readMhtml(utf8(text), 'a').blocks.map((block) => 'text' in block && block.text),
    );
    expect(texts).toEqual([['规章'], ['规章 = x']]);
  });

  test('without a page', () => {
    const bytes = utf8(message([{ type: 'image/png', content: 'x' }]));
    expect(refusal(() => readMhtml(bytes, 'a.mht'))).toMatch(/^damaged: .*there is no web page in it/);
  });
});

describe('no figure is read that is not whole', () => {
  test('a page that breaks off in a table is refused', () => {
    const page = '<table><tr><td>文件</td><td>3</td></tr><tr><td>规章</td><td>12</td></tr></table>';
    for (const end of ['2', '<td>12', '</tr>', '</table>']) {
      const cut = page.slice(0, page.lastIndexOf(end));
      expect(refusal(() => readHtml(utf8(cut), 'a'))).toMatch(/^damaged: .*breaks off inside a table/);
    }
    expect(refusal(() => readHtml(utf8(page), 'a'))).toBe('read');
    for (const blanks of ['\n\0\0', ' '.repeat(3000), '\r\n'.repeat(3000)]) {
      expect(refusal(() => readHtml(utf8(`${page}${blanks}`), 'a'))).toBe('read');
      expect(refusal(() => readHtml(utf8(`${page.slice(0, -8)}${blanks}`), 'a'))).toMatch(/^damaged/);
    }
    expect(refusal(() => readHtml(utf8(`${page}<p>文`), 'a'))).toBe('read');
  });
});

describe('what would take long or fill the memory', () => {
  const tooLarge = /^too-large/;
  test.each([
    ['nested deeply', `${'<div>'.repeat(20_000)}文`, /^read/],
    ['tables nested deeply', `${'<table><tr><td>'.repeat(5000)}文`, /^read/],
    ['wide and tall spans', `<table>${'<tr><td rowspan=0 colspan=1000>1'.repeat(20_000)}</table>`, tooLarge],
    ['too many elements', '<p>文</p>'.repeat(250_000), tooLarge],
    [
      'elements that multiply',
      `<p>${Array.from({ length: 1000 }, (_, i) => `<b a=${i}>`).join('')}</p>${'<p>x</p>'.repeat(400)}`,
      tooLarge,
    ],
    ['too long', `<p>${'文'.repeat(5_000_001)}</p>`, tooLarge],
    ['a long picture', `<img src="data:image/png;base64,${'A'.repeat(9_000_000)}"><p>文</p>`, /^read/],
    ['lines without end', `<pre>${'文\n'.repeat(200_000)}</pre>`, tooLarge],
    ['marks of footnotes without end', `<p>${'1<sup>2</sup>'.repeat(50_000)}</p>`, /^read/],
  ])('%s', (_, html, expected) => {
    expect(refusal(() => readHtml(utf8(html), 'a'))).toMatch(expected);
  });
});

test('what a web system exports as a workbook is checked as the page it is', async () => {
  const page = `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><body>${body}</body></html>`;
  const { format, reports, notices } = await lint(utf8(page), { path: '年报2023.xls' });
  expect([format, reports[0]?.coverage.relations, notices.length]).toEqual(['html', { assessed: 42, total: 42 }, 1]);
});
