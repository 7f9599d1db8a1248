import { describe, expect, test } from 'vitest';
import { lint } from '../../src/lint.ts';
import type { UserError } from '../../src/model/errors.ts';
import { readOds } from '../../src/readers/opendocument/ods.ts';
import { cellAt, gridOf, textsOf } from '../support/document-cells.ts';
import { type Around, flat, packed, paragraphs } from '../support/make/opendocument.ts';

const sheet = (rows: string, attributes = '') => `<table:table table:name="表三"${attributes}>${rows}</table:table>`;
const row = (cells: string, attributes = '') => `<table:table-row${attributes}>${cells}</table:table-row>`;
const text = (words: string, attributes = '') =>
  `<table:table-cell office:value-type="string"${attributes}>${paragraphs(words)}</table:table-cell>`;
const number = (value: number | string, attributes = '', shown = String(value)) =>
  `<table:table-cell office:value-type="float" office:value="${value}"${attributes}>${paragraphs(shown)}</table:table-cell>`;
const empty = (attributes = '') => `<table:table-cell${attributes}/>`;
const covered = (content = '') => `<table:covered-table-cell>${content}</table:covered-table-cell>`;
const columns = (count: number) => ` table:number-columns-repeated="${count}"`;
const rows = (count: number) => ` table:number-rows-repeated="${count}"`;

const read = (content: string, around?: Around) => readOds(packed('spreadsheet', content, around), 'a.ods');
/** What stands in the first cell of a sheet. */
const stored = (cell: string, around?: Around) => cellAt(read(sheet(row(cell)), around), 1, 1);

describe('where cells stand', () => {
  test('empty cells and rows only take up room', () => {
    const document = read(
      sheet(row(empty(columns(16_384)), rows(2)) + row(empty(columns(2)) + number(7)) + row(empty(), rows(1_048_573))),
    );
    expect(textsOf(document)).toEqual([[undefined, undefined, '7']]);
    expect(cellAt(document, 3, 3)?.place).toEqual({ path: 'a.ods', sheet: '表三', row: 3, column: 3 });
  });

  test('a cell and a row written once stand as often as they say', () => {
    const document = read(sheet(row(text('新收') + number(0, columns(3)), rows(2)) + row(number(5))));
    expect(textsOf(document)).toEqual([['新收', '0', '0', '0'], ['新收', '0', '0', '0'], ['5']]);
    expect(cellAt(document, 2, 4)?.place).toMatchObject({ row: 2, column: 4 });
  });

  test('a merged cell stands at every position; what it covers is not shown', () => {
    const span = ' table:number-columns-spanned="2" table:number-rows-spanned="2"';
    const document = read(
      sheet(row(text('合并', span) + covered(paragraphs('盖住')) + number(1)) + row(covered() + covered() + number(2))),
    );
    expect(textsOf(document)).toEqual([
      ['合并', '合并', '1'],
      ['合并', '合并', '2'],
    ]);
    expect(cellAt(document, 1, 1)).toBe(cellAt(document, 2, 2));
    expect(cellAt(document, 2, 2)?.span).toEqual({ rows: 2, columns: 2 });
  });

  test('cells written once for several do not cover each other', () => {
    const tall = row(text('甲', ' table:number-rows-spanned="2"'), rows(2));
    const wide = row(text('乙', ` table:number-columns-spanned="2"${columns(2)}`));
    expect(textsOf(read(sheet(tall + wide)))).toEqual([['甲'], ['甲'], ['乙', '乙']]);
    expect(cellAt(read(sheet(tall + wide)), 1, 1)?.span).toBeUndefined();
  });

  test('header rows and groups of rows are rows like any other', () => {
    const document = read(
      sheet(
        `<table:table-header-rows>${row(text('甲'))}</table:table-header-rows><table:table-row-group><table:table-rows>${row(text('乙'))}</table:table-rows></table:table-row-group>`,
      ),
    );
    expect(textsOf(document)).toEqual([['甲'], ['乙']]);
  });
});

