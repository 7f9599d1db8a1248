import { readFileSync } from 'node:fs';
import { type BookType, read as readBook, write } from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import { lint } from '../../src/lint.ts';
import { read } from '../../src/readers/index.ts';
import { cellAt, gridOf, textsOf } from '../support/document-cells.ts';
import { excel95, oldWorkbook } from '../support/make/old-workbook.ts';
import { bytesOf, print } from '../support/make/printed.ts';
import { withPlainRows } from '../support/plain-rows.ts';
import { type Printer, readsRandomReports } from '../support/random-reports.ts';

const path = '报告.xls';

describe('a workbook is read as the .xlsx of the same report', () => {
  test.each(['溪口镇2025', '青石镇2025'])('%s, written by LibreOffice', async (name) => {
    const old = await read(readFileSync(`fixtures/readers/${name}.xls`), path);
    const current = await read(readFileSync(`fixtures/examples/${name}.xlsx`), path);
    expect(old.format).toBe('xls');
    expect(withPlainRows(old).blocks).toEqual(withPlainRows(current).blocks);
  });
});

test('a binary workbook of today says the same', async () => {
  const book = readBook(readFileSync('fixtures/readers/formulas.xls'), { cellStyles: true });
  const binary = await read(new Uint8Array(write(book, { bookType: 'xlsb', type: 'array' })), '报告.xlsb');
  expect(binary.format).toBe('xlsb');
  expect(textsOf(binary)).toEqual(textsOf(await read(readFileSync('fixtures/readers/formulas.xls'), path)));
});

/** One cell in A1. */
async function cell(value: Parameters<typeof oldWorkbook>[1][string][number][number]) {
  return cellAt(await read(oldWorkbook('biff8', { 表三: [[value, 1]] }), path), 1, 1);
}

describe('a cell', () => {
  test.each([
    [12, '12', { number: '12' }],
    [-12.5, '-12.5', { number: '-12.5' }],
    [0.1 + 0.2, '0.3', { number: '0.3' }],
    [123456789012345, '123456789012345', { number: '123456789012345' }],
    [{ t: 'n' as const, v: 1234.5, z: '#,##0.00' }, '1,234.50', { number: '1234.5', format: '#,##0.00' }],
    [{ t: 'n' as const, v: 45322, z: 'yyyy"年"m"月"d"日"' }, '2024年1月31日', { format: 'yyyy"年"m"月"d"日"' }],
    ['12', '12', { numberAsText: true }],
    ['（一）予以公开', '（一）予以公开', undefined],
    [true, 'TRUE', undefined],
    [{ t: 'e' as const, v: 42 }, '#N/A', undefined],
  ])('%j is shown as %s', async (value, text, stored) => {
    const { text: shown, stored: behind } = (await cell(value))!;
    expect([shown, behind]).toEqual([text, stored]);
  });

  test('with a formula has its result, and what it gives now', async () => {
    const book = readFileSync('fixtures/readers/formulas.xls');
    const document = await read(book, path);
    const stored = [1, 2, 3, 4, 5].map((row) => {
      const { text, stored: behind } = cellAt(document, row, 4)!;
      return [text, behind?.formula, behind?.number, behind?.computed];
    });
    expect(stored).toEqual([
      ['0', 'SUM(A1:C1)', '0', '13'],
      ['0', 'A2+B2-C2', '0', '20'],
      ['0', "'表 2'!A1", '0', '4'],
      ['0', '$A$4+B$4', '0', '44'],
      ['0', 'SUM(A5,B5,1)', '0', '56'],
    ]);
  });

  test('merged stands at every position', async () => {
    const bytes = oldWorkbook(
      'biff8',
      {
        表三: [
          ['总计', null, 5],
          [null, null, 6],
        ],
      },
      ({ Sheets }) => {
        Sheets.表三!['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 1, c: 1 } }];
      },
    );
    const [first, second] = gridOf(await read(bytes, path)).rows;
    const { place, text, span } = first!.cells[0]!;
    expect([place.row, place.column, text, span]).toEqual([1, 1, '总计', { rows: 2, columns: 2 }]);
    expect([first!.cells[1], second!.cells[0], second!.cells[1]].every((one) => one === first!.cells[0])).toBe(true);
  });

  test('in a hidden row, column or sheet is hidden', async () => {
    const document = await read(readFileSync('fixtures/readers/formulas.xls'), path);
    const hidden = document.blocks.map((_, index) =>
      gridOf(document, index).rows.flatMap(({ cells }) => cells.flatMap((one) => (one?.hidden ? [one.text] : []))),
    );
    expect(hidden).toEqual([['列', '藏'], ['4']]);
  });
});

test('days may be counted from 1904', async () => {
  const bytes = oldWorkbook('biff8', { 表三: [[{ t: 'n', v: 43860, z: 'yyyy/m/d' }]] }, (book) => {
    book.Workbook = { WBProps: { date1904: true } };
  });
  expect(textsOf(await read(bytes, path))).toEqual([['2024/1/31']]);
});

test('one file leaves no formats for the next', async () => {
  expect(textsOf(await read(excel95('表三', [[7]], 936, '0" in all"'), path))).toEqual([['7 in all']]);
  expect(textsOf(await read(excel95('表三', [[7]], 936), path))).toEqual([['7']]);
});

test.each([
  [936 as const, '表三', '（一）予以公开 第1项——㎡'],
  [950 as const, '表三', '予以公開'],
])('text in code page %i', async (codePage, name, text) => {
  const document = await read(excel95(name, [[text, 12.5]], codePage), path);
  expect(gridOf(document).place).toEqual({ path, sheet: name });
  expect(textsOf(document)).toEqual([[text, '12.5']]);
});

describe('what cannot be read says so', () => {
  const good = oldWorkbook('biff8', { 表三: [['总计', 12]] });
  const problem = async (bytes: Uint8Array) => {
    const { problem: found } = await lint(bytes, { path });
    return `${found?.code}: ${found?.message.en}`;
  };

  test('a password', async () => {
    const bytes = excel95('表三', [[1]]);
    // Behind the first record, as a program puts it.
    const locked = Uint8Array.from([...bytes.subarray(0, 12), 0x2f, 0, 4, 0, 1, 2, 3, 4, ...bytes.subarray(12)]);
    expect(await problem(locked)).toMatch(/^encrypted: .*remove the password/);
  });

  test('a workbook cut off', async () => {
    expect(await problem(good.subarray(0, good.length - 600))).toMatch(/^damaged: /);
  });

  test('a sheet that is listed, and not there', async () => {
    const bytes = excel95('表三', [[1]], 936);
    expect(await problem(bytes.subarray(0, bytes.length - 4))).toMatch(/^damaged: .*the sheet "表三"/);
  });

  test('merges that no report has', async () => {
    const bytes = oldWorkbook('biff8', { 表三: [[1]] }, ({ Sheets }) => {
      Sheets.表三!['!merges'] = Array.from({ length: 1000 }, () => ({ s: { r: 0, c: 0 }, e: { r: 65535, c: 255 } }));
    });
    expect((await lint(bytes, { path })).problem?.code).toBe('no-form-table');
  });
});

function printer(bookType: BookType): Printer {
  return async ({ printed, style }) => {
    const bytes = await bytesOf((workbook) => print(workbook.addWorksheet('年报'), printed, style));
    return new Uint8Array(write(readBook(bytes), { bookType, type: 'array' }));
  };
}

readsRandomReports(
  {
    xls: printer('biff8'),
    xlsb: printer('xlsb'),
  },
  2,
);
