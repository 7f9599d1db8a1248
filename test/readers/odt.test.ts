import { describe, expect, test } from 'vitest';
import type { Document, Grid } from '../../src/model/document.ts';
import type { UserError } from '../../src/model/errors.ts';
import { ordinal } from '../../src/readers/opendocument/numbering.ts';
import { readOdt } from '../../src/readers/opendocument/odt.ts';
import { type Around, contentXml, flat, packed, paragraphs } from '../support/make/opendocument.ts';

const p = (inner: string, style = '') => `<text:p${style && ` text:style-name="${style}"`}>${inner}</text:p>`;
const table = (...rows: string[]) => `<table:table>${rows.join('')}</table:table>`;
const row = (...cells: string[]) => `<table:table-row>${cells.join('')}</table:table-row>`;
const cell = (content: string, attributes = '') =>
  `<table:table-cell office:value-type="string"${attributes}>${content}</table:table-cell>`;
const words = (...texts: string[]) => row(...texts.map((text) => cell(paragraphs(text))));
const covered = '<table:covered-table-cell/>';
const figures = table(words('结果维持', '总计'), words('1', '1'));

const read = (content: string, around?: Around) => readOdt(packed('text', content, around), 'a.odt');

/** A paragraph as its text, a table as the texts of its rows. */
function shown({ blocks }: Document): (string | (string | undefined)[][])[] {
  return blocks.map((block) =>
    block.kind === 'paragraph' ? block.text : block.rows.map(({ cells }) => cells.map((one) => one?.text)),
  );
}
const shownIn = (content: string, around?: Around) => shown(read(content, around));
/** The text of a cell with this content. */
const textOf = (content: string, around?: Around) => {
  const [grid] = shownIn(table(row(cell(content), cell(p('旁')))), around);
  return (grid as string[][])[0]![0];
};