describe('what is hidden', () => {
  const hidden = (content: string, around?: Around) =>
    gridOf(read(content, around)).rows.map(({ cells }) => cells.map((cell) => cell?.hidden ?? false));
  const visibility = (value: string) => ` table:visibility="${value}"`;

  test('rows, filtered ones too', () => {
    const cells = row(number(1));
    const [collapsed, filtered] = ['collapse', 'filter'].map((how) => row(number(1), visibility(how)));
    expect(hidden(sheet(cells + collapsed + filtered))).toEqual([[false], [true], [true]]);
  });

  test('columns', () => {
    const column = (attributes = '') => `<table:table-column${attributes}/>`;
    const declared = column() + column(columns(2) + visibility('collapse')) + column(columns(16_381));
    expect(hidden(sheet(declared + row(number(1, columns(4)))))).toEqual([[false, true, true, false]]);
  });

  test('rows of a group that is folded up', () => {
    const group = (rows: string, display = '') => `<table:table-row-group${display}>${rows}</table:table-row-group>`;
    const inner = group(row(number(2)), ' table:display="true"');
    const folded = group(row(number(1)) + inner, ' table:display="false"');
    expect(hidden(sheet(folded + group(row(number(3)))))).toEqual([[true], [true], [false]]);
  });

  test('a sheet whose style is not displayed', () => {
    const style =
      '<style:style style:name="ta1" style:family="table"><style:table-properties table:display="false"/></style:style>';
    expect(hidden(sheet(row(number(1)), ' table:style-name="ta1"'), { styles: style })).toEqual([[true]]);
  });
});

describe('what a cell holds', () => {
  test.each([
    ['a number', number('12.50', '', '12.5'), '12.5', { number: '12.5' }],
    ['one in scientific notation', number('1.2E+21', '', '1.2E+21'), '1.2E+21', { number: '1200000000000000000000' }],
    ['one that is shown rounded', number('2.5', '', '3'), '3', { number: '2.5' }],
    ['one without its text', '<table:table-cell office:value-type="float" office:value="3"/>', '3', { number: '3' }],
    [
      'a percentage',
      '<table:table-cell office:value-type="percentage" office:value="0.25"><text:p>25%</text:p></table:table-cell>',
      '25%',
      { number: '0.25' },
    ],
    [
      'money',
      '<table:table-cell office:value-type="currency" office:currency="CNY" office:value="3940"><text:p>￥3,940.00</text:p></table:table-cell>',
      '￥3,940.00',
      { number: '3940' },
    ],
    [
      'a date',
      '<table:table-cell office:value-type="date" office:date-value="2026-01-15"><text:p>2026年1月15日</text:p></table:table-cell>',
      '2026年1月15日',
      undefined,
    ],
    [
      'a truth',
      '<table:table-cell office:value-type="boolean" office:boolean-value="true"><text:p>真</text:p></table:table-cell>',
      '真',
      undefined,
    ],
    ['a text', text('规章'), '规章', undefined],
    ['a number typed as text', text('１２'), '１２', { numberAsText: true }],
    [
      'a text in its attribute',
      '<table:table-cell office:value-type="string" office:string-value="规章"><text:p>规 章</text:p></table:table-cell>',
      '规章',
      undefined,
    ],
  ])('%s', (_, cell, shown, behind) => {
    expect(stored(cell)).toMatchObject({ text: shown });
    expect(stored(cell)?.stored).toEqual(behind);
  });

  test('lines, blanks, tabs and words set apart', () => {
    const content =
      '<text:p> 商业 \n <text:span> 企<text:s/>业</text:span><text:line-break/>甲<text:tab/>乙</text:p><text:p>丙<text:s text:c="3"/>丁</text:p>';
    expect(stored(`<table:table-cell office:value-type="string">${content}</table:table-cell>`)?.text).toBe(
      '商业 企 业\n甲\t乙\n丙   丁',
    );
  });

  test('a comment, a drawing and a reading are no part of its text', () => {
    const around =
      '<office:annotation><text:p>批注 9</text:p></office:annotation><draw:frame><draw:text-box><text:p>框 8</text:p></draw:text-box></draw:frame><draw:frame><draw:object><office:chart><text:p>图 7</text:p></office:chart></draw:object></draw:frame>';
    const words =
      '<text:p><text:ruby><text:ruby-base>规章</text:ruby-base><text:ruby-text>guīzhāng</text:ruby-text></text:ruby></text:p>';
    expect(stored(`<table:table-cell office:value-type="string">${around}${words}</table:table-cell>`)?.text).toBe(
      '规章',
    );
  });
});

