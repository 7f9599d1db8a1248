import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { address, type Grid } from '../../src/model/document.ts';
import { UserError } from '../../src/model/errors.ts';
import { readCsv } from '../../src/readers/csv/index.ts';
import { withPlainRows } from '../support/plain-rows.ts';

const read = (text: string) => withPlainRows(readCsv(new TextEncoder().encode(text), 'a.csv'));

function rows(text: string) {
  const [grid] = read(text).blocks;
  return (grid as Grid).rows;
}

/** Texts of the cells, `·` where there is no cell. */
const texts = (text: string) => rows(text).map(({ cells }) => cells.map((cell) => cell?.text ?? '·'));

function refusal(text: string): string {
  try {
    return JSON.stringify(texts(text));
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return `${error.code}: ${error.text.en}`;
  }
}

test('a file is one grid of texts', () => {
  expect(read('规章,0\n')).toEqual({
    path: 'a.csv',
    format: 'csv',
    notices: [],
    blocks: [
      {
        kind: 'grid',
        place: { path: 'a.csv' },
        rows: [
          {
            place: { path: 'a.csv', row: 1, line: 1 },
            cells: [
              { text: '规章', place: { path: 'a.csv', row: 1, column: 1, line: 1 } },
              { text: '0', place: { path: 'a.csv', row: 1, column: 2, line: 1 } },
            ],
          },
        ],
      },
    ],
  });
});

describe('the separator', () => {
  test.each([
    ['comma', '信息内容,件数\n规章,1\n', ','],
    ['semicolon', '信息内容;件数\n规章;1\n', ';'],
    ['tab', '信息内容\t件数\n规章\t1\n', '\t'],
    ['semicolon beside decimal commas', '收费;1,5\n采购;2,5\n规章;3\n', ';'],
    ['comma beside a remark with semicolons', '说明;见下;完\n规章,1\n许可,2\n', ','],
    ['comma beside tabs inside quotes', '"甲\t乙",1\n"丙\t丁",2\n', ','],
  ])('%s', (_, text, separator) => {
    const plain = text.replaceAll('"', '').trim();
    expect(texts(text)).toEqual(plain.split('\n').map((line) => line.split(separator)));
  });

  test('as Excel declares it in the first line, which is no row', () => {
    expect(
      rows('sep=|\n规章|1').map(({ place, cells }) => [place.row, place.line, cells.map((cell) => cell?.text)]),
    ).toEqual([[1, 2, ['规章', '1']]]);
  });
});

describe('places', () => {
  test('rows count every record as a spreadsheet does, lines every line', () => {
    const places = rows('信息内容,"商业\n企业"\r\n\r\n,,\r规章,1').map(({ place }) => [place.row, place.line]);
    expect(places).toEqual([
      [1, 1],
      [4, 5],
    ]);
  });

  test('a cell is named as a spreadsheet names it', () => {
    const [, second] = rows('a,b\n规章,,3\n');
    expect(second?.cells.map((cell) => cell && address(cell.place))).toEqual(['A2', undefined, 'C2']);
  });
});

describe('fields', () => {
  test.each([
    ['a quoted line end stays, as a line feed', '"商业\r\n企业",1', [['商业\n企业', '1']]],
    ['a doubled quote is one', '"危及""三安全""",1', [['危及"三安全"', '1']]],
    ['blanks around a quoted field are none of it', '"规章" , "1"', [['规章', '1']]],
    ['a formula stays text', '=SUM(A1:A2),+1,@x', [['=SUM(A1:A2)', '+1', '@x']]],
    ['padding is no cell', '规章,,1,,\n', [['规章', '·', '1', '·', '·']]],
    ['a field of blanks neither', '规章,　,1', [['规章', '·', '1']]],
    ['rows may differ in length', 'a,b,c\nd\ne,f\n', [['a', 'b', 'c'], ['d'], ['e', 'f']]],
    ['a line of text alone', '一、总体情况', [['一、总体情况']]],
    ['characters of any plane', '𠮷,😀', [['𠮷', '😀']]],
  ])('%s', (_, text, expected) => {
    expect(texts(text)).toEqual(expected);
  });
});

describe('quotes out of place', () => {
  test.each([
    ['within a field', '危及"三安全一稳定",1\n', '[["危及\\"三安全一稳定\\"","1"]]'],
    ['closed too early', '"危及"三安全,1\n', '[["\\"危及\\"三安全","1"]]'],
    [
      'never closed',
      '规章,1\n"许可,2\n处罚,3\n',
      'damaged: a quote (") that opens on line 2 is not closed, so the cells cannot be told apart; remove or complete it, or save the CSV again from Excel or WPS',
    ],
    [
      'closed by the opening quote of a later record',
      '规章,1\n"许可,2\n"行政处罚",3\n',
      'damaged: a quote (") that opens on line 2 is not closed, so the cells cannot be told apart; remove or complete it, or save the CSV again from Excel or WPS',
    ],
  ])('%s', (_, text, expected) => {
    expect(refusal(text)).toBe(expected);
  });
});

test('GB18030 and UTF-16 give the same cells as UTF-8', () => {
  const grids = ['utf-8', 'gb18030', 'utf-16le'].map((encoding) => {
    const path = `fixtures/readers/form-${encoding}.csv`;
    const [grid] = withPlainRows(readCsv(readFileSync(path), 'form.csv')).blocks;
    return grid;
  });
  expect(grids[1]).toEqual(grids[0]);
  expect(grids[2]).toEqual(grids[0]);
  expect((grids[0] as Grid).rows.at(-1)?.cells.map((cell) => cell?.text)).toEqual([
    '行政事业性收费',
    '12.5',
    undefined,
    undefined,
  ]);
});

test('many lines and a long field', () => {
  const long = '字'.repeat(200_000);
  const lines = `${'甲局,2023,requests,received,total,1\n'.repeat(5000)}"${long}",1\n`;
  const last = rows(lines).at(-1);
  expect([last?.place.row, last?.cells[0]?.text.length]).toEqual([5001, 200_000]);
});
