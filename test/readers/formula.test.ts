import { expect, test } from 'vitest';
import { workbook } from '../../fixtures/xlsx/workbook.js';
import { movableFormula } from '../../src/readers/sheet/formula.ts';
import { readXlsx } from '../../src/readers/xlsx/index.ts';
import { cellAt } from '../support/document-cells.ts';

/**
 * 表三: A1 1, A2 2.5, A3 the text 4, A4 nothing, A5 the text 无, A6 TRUE, A7 #REF!, A8 0.1, A9 0.2, B1 =SUM(A1:A3) without
 * a result, B2 =A5 without one, B3 an unknown function with the result 40, B4 one without. 表 '二': A1 1000000000000000000000.
 */
const data = `<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>SUM(A1:A3)</f></c></row>
<row r="2"><c r="A2"><v>2.5</v></c><c r="B2"><f>A5</f></c></row>
<row r="3"><c r="A3" t="str"><v>4</v></c><c r="B3"><f>ROUND(39.5,0)</f><v>40</v></c></row>
<row r="4"><c r="B4"><f>ROUND(39.5,0)</f></c></row>
<row r="5"><c r="A5" t="str"><v>无</v></c></row>
<row r="6"><c r="A6" t="b"><v>1</v></c></row>
<row r="7"><c r="A7" t="e"><v>#REF!</v></c></row>
<row r="8"><c r="A8"><v>0.1</v></c></row>
<row r="9"><c r="A9"><v>0.2</v></c></row>`;
const other = '<row r="1"><c r="A1"><v>1E+21</v></c></row>';

async function cellOf(formula: string) {
  const escaped = formula.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const sheets = [
    { name: '表三', data: `${data}<row r="20"><c r="D20"><f>${escaped}</f></c></row>` },
    { name: "表 '二'", data: other },
  ];
  const cell = cellAt(await readXlsx(workbook({ sheets }), 'a.xlsx'), 20, 4)!;
  expect(cell.stored).toMatchObject({ formula, uncached: true });
  return cell;
}

test.each([
  ['1+2', '3'],
  ['.5+1.', '1.5'],
  ['1.5E3-1', '1499'],
  ['-(1+2)-(3-(4-5))', '-7'],
  ['--1', '1'],
  ['- 1 + \n 2', '1'],
  ['SUM(A1:A2)', '3.5'],
  ['sum( $A$1 : A2 )', undefined],
  ['sum( $A$1:A$2 )', '3.5'],
  ['SUM(A1:A6)', '3.5'],
  ['SUM(A6:A1)', '3.5'],
  ['SUM(A1,A2,3,,A1+A2)', '10'],
  ['SUM((A1:A2))-SUM(-A1)', '4.5'],
  ['SUM(A3)', '0'],
  ['A3+0', '4'],
  ['A1+A3', '5'],
  ['A1-A4', '1'],
  ['A6+A1', '2'],
  ['-A3', '-4'],
  ['A8+A9', '0.3'],
  ['SUM(A8:A9)-0.3', '0'],
  ['A4', '0'],
  ['+A1', '1'],
  ['(A1)', '1'],
  ['B1', '3.5'],
  ['B1+B1', '7'],
  ['SUM(B1:B2)', '3.5'],
  ['SUM(B3)', '40'],
  ['表三!A1+1', '2'],
  ["'表三'!$A$2", '2.5'],
  ["SUM('表 ''二'''!A:A)+A1", '1000000000000000000001'],
  ['SUM(1:2)', '7'],
  ['SUM(A1:A2)+C30', '3.5'],
])('%s gives %s', async (formula, result) => {
  const { text, stored } = await cellOf(formula);
  expect([stored?.computed, stored?.number, text]).toEqual([result, result, result ?? '']);
});

test.each([
  'A1*2',
  'A1%',
  '1/2',
  '2^3',
  'SUM(A1:A2)&"件"',
  'AVERAGE(A1:A2)',
  'SUMIF(A1:A2,1)',
  '_xlfn.SUM(A1)',
  'A5+1',
  'A7+1',
  'SUM(A1:A7)',
  'B4+1',
  'SUM(B1:B4)',
  'A1:A2+1',
  'A1:A2',
  'SUM(A1 A2)',
  'SUM((A1,A2))',
  'SUM(表九!A1)',
  "SUM('[1]表三'!A1)",
  '[1]表三!A1',
  'SUM(表三:表四!A1)',
  'Table1[[#This Row],[A1]]+1',
  '合计+1',
  'XFE1+1',
  'SUM(A1',
  'A1)',
  '1+',
  ...['(', 'SUM(', '-('].map((open) => `${open.repeat(3000)}1${')'.repeat(3000)}`),
])('%s is not computed', async (formula) => {
  const { text, stored } = await cellOf(formula);
  expect([text, stored?.number, stored?.computed]).toEqual(['', undefined, undefined]);
});