describe('paragraphs and tables', () => {
  test('come in the order of the document, empty paragraphs left out', () => {
    expect(shownIn(`${p('一、总体情况')}${p('')}${figures}<text:h>二、其他</text:h>`)).toEqual([
      '一、总体情况',
      [
        ['结果维持', '总计'],
        ['1', '1'],
      ],
      '二、其他',
    ]);
  });

  test('tables, rows and columns are counted from 1', () => {
    const [, second] = read(figures + figures).blocks;
    expect(second).toMatchObject({ place: { path: 'a.odt', table: 2 } });
    expect(second).toHaveProperty('rows.1.cells.1.place', { path: 'a.odt', table: 2, row: 2, column: 2 });
  });

  test('a merged cell stands at every position that it covers', () => {
    const span = ' table:number-columns-spanned="2" table:number-rows-spanned="2"';
    const rows = [
      row(cell(p('合并'), span), covered, cell(p('1'))),
      row('<table:covered-table-cell table:number-columns-repeated="2"/>', cell(p('2'))),
    ];
    const document = read(table(...rows));
    expect(shown(document)).toEqual([
      [
        ['合并', '合并', '1'],
        ['合并', '合并', '2'],
      ],
    ]);
    expect(document.blocks[0]).toHaveProperty('rows.1.cells.1.span', { rows: 2, columns: 2 });
    // Some writers leave out what is covered.
    const bare = [row(cell(p('合并'), span), cell(p('1'))), row(cell(p('2')))];
    expect(shownIn(table(...bare))).toEqual(shown(document));
  });

  test('what is covered is not shown', () => {
    const hidden = `<table:covered-table-cell>${p('9')}</table:covered-table-cell>`;
    const rows = [row(cell(p('甲'), ' table:number-columns-spanned="2"'), hidden), words('乙', '丙')];
    expect(shownIn(table(...rows))).toEqual([
      [
        ['甲', '甲'],
        ['乙', '丙'],
      ],
    ]);
  });

  test('no span reaches out of its table', () => {
    const rows = [row(cell(p('甲'), ' table:number-rows-spanned="1000"'), cell(p('乙'))), row(covered, cell(p('丙')))];
    expect(shownIn(table(...rows))).toEqual([
      [
        ['甲', '乙'],
        ['甲', '丙'],
      ],
    ]);
  });

  test('header rows, and cells written once for several', () => {
    const header = `<table:table-header-rows>${words('甲', '乙', '丙')}</table:table-header-rows>`;
    const repeated = row(cell(p('总计')), cell(p('0'), ' table:number-columns-repeated="2"'));
    expect(shownIn(table(header, repeated))).toEqual([
      [
        ['甲', '乙', '丙'],
        ['总计', '0', '0'],
      ],
    ]);
  });

  test('a merged cell is written once, whatever it says of repeats', () => {
    const span = ' table:number-columns-spanned="2" table:number-columns-repeated="2"';
    expect(shownIn(table(row(cell(p('甲'), span), covered, cell(p('乙'))), words('1', '2', '3')))).toEqual([
      [
        ['甲', '甲', '乙'],
        ['1', '2', '3'],
      ],
    ]);
  });

  test('hidden rows are marked, blank ones left out', () => {
    const hidden = '<table:table-row table:visibility="collapse">';
    const rows = [words('甲', '乙'), words('', ''), words('1', '2').replace('<table:table-row>', hidden)];
    const [grid] = read(table(...rows)).blocks;
    expect(grid).toMatchObject({ rows: [{ place: { row: 1 } }, { place: { row: 3 }, cells: [{ hidden: true }, {}] }] });
    expect(grid).not.toHaveProperty('rows.0.cells.0.hidden');
  });

  test('a table that only arranges others is passed through', () => {
    const outer = table(row(cell(p('上') + figures), cell('')), row(cell(p('下')), cell('')));
    expect(shownIn(outer)).toEqual([
      '上',
      [
        ['结果维持', '总计'],
        ['1', '1'],
      ],
      '下',
    ]);
    expect(read(outer).blocks[1]?.place).toEqual({ path: 'a.odt', table: 1 });
    expect(shownIn(table(row(cell(p('一、总体情况')))))).toEqual(['一、总体情况']);
  });

  test('a small table is text of the cell that it stands in', () => {
    expect(textOf(p('甲') + table(words('乙', '丙')))).toBe('甲\n乙\n丙');
  });
});

