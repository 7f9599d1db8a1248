import fc from 'fast-check';
import { expect, test } from 'vitest';
import { workbook } from '../../fixtures/xlsx/workbook.js';
import { isDateFormat } from '../../src/readers/sheet/format.ts';
import { numberLiteral } from '../../src/readers/sheet/literal.ts';
import { readXlsx } from '../../src/readers/xlsx/index.ts';
import { cellAt, gridOf, textsOf } from '../support/document-cells.ts';

type Source = Parameters<typeof workbook>[0];

async function read(data: string, rest: Partial<Source> & { after?: string; before?: string } = {}) {
  const { after = '', before = '', ...more } = rest;
  return readXlsx(workbook({ sheets: [{ name: '表三', data, after, before }], ...more }), '报告.xlsx');
}

/** One cell in A1, as XML, in style 1. */
async function cell(xml: string, format: string | number = 'General', rest: Partial<Source> = {}) {
  const bytes = workbook({ formats: [format], sheets: [{ name: '表三', data: `<row r="1">${xml}</row>` }], ...rest });
  return cellAt(await readXlsx(bytes, '报告.xlsx'), 1, 1);
}

const number = (value: string) => `<c r="A1" s="1"><v>${value}</v></c>`;

test('a sheet is a grid of the rows and cells that hold anything', async () => {
  const document = await read(
    '<row r="2"><c r="B2"><v>3</v></c><c r="C2" s="1"/></row><row r="3"><c r="A3" s="1"/></row><row r="5"><c r="A5" t="str"><v> </v></c></row>',
  );
  const place = { path: '报告.xlsx', sheet: '表三' };
  expect(document).toEqual({
    path: '报告.xlsx',
    format: 'xlsx',
    notices: [],
    blocks: [
      {
        kind: 'grid',
        place,
        rows: [
          {
            place: { ...place, row: 2 },
            cells: [undefined, { text: '3', place: { ...place, row: 2, column: 2 }, stored: { number: '3' } }],
          },
          { place: { ...place, row: 5 }, cells: [{ text: ' ', place: { ...place, row: 5, column: 1 } }] },
        ],
      },
    ],
  });
  expect(Object.keys(gridOf(document).rows[0]!.cells)).toEqual(['0', '1']);
});

test.each([
  ['12', '12'],
  ['1.0E2', '100'],
  ['-0', '0'],
  ['0.30000000000000004', '0.3'],
  ['-1234.5', '-1234.5'],
  ['1E-7', '0.0000001'],
  ['1.5E+20', '150000000000000000000'],
  ['123456789012345', '123456789012345'],
  ['123456789012345678', '123456789012346000'],
  ['316441', '316441'],
  [' 7 ', '7'],
])('the number %s is %s', async (value, literal) => {
  expect(await cell(number(value))).toMatchObject({ text: literal, stored: { number: literal } });
});

test('any number is plain digits, and keeps 15 of them', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      const literal = numberLiteral(String(value));
      expect(literal).toMatch(/^-?(?:0|[1-9]\d*)(?:\.\d*[1-9])?$/);
      expect(Number(literal)).toBe(Number(value.toPrecision(15)) + 0);
    }),
  );
});

test.each([
  ['0', '12.5', '13'],
  ['0', '0', '0'],
  ['0_ ', '12', '12'],
  ['0_);[Red]\\(0\\)', '-12', '(12)'],
  ['0;-0;;@', '0', ''],
  ['#', '0', ''],
  ['@', '12.5', '12.5'],
  ['0.00', '1.005', '1.01'],
  ['#,##0', '1234567', '1,234,567'],
  ['0"件"', '3', '3件'],
  ['"共"0"件"', '3', '共3件'],
  ['General"件"', '12', '12件'],
  ['G/通用格式"件"', '12', '12件'],
  ['0!.0,"万"', '123456', '12.3万'],
  [9, '0.5', '50%'],
  [10, '0.1234', '12.34%'],
  [41, '0', '-'],
  [41, '-1234', '-1,234'],
  [44, '12', '¥12.00'],
  ['[$¥-804]#,##0.00', '12', '¥12.00'],
  ['0 [', '3', '3'],
])('in the format %s, %s is shown as %s', async (format, value, text) => {
  const shown = await cell(number(value), format);
  expect(shown?.text.replace(/\s+/g, ' ')).toBe(text);
  expect(shown?.stored?.number).toBe(value);
});