test('a formula that only names a cell takes its text', async () => {
  expect(await cellOf('A5')).toMatchObject({ text: '无' });
  expect(await cellOf('B2')).toMatchObject({ text: '无' });
  expect(await cellOf('A3')).toMatchObject({ text: '4', stored: { numberAsText: true } });
  expect(await cellOf('A6')).toMatchObject({ text: 'TRUE' });
});

test('a chain of 20,000 formulas is followed', async () => {
  const rows = Array.from({ length: 20_000 }, (_, i) => `<row><c><f>A${i + 2}+1</f></c></row>`);
  const document = await readXlsx(workbook({ sheets: [{ name: '表', data: rows.join('') }] }), 'a.xlsx');
  expect(cellAt(document, 1, 1)?.stored).toMatchObject({ number: '20000', computed: '20000' });
});

test('sums of sums come to an end', async () => {
  const rows = Array.from(
    { length: 20_000 },
    (_, i) => `<row><c><v>1</v></c><c><f>SUM(B${i + 2}:B30000)</f></c></row>`,
  );
  await readXlsx(workbook({ sheets: [{ name: '表', data: rows.join('') }] }), 'a.xlsx');
});

test('sums over whole columns cost no more than the rows that there are', async () => {
  const sums = Array.from({ length: 20 }, () => '<c><f>SUM(A:A)</f></c>').join('');
  const rows = `<row r="1"><c r="A1"><v>1</v></c>${sums}</row><row r="1048576"><c r="A1048576"><v>2</v></c></row>`;
  const document = await readXlsx(workbook({ sheets: [{ name: '表', data: rows }] }), 'a.xlsx');
  expect(cellAt(document, 1, 21)?.text).toBe('3');
});

test('formulas in a circle are not computed, nor is what needs them', async () => {
  const formulas = ['A2', 'A3+1', 'A1-SUM(A5)', 'A2+1', '7', 'SUM(A1:A6)'];
  const rows = formulas.map((formula) => `<row><c><f>${formula}</f><v>3</v></c></row>`);
  const document = await readXlsx(workbook({ sheets: [{ name: '表', data: rows.join('') }] }), 'a.xlsx');
  const computed = formulas.map((_, i) => cellAt(document, i + 1, 1)?.stored?.computed);
  expect(computed).toEqual([undefined, undefined, undefined, undefined, '7', undefined]);
});

test.each([
  ['A1+$A1+A$1+$A$1', 'C3+$A3+C$1+$A$1'],
  ['SUM(A1:$B$2,A:B,1:$2)', 'SUM(C3:$B$2,C:D,3:$2)'],
  ["表三!A1+'A1 B2'!b1", "表三!C3+'A1 B2'!D3"],
  ['LOG10(A1)&"A1"&A1.B1&_A1&XFE1', 'LOG10(C3)&"A1"&A1.B1&_A1&XFE1'],
  ['Table1[[#This Row],[A1]]', 'Table1[[#This Row],[A1]]'],
  ['XFD1+A1048576', '#REF!+#REF!'],
])('%s two rows and columns further is %s', (formula, expected) => {
  expect(movableFormula(formula)(2, 2)).toBe(expected);
});

test('a formula written once for several cells is written out for each', async () => {
  const rows = `<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f t="shared" ref="B1:B3" si="0">A1+$A$1</f><v>2</v></c></row>
<row r="2"><c r="A2"><v>2</v></c><c r="B2"><f t="shared" si="0"/><v>9</v></c></row>
<row r="3"><c r="A3"><v>3</v></c><c r="B3"><f t="shared" si="0"></f></c><c r="C3"><f t="shared" si="9"/></c></row>`;
  const document = await readXlsx(workbook({ sheets: [{ name: '表', data: rows }] }), 'a.xlsx');
  expect([1, 2, 3].map((row) => cellAt(document, row, 2)?.stored)).toEqual([
    { number: '2', formula: 'A1+$A$1', computed: '2' },
    { number: '9', formula: 'A2+$A$1', computed: '3' },
    { number: '4', formula: 'A3+$A$1', computed: '4', uncached: true },
  ]);
  expect(cellAt(document, 3, 3)).toBeUndefined();
});

test('array formulas and data tables', async () => {
  const rows = `<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f t="array" ref="B1">SUM(A1:A1)</f><v>1</v></c>
<c r="C1"><f t="array" ref="C1:C2">A1:A2</f><v>5</v></c><c r="D1"><f t="dataTable" ref="D1" r1="A1"/><v>6</v></c></row>`;
  const document = await readXlsx(workbook({ sheets: [{ name: '表', data: rows }] }), 'a.xlsx');
  expect([2, 3, 4].map((column) => cellAt(document, 1, column)?.stored)).toEqual([
    { number: '1', formula: 'SUM(A1:A1)', computed: '1' },
    { number: '5', formula: 'A1:A2' },
    { number: '6' },
  ]);
});