describe('the text of a paragraph', () => {
  test.each([
    ['a line break and a tab', p('商业<text:line-break/>企业<text:tab/>甲'), '商业\n企业\t甲'],
    ['paragraphs, empty ones left out', p('商业') + p('') + p('企业'), '商业\n企业'],
    [
      'a label in several pieces',
      p('<text:span>（一）</text:span><text:span>予以<text:span>公开</text:span></text:span>'),
      '（一）予以公开',
    ],
    ['a page break that the program put there', p('予以<text:soft-page-break/>公开'), '予以公开'],
    [
      'fields as they show',
      p('<text:date>2026年1月15日</text:date>第<text:page-number>3</text:page-number>页'),
      '2026年1月15日第3页',
    ],
    ['a link', p('<text:a xlink:href="x">政府网站</text:a>'), '政府网站'],
    [
      'a footnote',
      p(
        '22<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>注</text:p></text:note-body></text:note>',
      ),
      '22',
    ],
    [
      'a comment',
      p('22<office:annotation><text:p>批注</text:p></office:annotation>件<office:annotation-end/>'),
      '22件',
    ],
    [
      'a reading',
      p('<text:ruby><text:ruby-base>规章</text:ruby-base><text:ruby-text>guīzhāng</text:ruby-text></text:ruby>'),
      '规章',
    ],
    ['hidden text', p('3<text:hidden-text text:is-hidden="true">4</text:hidden-text>'), '3'],
    ['text that could be hidden', p('3<text:hidden-text text:is-hidden="false">4</text:hidden-text>'), '34'],
    ['a hidden paragraph', p('3') + p('4<text:hidden-paragraph text:is-hidden="true"/>'), '3'],
    ['an alternative text', p('3<draw:frame><svg:title>图 9</svg:title><svg:desc>图 8</svg:desc></draw:frame>'), '3'],
  ])('%s', (_, content, expected) => {
    expect(textOf(content)).toBe(expected);
  });

  const style = (name: string, inner: string, more = '') =>
    `<style:style style:name="${name}" ${more}><style:text-properties ${inner}/></style:style>`;
  const hiding =
    style('T1', 'text:display="none"', 'style:family="text"') +
    style('T2', '', 'style:family="text" style:parent-style-name="T1"') +
    style('T3', 'text:display="true"', 'style:family="text" style:parent-style-name="T1"') +
    style('P1', 'text:display="none"', 'style:family="paragraph"');

  test.each([
    ['T1', '3'],
    ['T2', '3'],
    ['T3', '34'],
    ['P1', '34'],
  ])('a text style that hides: %s', (name, expected) => {
    const content = p(`3<text:span text:style-name="${name}">4</text:span>`);
    expect(textOf(content, { styles: hiding })).toBe(expected);
    expect(textOf(content, { common: hiding })).toBe(expected);
  });

  test('a paragraph style that hides', () => {
    expect(textOf(p('3') + p('4', 'P1'), { styles: hiding })).toBe('3');
  });

  test.each([
    ['super 58%', '12（3）'],
    ['-33% 58%', '12（3）'],
    ['0% 100%', '123'],
  ])('the mark of a footnote that was typed: %s', (position, expected) => {
    const styles = style('T1', `style:text-position="${position}"`, 'style:family="text"');
    const mark = '<text:span text:style-name="T1">3</text:span>';
    expect(textOf(p(`12${mark}`), { styles })).toBe(expected);
    expect(textOf(p(mark), { styles })).toBe('3');
  });

  test('what a tracked change deleted does not count, what it inserted does', () => {
    const tracked =
      '<text:tracked-changes><text:changed-region><text:deletion><text:p>12</text:p></text:deletion></text:changed-region></text:tracked-changes>';
    const changed = p('<text:change text:change-id="c1"/><text:change-start/>34<text:change-end/>');
    expect(shownIn(tracked + table(row(cell(changed), cell(p('件')))))).toEqual([[['34', '件']]]);
  });
});