describe('formulas', () => {
  const formula = (spelled: string, value: string | undefined, rest = '') =>
    stored(
      `<table:table-cell table:formula="${spelled}"${value === undefined ? '' : ` office:value-type="float" office:value="${value}"`}${rest}>${value === undefined ? '' : paragraphs(value)}</table:table-cell>${number(3)}${text('4')}${number(5)}`,
    )?.stored;

  test.each([
    ['of:=SUM([.B1:.D1])', 'SUM(B1:D1)', '8'],
    ['of:=[.B1]+[.D1]', 'B1+D1', '8'],
    ['oooc:=SUM([.B1];[.D1];1)', 'SUM(B1,D1,1)', '9'],
    ['=SUM([.$B$1:.D1])', 'SUM($B$1:D1)', '8'],
    ['of:=SUM([$表三.B1:.D1])', 'SUM(表三!B1:D1)', '8'],
    ['of:=SUM([$&apos;表三&apos;.B1:$&apos;表三&apos;.D1])', "SUM('表三'!B1:D1)", '8'],
    ['of:=SUM([.1:.1])', 'SUM(1:1)', undefined],
    ['msoxl:=SUM(B1:D1)', 'SUM(B1:D1)', '8'],
    ['of:=SUMIF([.B1:.D1];&quot;&gt;3;[.B1]&quot;)', 'SUMIF(B1:D1,">3;[.B1]")', undefined],
    ['of:=[&apos;file:///a.ods&apos;#$表三.B1]', "['file:///a.ods'#$表三.B1]", undefined],
  ])('%s', (spelled, shown, computed) => {
    expect(formula(spelled, '9')).toEqual({ number: '9', formula: shown, ...(computed && { computed }) });
  });

  test('one without a result is computed', () => {
    expect(formula('of:=SUM([.B1:.D1])', undefined)).toEqual({
      number: '8',
      formula: 'SUM(B1:D1)',
      computed: '8',
      uncached: true,
    });
  });

  test('one that is written once for several cells is left as it is', () => {
    expect(formula('of:=[.B1]', '9', columns(2))).toEqual({ number: '9', formula: 'B1' });
  });

  test('one that fills several cells is left as it is', () => {
    const matrix = ' table:number-matrix-rows-spanned="1" table:number-matrix-columns-spanned="2"';
    expect(formula('of:=[.B1]', '9', matrix)).toEqual({ number: '9', formula: 'B1' });
  });

  test.each([
    [' office:value-type="string" office:string-value="" calcext:value-type="error"', '#REF!'],
    [' calcext:value-type="error" office:value-type="string"', '#REF!'],
    [' office:value-type="float" office:value="0"', 'Err:502'],
  ])('a result that went wrong is no number: %s', (type, shown) => {
    const cell = stored(
      `<table:table-cell table:formula="of:=SUM([.#REF!])"${type}>${paragraphs(shown)}</table:table-cell>`,
    );
    expect(cell).toMatchObject({ text: shown, stored: { formula: 'SUM([.#REF!])' } });
    expect(cell?.stored?.number).toBeUndefined();
  });

  test('a sum over one that went wrong cannot be told', () => {
    const wrong =
      '<table:table-cell table:formula="of:=[.Z9]/0" office:value-type="string" calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>';
    const sum = '<table:table-cell table:formula="of:=SUM([.B1:.C1])" office:value-type="float" office:value="3"/>';
    expect(stored(sum + wrong + number(3))?.stored).toEqual({ number: '3', formula: 'SUM(B1:C1)' });
  });

  test('a result that is not up to date is reported as in any workbook', async () => {
    const header = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'];
    const cells = (list: readonly string[]) => list.map((words) => text(words)).join('');
    const spread = (words: string, count: number) =>
      text(words, ` table:number-columns-spanned="${count}"`) + covered().repeat(count - 1);
    const sum =
      '<table:table-cell table:formula="of:=SUM([.A4:.D4])" office:value-type="float" office:value="11"><text:p>11</text:p></table:table-cell>';
    const lines = [
      spread('行政复议', 5) + spread('行政诉讼', 10),
      header.map((words) => text(words, ' table:number-rows-spanned="2"')).join('') +
        spread('未经复议直接起诉', 5) +
        spread('复议后起诉', 5),
      covered().repeat(5) + cells([...header, ...header]),
      number(10) + text('1') + number(0, columns(2)) + sum + number(0, columns(10)),
    ];
    const bytes = packed('spreadsheet', sheet(lines.map((one) => row(one)).join('')));
    const { diagnostics } = await lint(bytes, { path: 'a.ods' });
    expect(diagnostics.find(({ rule }) => rule === 'stale-formula')?.message.zh).toContain(
      '行政复议·总计显示 11，公式 =SUM(A4:D4) 现在算得 10',
    );
  });
});