test.each([
  [14, '45000', '2023/3/15'],
  [17, '45000', 'Mar-23'],
  [18, '0.75', '6:00 PM'],
  [22, '45000.5', '2023/3/15 12:00'],
  [31, '45000', '2023年3月15日'],
  [34, '0.75', '下午6时00分'],
  [46, '1.5', '36:00:00'],
  [57, '45000', '2023年3月'],
  ['yyyy-mm-dd', '45000', '2023-03-15'],
  ['yyyy/m/d;@', '45000', '2023/3/15'],
  ['[$-804]aaaa', '45000', '星期三'],
  ['yyyy"年"m"月"d"日" aaa', '45000', '2023年3月15日 周三'],
  ['[$-F800]dddd, mmmm dd, yyyy', '45000', '2023年3月15日'],
  ['yyyy/m/d', '-1', '######'],
])('a date in the format %s, %s, is shown as %s and is no number', async (format, value, text) => {
  const shown = await cell(number(value), format);
  expect(shown?.text).toBe(text);
  expect(shown?.stored?.number).toBeUndefined();
});

test.each([
  ['yyyy/m/d', '43538', '2023/3/15'],
  ['h:mm', '0.75', '18:00'],
  ['[h]:mm', '1.5', '36:00'],
])('days are counted from 1904 where the workbook says so: %s', async (format, value, text) => {
  expect(await cell(number(value), format, { properties: '<workbookPr date1904="1"/>' })).toMatchObject({ text });
});

test.each([
  ['2023-03-15', 'General', '2023/3/15'],
  ['2023-03-15T12:00:00', 'General', '2023/3/15 12:00'],
  ['2023-03-15T00:00:00.000Z', 'yyyy"年"m"月"d"日"', '2023年3月15日'],
  ['1904-01-02', 'General', '1904/1/2'],
  ['三月', 'General', '三月'],
])('a date written as %s in %s is shown as %s', async (value, format, text) => {
  expect(await cell(`<c r="A1" s="1" t="d"><v>${value}</v></c>`, format)).toMatchObject({ text });
  const properties = '<workbookPr date1904="true"/>';
  expect(await cell(`<c r="A1" s="1" t="d"><v>${value}</v></c>`, format, { properties })).toMatchObject({ text });
});

test.each([
  ['General', false],
  ['0.00E+00', false],
  ['[Red]0', false],
  ['"day"0', false],
  ['\\d0', false],
  ['_d0', false],
  ['[$-804]#,##0', false],
  ['[DBNum1][$-804]General', false],
  ['yyyy', true],
  ['[h]', true],
  ['mm:ss.0', true],
  ['e"年"', true],
  ['上午/下午h"时"', true],
  ['[$-804]aaaa', true],
])('the format %s is one of dates: %s', (format, expected) => {
  expect(isDateFormat(format)).toBe(expected);
});

test('truth, errors and texts have no number', async () => {
  expect(await cell('<c r="A1" t="b"><v>1</v></c>')).toMatchObject({ text: 'TRUE' });
  expect(await cell('<c r="A1" t="b"><v>0</v></c>')).toMatchObject({ text: 'FALSE' });
  expect(await cell('<c r="A1" t="e"><v>#DIV/0!</v></c>')).toMatchObject({ text: '#DIV/0!' });
  for (const xml of ['t="b"><v>1', 't="e"><v>#REF!', 't="str"><v>无', '><v>无']) {
    expect((await cell(`<c r="A1" ${xml}</v></c>`))?.stored).toBeUndefined();
  }
});