describe('numbers of lists are part of the text', () => {
  const level = (at: number, format: string, rest = '') =>
    `<text:list-level-style-number text:level="${at}" style:num-format="${format}" ${rest}/>`;
  const styles = `<text:list-style style:name="L1">${level(1, '一, 二, 三, ...', 'style:num-suffix="、"')}${level(2, '一, 二, 三, ...', 'style:num-prefix="（" style:num-suffix="）"')}${level(3, '1', 'style:num-suffix="." text:display-levels="2"')}</text:list-style><text:list-style style:name="L2">${level(1, '1', 'style:num-suffix="." text:start-value="3"')}</text:list-style><text:list-style style:name="L3"><text:list-level-style-bullet text:level="1" text:bullet-char="●"/></text:list-style><text:list-style style:name="L4">${level(1, '1', 'style:num-list-format="第%1%项 "')}</text:list-style><style:style style:name="P1" style:family="paragraph" style:list-style-name="L1"/>`;
  const list = (inner: string, attributes = ' text:style-name="L1"') => `<text:list${attributes}>${inner}</text:list>`;
  const item = (inner: string, attributes = '') => `<text:list-item${attributes}>${inner}</text:list-item>`;
  const lines = (content: string) => shownIn(content, { styles });

  test('in the levels of a list', () => {
    const inner = list(item(p('主动公开')) + item(p('依申请公开') + list(item(p('受理')), '')), '');
    expect(lines(list(item(p('总体情况') + inner) + item(`<text:h>${'情况'}</text:h>${p('续')}`)))).toEqual([
      '一、总体情况',
      '（一）主动公开',
      '（二）依申请公开',
      '二.1.受理',
      '二、情况',
      '续',
    ]);
  });

  test('a list that goes on after a paragraph', () => {
    const on = ' text:style-name="L1" text:continue-numbering="true"';
    const named = list(item(p('甲')), ' text:style-name="L1" xml:id="a"') + p('间隔');
    const other = list(item(p('乙')), ' text:style-name="L1"');
    expect(lines(named + list(item(p('丙')), on))).toEqual(['一、甲', '间隔', '二、丙']);
    expect(lines(named + other)).toEqual(['一、甲', '间隔', '一、乙']);
    expect(lines(named + other + list(item(p('丙')), ' text:continue-list="a" text:style-name="L1"'))).toEqual([
      '一、甲',
      '间隔',
      '一、乙',
      '二、丙',
    ]);
  });

  test('a level whose upper one has no paragraph', () => {
    const deep = list(item(list(item(p('甲')) + item(p('乙')), '')));
    expect(lines(deep + list(item(p('丙')), ' text:style-name="L1" text:continue-numbering="true"'))).toEqual([
      '（一）甲',
      '（二）乙',
      '二、丙',
    ]);
  });

  test('a level that begins anew under the next item', () => {
    const two = (upper: string, lower: string) => item(p(upper) + list(item(p(lower)), ''));
    expect(lines(list(two('甲', '子') + two('乙', '丑')))).toEqual(['一、甲', '（一）子', '二、乙', '（一）丑']);
  });

  test('but not of a text box that is fixed to an item', () => {
    const box = `<draw:frame><draw:text-box>${p('框')}</draw:text-box></draw:frame>`;
    expect(lines(list(item(`${box}${p('甲')}`)))).toEqual(['框', '一、甲']);
  });

  test('where it starts, and where it starts again', () => {
    expect(
      lines(list(item(p('甲')) + item(p('乙'), ' text:start-value="9"') + item(p('丙')), ' text:style-name="L2"')),
    ).toEqual(['3.甲', '9.乙', '10.丙']);
  });

  test('bullets, headers and what follows in an item have none', () => {
    expect(lines(list(item(p('甲')), ' text:style-name="L3"'))).toEqual(['甲']);
    expect(lines(list(`<text:list-header>${p('甲')}</text:list-header>${item(p('乙') + p('丙'))}`))).toEqual([
      '甲',
      '一、乙',
      '丙',
    ]);
  });

  test('a label spelled out, a list named by its paragraphs', () => {
    expect(lines(list(item(p('甲')), ' text:style-name="L4"'))).toEqual(['第1项 甲']);
    expect(lines(list(item(p('甲', 'P1')), ''))).toEqual(['一、甲']);
  });

  test('headings, by the outline', () => {
    const outline = `<text:outline-style style:name="Outline"><text:outline-level-style text:level="1" style:num-format="一, 二, 三, ..." style:num-suffix="、"/><text:outline-level-style text:level="2" style:num-format=""/></text:outline-style>`;
    const heading = (text: string, at: number, rest = '') =>
      `<text:h text:outline-level="${at}"${rest}>${text}</text:h>`;
    const content = [
      heading('总体情况', 1),
      heading('概述', 2),
      heading('附', 1, ' text:is-list-header="true"'),
      heading('其他', 1),
      heading('又', 1, ' text:restart-numbering="true" text:start-value="6"'),
    ];
    expect(shownIn(content.join(''), { common: outline })).toEqual([
      '一、总体情况',
      '概述',
      '附',
      '二、其他',
      '六、又',
    ]);
  });

  test('in cells; never so that a figure could gain a digit', () => {
    expect(
      shownIn(
        table(
          row(
            cell(list(item(p('属于国家秘密')), ' text:style-name="L2"')),
            cell(list(item(p('5')), ' text:style-name="L2"')),
          ),
        ),
        { styles },
      ),
    ).toEqual([[['3.属于国家秘密', '3.\t5']]]);
  });

  test.each([
    [12, '1', '12'],
    [3, '01, 02, 03, ...', '03'],
    [28, 'a', 'bb'],
    [2, 'A', 'B'],
    [49, 'i', 'xlix'],
    [1994, 'I', 'MCMXCIV'],
    [10, '一, 二, 三, ...', '十'],
    [21, '一, 二, 三, ...', '二十一'],
    [105, '一, 二, 三, ...', '一百零五'],
    [12, '壹, 贰, 叁, ...', '壹拾贰'],
    [2, '壹, 貳, 參, ...', '貳'],
    [12, '①, ②, ③, ...', '⑫'],
    [21, '①, ②, ③, ...', '㉑'],
    [3, '甲, 乙, 丙, ...', '丙'],
    [2, '子, 丑, 寅, ...', '丑'],
    [12, '１, ２, ３, ...', '１２'],
    [1, '', ''],
    [1, 'ア, イ, ウ, ...', ''],
    [Number.NaN, '1', ''],
  ])('%d as %s is %s', (number, format, expected) => {
    expect(ordinal(number, format)).toBe(expected);
  });
});