describe('what is no sheet of the file', () => {
  const own = sheet(row(number(1)));
  test.each([
    ['a sheet of another file, kept', `<table:table table:name="'file:///b.ods'#表三">${row(number(9))}</table:table>`],
    [
      'what was there before a change',
      `<table:tracked-changes><table:cell-content-change><table:previous><table:change-track-table-cell office:value="9"><text:p>9</text:p></table:change-track-table-cell></table:previous></table:cell-content-change></table:tracked-changes>`,
    ],
    ['a linked table', `<table:dde-links><table:dde-link>${sheet(row(number(9)))}</table:dde-link></table:dde-links>`],
    [
      'advice on what to type',
      '<table:content-validations><table:help-message><text:p>9</text:p></table:help-message></table:content-validations>',
    ],
  ])('%s', (_, more) => {
    expect(read(more + own).blocks).toHaveLength(1);
    expect(textsOf(read(more + own))).toEqual([['1']]);
  });

  test('the data of a chart', () => {
    const chart = `<table:shapes><draw:frame><draw:object><office:chart>${sheet(row(number(9)))}</office:chart></draw:object></draw:frame></table:shapes>`;
    expect(textsOf(read(sheet(chart + row(number(1)))))).toEqual([['1']]);
  });
});

test('a picture that a table could be in', () => {
  const frame = (size: string) =>
    `<draw:frame ${size}><draw:image xlink:href="Pictures/1.png"><text:p/></draw:image></draw:frame>`;
  const cell = `<table:table-cell>${frame('svg:width="8.1in" svg:height="100mm"')}</table:table-cell>`;
  const shapes = `<table:shapes>${frame('svg:width="16cm" svg:height="9cm"')}${frame('svg:width="2cm" svg:height="9cm"')}</table:shapes>`;
  expect(read(sheet(shapes + row(empty() + cell))).pictures).toEqual([
    { path: 'a.ods', sheet: '表三' },
    { path: 'a.ods', sheet: '表三', row: 1, column: 2 },
  ]);
});

test('a flat file is read like a packed one', () => {
  const content = sheet(row(text('新收') + number(3)));
  expect(readOds(flat('spreadsheet', content), 'a.ods')).toEqual(read(content));
});

describe('what would fill the memory is refused', () => {
  const filled = (count: string) => number(1, count);
  const span = ' table:number-columns-spanned="1000" table:number-rows-spanned="100000"';
  const deep = (count: number, name: string, inner: string) =>
    `<table:${name}>`.repeat(count) + inner + `</table:${name}>`.repeat(count);
  const manifest = (path: string) =>
    `<manifest:manifest xmlns:manifest="m"><manifest:file-entry manifest:full-path="${path}"><manifest:encryption-data/></manifest:file-entry></manifest:manifest>`;
  test.each([
    ['too-large', 'a figure in a thousand million columns', sheet(row(filled(columns(1e9))))],
    ['too-large', 'a figure in a thousand million rows', sheet(row(filled(''), rows(1e9)))],
    ['too-large', 'a figure in every cell', sheet(row(filled(columns(16_384)), rows(1_048_576)))],
    [
      'too-large',
      'an area in every cell',
      sheet(row(text('甲', span) + number(1, columns(1000))).repeat(150) + row(number(1), rows(9000))),
    ],
    ['damaged', 'a figure outside the sheet', sheet(row(empty(), rows(1e9)) + row(filled('')))],
    ['damaged', 'groups in groups', sheet(deep(5000, 'table-row-group', row(filled(''))))],
    ['too-large', 'a bomb', ' '.repeat(17 * 2 ** 20)],
    ['encrypted', 'encrypted', '', { parts: { 'META-INF/manifest.xml': manifest('content.xml') } }],
    ['encrypted', 'encrypted as a whole', '', { parts: { 'META-INF/manifest.xml': manifest('encrypted-package') } }],
  ])('%s: %s', (code, _, content, around?: Around) => {
    const bytes = packed('spreadsheet', content, around);
    expect(() => readOds(bytes, 'a.ods')).toThrow(expect.objectContaining({ code }) as UserError);
  });

  test('but areas beyond reason reach no further than the sheet is used', () => {
    expect(textsOf(read(sheet(row(text('甲', span)) + row(empty() + number(1)))))).toEqual([
      ['甲', '甲'],
      ['甲', '甲'],
    ]);
  });

  test('and repeats of nothing are free', () => {
    expect(read(sheet(row(empty(columns(1e9)), rows(1e9)).repeat(1000))).blocks).toHaveLength(1);
  });
});