test('inline, rich and shared strings are their text, without readings', async () => {
  const strings =
    '<si><t>新收</t></si><si><r><rPr><b/></rPr><t>本年</t></r><r><t xml:space="preserve"> 新收</t></r><rPh sb="0" eb="1"><t>ben</t></rPh></si><si><t>一_x000A_二_x005F_x</t></si><si/>';
  const data = `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="s"><v>3</v></c>
<c r="E1" t="inlineStr"><is><r><t>结转</t></r><r><t>下年</t></r><rPh sb="0" eb="1"><t>jie</t></rPh></is></c><c r="F1" t="inlineStr"><is><t/></is></c></row>`;
  expect(textsOf(await read(data, { strings }))).toEqual([['新收', '本年 新收', '一\n二_x', undefined, '结转下年']]);
});

test('what is raised behind a figure is a remark, as footnotes have them', async () => {
  const raised = '<r><rPr><vertAlign val="superscript"/></rPr><t>3</t></r>';
  const low = '<r><rPr><vertAlign val="baseline"/></rPr><t>3</t></r>';
  const strings = `<si><r><t>12</t></r>${raised}</si><si><t>12</t></si><si>${raised}</si><si><r><t>12</t></r>${low}</si>`;
  const data = `<row r="1">${[0, 1, 2, 3].map((index) => `<c t="s"><v>${index}</v></c>`).join('')}
<c t="inlineStr"><is><r><t>12</t></r>${raised}</is></c><c t="inlineStr"><is><t>12</t></is></c></row>`;
  expect(textsOf(await read(data, { strings }))).toEqual([['12（3）', '12', '3', '123', '12（3）', '12']]);
});

test.each([
  ['12', true],
  [' 12 ', true],
  ['１２', true],
  ['1,234', true],
  ['-0.50', true],
  ['+3', true],
  ['1,23', false],
  ['12件', false],
  ['1e3', false],
  ['—', false],
  ['', false],
])('the text %j is a number typed as text: %s', async (text, expected) => {
  const shown = await cell(`<c r="A1" s="1" t="inlineStr"><is><t>${text}</t></is></c><c r="B1"><v>1</v></c>`, '@');
  expect(shown?.stored).toEqual(expected ? { numberAsText: true, format: '@' } : undefined);
  expect(shown?.text).toBe(text === '' ? undefined : text);
});

test('a format may dress a text', async () => {
  const text = '<c r="A1" s="1" t="str"><v>12</v></c>';
  expect(await cell(text, '"第"@"号"')).toMatchObject({ text: '第12号' });
  expect(await cell(text, ';;;')).toMatchObject({ text: '' });
  expect(await cell(text, '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ')).toMatchObject({ text: '12' });
  expect(await cell(text, '0.00')).toMatchObject({ text: '12' });
  expect(await cell('<c r="A1" s="1" t="e"><v>#REF!</v></c>', '"第"@"号"')).toMatchObject({ text: '#REF!' });
  expect(await cell('<c r="A1" s="1"><f>B1</f></c><c r="B1" t="str"><v>12</v></c>', '"第"@"号"')).toMatchObject({
    text: '第12号',
    stored: { uncached: true, numberAsText: true },
  });
});

test('hidden rows, columns and sheets', async () => {
  const data =
    '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c><c r="C1"><v>5</v></c></row><row r="2" hidden="1"><c r="A2"><v>3</v></c></row><row r="3" ht="0" customHeight="1"><c r="A3"><v>4</v></c></row>';
  const before = '<cols><col min="2" max="2" width="9" hidden="1"/><col min="3" max="3" width="0"/></cols>';
  const bytes = workbook({
    sheets: [
      { name: '表三', data, before },
      { name: '底稿', data, state: 'hidden' },
      { name: '旧', data, state: 'veryHidden' },
    ],
  });
  const document = await readXlsx(bytes, 'a.xlsx');
  const hidden = document.blocks.map((_, i) =>
    gridOf(document, i).rows.map(({ cells }) => cells.map((one) => one?.hidden)),
  );
  expect(hidden).toEqual([
    [[undefined, true, true], [true], [true]],
    [[true, true, true], [true], [true]],
    [[true, true, true], [true], [true]],
  ]);
});