describe('frames, sections and objects', () => {
  test('a text box stands behind the paragraph that it is fixed to', () => {
    const box = (inner: string) => `<draw:frame><draw:text-box>${inner}</draw:text-box></draw:frame>`;
    expect(shownIn(p(`前${box(p('框') + figures)}后`) + p('下'))).toEqual([
      '前后',
      '框',
      [
        ['结果维持', '总计'],
        ['1', '1'],
      ],
      '下',
    ]);
    expect(textOf(p(`前${box(p('框'))}后`))).toBe('前后\n框');
  });

  test('so does the text of a shape', () => {
    expect(shownIn(p(`前<draw:g><draw:custom-shape>${p('框')}</draw:custom-shape></draw:g>后`))).toEqual([
      '前后',
      '框',
    ]);
  });

  test('a section is passed through; a hidden one shows no text, and its tables are hidden', () => {
    const section = (attributes: string) => `<text:section${attributes}>${p('甲')}${figures}</text:section>`;
    expect(shownIn(section(''))).toHaveLength(2);
    const { blocks } = read(section(' text:display="none"') + figures);
    expect(blocks.map(({ kind }) => kind)).toEqual(['grid', 'grid']);
    expect(blocks[0]).toHaveProperty('rows.1.cells.0.hidden', true);
    expect(blocks[1]).not.toHaveProperty('rows.1.cells.0.hidden');
    expect(shownIn(section(' text:display="condition" text:is-hidden="false"'))).toHaveLength(2);
    expect(read(section(' text:display="condition" text:is-hidden="true"')).blocks).toHaveLength(1);
  });

  test('headers of pages are no part of the text', () => {
    expect(shownIn(p('甲'), { common: '' })).toEqual(['甲']);
  });

  test('pictures that a table could be in', () => {
    const picture = (width: string, height: string) =>
      `<draw:frame svg:width="${width}" svg:height="${height}"><draw:image xlink:href="Pictures/1.png"/></draw:frame>`;
    const content = p(picture('16cm', '9cm')) + p(picture('16cm', '2cm')) + p(picture('20mm', '9cm'));
    const { pictures } = read(content + table(row(cell(p('甲')), cell(p(picture('6in', '300pt'))))));
    expect(pictures).toEqual([{ path: 'a.odt' }, { path: 'a.odt', table: 1, row: 1, column: 2 }]);
  });

  const sheets = ['往年', '本年'].map(
    (name) =>
      `<table:table table:name="${name}"><table:table-row><table:table-cell/><table:table-cell office:value-type="float" office:value="3"><text:p>3</text:p></table:table-cell><table:table-cell table:formula="of:=[.B1]"/></table:table-row></table:table>`,
  );
  const settings =
    '<office:document-settings xmlns:office="o" xmlns:config="c"><config:config-item config:name="ActiveTable">本年</config:config-item></office:document-settings>';
  const object = p(
    '前<draw:frame svg:width="16cm" svg:height="9cm"><draw:object xlink:href="./Object 1"/><draw:image xlink:href="./ObjectReplacements/Object 1"/></draw:frame>',
  );

  test('a spreadsheet in the text is a table; of its sheets only one is seen', () => {
    const parts = {
      'Object 1/content.xml': contentXml('spreadsheet', sheets.join('')),
      'Object 1/settings.xml': settings,
    };
    const { blocks, pictures } = read(object + figures, { parts });
    expect(blocks.map(({ place }) => place.table)).toEqual([undefined, 1, 2, 3]);
    expect(blocks[1]).toHaveProperty('rows.0.cells.1.hidden', true);
    expect(blocks[2]).toHaveProperty('rows.0.cells.1', {
      text: '3',
      place: { path: 'a.odt', table: 2, row: 1, column: 2 },
      stored: { number: '3' },
    });
    expect(blocks[2]).toHaveProperty('rows.0.cells.2.stored.computed', '3');
    expect(pictures).toEqual([]);
  });

  test('any other object is none, nor is its look', () => {
    const formula =
      '<!DOCTYPE math:math PUBLIC "-//OpenOffice.org//DTD Modified W3C MathML 1.01//EN" "math.dtd"><math:math/>';
    expect(read(object, { parts: { 'Object 1/content.xml': formula } }).blocks).toHaveLength(1);
    const chart = contentXml('text', `<office:chart>${sheets[0]}</office:chart>`);
    const { blocks, pictures } = read(object, { parts: { 'Object 1/content.xml': chart } });
    expect(blocks).toHaveLength(1);
    expect(pictures).toEqual([]);
  });
});

test('a picture in a cell is neither blank nor a figure', () => {
  const { blocks } = read(
    `<table:table><table:table-row>${['<draw:frame svg:width="1cm"><draw:image/></draw:frame>', '甲'].map((content) => `<table:table-cell>${p(content)}</table:table-cell>`).join('')}</table:table-row></table:table>`,
  );
  expect((blocks[0] as Grid).rows[0]!.cells[0]).toMatchObject({ text: '', picture: true });
});

test('what the file says it is', () => {
  const meta =
    '<office:document-meta xmlns:office="o" xmlns:dc="d"><office:meta><dc:title>溪口镇年报</dc:title></office:meta></office:document-meta>';
  expect(read(p('甲'), { parts: { 'meta.xml': meta } }).title).toBe('溪口镇年报');
  expect(read(p('甲'))).not.toHaveProperty('title');
});

test('a flat file is read like a packed one', () => {
  expect(readOdt(flat('text', p('甲') + figures), 'a.odt')).toEqual(read(p('甲') + figures));
});

describe('what would fill the memory is refused', () => {
  const nest = (count: number, open: string, close: string) => open.repeat(count) + p('1') + close.repeat(count);
  const span = ' table:number-columns-spanned="1000" table:number-rows-spanned="100000"';
  test.each([
    [
      'too-large',
      'a figure in a thousand million columns',
      table(row(cell(p('1'), ' table:number-columns-repeated="1000000000"'), cell(''))),
    ],
    [
      'too-large',
      'a thousand million rows',
      table(`<table:table-row table:number-rows-repeated="1000000000">${cell('')}${cell('')}</table:table-row>`),
    ],
    [
      'too-large',
      'spans beyond reason',
      table(...Array.from({ length: 300 }, () => row(cell(p('1'), span), cell('')))),
    ],
    ['damaged', 'sections in sections', nest(2000, '<text:section>', '</text:section>')],
  ])('%s: %s', (code, _, content) => {
    const bytes = packed('text', content);
    expect(() => readOdt(bytes, 'a.odt')).toThrow(expect.objectContaining({ code }) as UserError);
  });

  test('tables in tables and lists in lists, as deep as a part may be', () => {
    expect(
      shownIn(
        nest(
          200,
          '<table:table><table:table-row><table:table-cell>',
          '</table:table-cell></table:table-row></table:table>',
        ),
      ),
    ).toEqual(['1']);
    expect(shownIn(nest(400, '<text:list><text:list-item>', '</text:list-item></text:list>'))).toEqual(['1']);
  });

  test('blanks without end', () => {
    expect(shownIn(p(`甲${'<text:s text:c="1000000000"/>'.repeat(1000)}乙`))).toHaveLength(1);
  });
});