test('a merged cell stands at every position it covers, and hides what is stored there', async () => {
  const data =
    '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c><c r="C1"><v>3</v></c></row><row r="2" hidden="1"><c r="A2"><v>4</v></c></row>';
  const after = '<mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="D1:E1"/><mergeCell ref="F1"/></mergeCells>';
  const { rows } = gridOf(await read(data, { after }));
  const merged = {
    text: '1',
    place: { path: '报告.xlsx', sheet: '表三', row: 1, column: 1 },
    span: { rows: 2, columns: 2 },
    stored: { number: '1' },
  };
  expect(rows[0]!.cells.map((one) => one?.text)).toEqual(['1', '1', '3', '', '']);
  expect(rows[0]!.cells[0]).toEqual(merged);
  expect(rows[1]!.cells).toHaveLength(2);
  for (const one of [rows[0]!.cells[1], rows[1]!.cells[0], rows[1]!.cells[1]]) expect(one).toBe(rows[0]!.cells[0]);
  expect(rows[0]!.cells[3]).toBe(rows[0]!.cells[4]);
  expect(rows[0]!.cells[3]).toMatchObject({ text: '', span: { rows: 1, columns: 2 } });
});

test('a result that is cached stands beside what the formula gives', async () => {
  const data = `<row r="1"><c r="A1"><v>1</v></c><c r="B1" t="str"><v>2</v></c><c r="C1" s="1"><f>SUM(A1:B1)</f><v>3</v></c>
<c r="D1" t="str"><f>T("a")</f><v>件</v></c><c r="E1" t="str"><f>T("")</f><v></v></c><c r="F1" t="e"><f>A1+1</f><v>#NAME?</v></c>
<c r="G1" s="2"><f>A1+44999</f><v>45000</v></c><c r="H1" s="2"><f>A1+44999</f></c><c r="I1" s="1"><f>=A1-0.5</f></c></row>`;
  const [row] = gridOf(await read(data, { formats: ['0.0', 'yyyy/m/d'] })).rows;
  expect(row!.cells.slice(2).map((one) => [one?.text, one?.stored])).toEqual([
    ['3.0', { number: '3', format: '0.0', formula: 'SUM(A1:B1)', computed: '1' }],
    ['件', { formula: 'T("a")' }],
    ['', { formula: 'T("")' }],
    ['#NAME?', { formula: 'A1+1', computed: '2' }],
    ['2023/3/15', { format: 'yyyy/m/d', formula: 'A1+44999' }],
    ['2023/3/15', { format: 'yyyy/m/d', formula: 'A1+44999', uncached: true }],
    ['0.5', { number: '0.5', format: '0.0', formula: 'A1-0.5', computed: '0.5', uncached: true }],
  ]);
});

test('0 is no result where the writer leaves all calculation to the program that opens the file', async () => {
  const data =
    '<row><c><v>1</v></c><c><f>A1+1</f><v>0</v></c><c><f>A1+1</f><v>5</v></c><c><f>ROUND(A1,0)</f><v>0</v></c></row>';
  const [row] = gridOf(await read(data, { calculation: '<calcPr fullCalcOnLoad="1"/>' })).rows;
  expect(row!.cells.slice(1).map((one) => one?.stored)).toEqual([
    { number: '2', formula: 'A1+1', computed: '2', uncached: true },
    { number: '5', formula: 'A1+1', computed: '2' },
    { formula: 'ROUND(A1,0)', uncached: true },
  ]);
});
