import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { legal } from '../../fixtures/xlsx/hostile.js';
import { pack } from '../../fixtures/xlsx/pack.js';
import { parts, workbook, zip } from '../../fixtures/xlsx/workbook.js';
import { openZip } from '../../src/codecs/zip.ts';
import { fixXlsx } from '../../src/fixers/xlsx/index.ts';
import type { Cell } from '../../src/model/document.ts';
import { readXlsx } from '../../src/readers/xlsx/index.ts';
import { cellsOf, correction } from '../support/corrections.ts';
import { runs } from '../support/random-runs.ts';
import { rawEntries } from '../support/zip-entries.ts';

type Source = Parameters<typeof workbook>[0];
type Changes = Readonly<Record<string, string>>;

const sheet1 = 'xl/worksheets/sheet1.xml';

/** Corrects cells named `row:column`, with the sheet in front where there are several, as the reader finds them. */
async function fix(bytes: Uint8Array, changes: Changes, blank: readonly string[] = []) {
  const cells = cellsOf(await readXlsx(bytes, ''));
  const cellAt = (name: string): Cell => {
    const [row, column] = name.split(':').map(Number);
    return cells.get(name) ?? { text: '', place: { path: '', sheet: '表三', row: row!, column: column! } };
  };
  for (const name of blank) expect(cells.has(name)).toBe(false);
  return fixXlsx(
    bytes,
    Object.entries(changes).map(([name, to]) => correction(cellAt(name), to)),
  );
}

/** The XML of the rows of a sheet, corrected. */
async function fixRows(data: string, changes: Changes, rest: Partial<Source> & { after?: string } = {}) {
  const { after = '', ...more } = rest;
  const bytes = workbook({ sheets: [{ name: '表三', data, after }], ...more });
  const { bytes: fixed, left } = await fix(bytes, changes);
  const xml = new TextDecoder().decode(openZip(fixed).read(sheet1));
  return { rows: /<sheetData>(.*)<\/sheetData>/s.exec(xml)?.[1], left, bytes: fixed };
}

/** Every entry but those named is the same to the byte, wherever it now stands; so are the order and the end. */
function expectUntouched(before: Uint8Array, after: Uint8Array, changed: readonly string[]) {
  const [old, now] = [rawEntries(before), rawEntries(after)];
  expect(now.entries.map(({ name }) => name)).toEqual(old.entries.map(({ name }) => name));
  expect(now.end).toEqual(old.end);
  for (const [index, { name, file, record, content }] of old.entries.entries()) {
    const same = now.entries[index]!;
    if (changed.includes(name)) {
      expect(same.content, name).not.toEqual(content);
      continue;
    }
    expect(same.file, name).toEqual(file);
    expect(same.record, name).toEqual(record);
  }
}

describe('a cell', () => {
  const cell = (xml: string) => `<row r="1" spans="1:2">\n  <c r="A1"><v>7</v></c>${xml}<!-- <c> --></row>`;
  const one = '<c r="B1" s="1"><v>12</v></c>';

  test.each([
    ['a number', '<c r="B1" s="1"><v>21</v></c>', one],
    ['a number with its type', '<c r="B1" s="1" t="n"><v>21</v></c>', '<c r="B1" s="1" t="n"><v>12</v></c>'],
    ['a shared text', '<c r="B1" s="1" t="s"><v>0</v></c>', one],
    ['a shared text, its type first', '<c t="s" r="B1" s="1"><v>0</v></c>', '<c r="B1" s="1"><v>12</v></c>'],
    ['a text of its own', '<c r="B1" s="1" t="inlineStr"><is><t>12件</t></is></c>', one],
    [
      'a rich text',
      `<c r="B1" s='1' t='inlineStr'><is><r><t>1</t></r><r><t>2</t></r></is></c>`,
      `<c r="B1" s='1'><v>12</v></c>`,
    ],
    ['a text in a value', '<c r="B1" s="1" t="str"><v xml:space="preserve"> 12 </v></c>', one],
    ['nothing', '<c r="B1" s="1"/>', one],
    ['nothing, with room', '<c  r="B1"  s="1" />', '<c  r="B1"  s="1" ><v>12</v></c>'],
    ['nothing between two tags', '<c r="B1" s="1"></c>', one],
    ['a date', '<c r="B1" s="1" t="d"><v>2023-01-01</v></c>', one],
    ['an error', '<c r="B1" s="1" t="e"><v>#N/A</v></c>', one],
    [
      'something to come',
      '<c r="B1" s="1" t="s"><v>0</v><extLst><ext uri="x"><x:a/></ext></extLst></c>',
      '<c r="B1" s="1"><v>12</v><extLst><ext uri="x"><x:a/></ext></extLst></c>',
    ],
  ])('with %s', async (_, xml, expected) => {
    const { rows, left } = await fixRows(
      cell(xml),
      { '1:2': '12' },
      { strings: '<si><t>１２</t></si>', formats: ['@'] },
    );
    expect(rows).toBe(cell(expected));
    expect(left).toEqual([]);
  });

  test.each([
    [
      'between two',
      '<row r="1"><c r="A1"/><c r="C1"/></row>',
      '1:2',
      '<row r="1"><c r="A1"/><c r="B1"><v>12</v></c><c r="C1"/></row>',
    ],
    ['behind the last', '<row r="1"><c r="A1"/></row>', '1:3', '<row r="1"><c r="A1"/><c r="C1"><v>12</v></c></row>'],
    ['behind cells without a reference', '<row><c/><c/></row>', '1:3', '<row><c/><c/><c r="C1"><v>12</v></c></row>'],
    ['in an empty row', '<row r="1" ht="20"/>', '1:3', '<row r="1" ht="20"><c r="C1"><v>12</v></c></row>'],
    [
      'in a row between two',
      '<row r="1"/><row r="3"/>',
      '2:2',
      '<row r="1"/><row r="2"><c r="B2"><v>12</v></c></row><row r="3"/>',
    ],
    ['below the last row', '<row r="1"/>', '2:2', '<row r="1"/><row r="2"><c r="B2"><v>12</v></c></row>'],
  ])('that is not there, %s', async (_, data, at, expected) => {
    expect((await fixRows(data, { [at]: '12' })).rows).toBe(expected);
  });

  test('several at once, in any order', async () => {
    const data = '<row r="2"><c r="A2"><v>1</v></c><c r="D2"><v>4</v></c></row>';
    const { rows } = await fixRows(data, { '4:1': '9', '2:4': '-5.5', '2:3': '3', '2:2': '2', '4:3': '8' });
    expect(rows).toBe(
      '<row r="2"><c r="A2"><v>1</v></c><c r="B2"><v>2</v></c><c r="C2"><v>3</v></c><c r="D2"><v>-5.5</v></c></row><row r="4"><c r="A4"><v>9</v></c><c r="C4"><v>8</v></c></row>',
    );
  });

  test('that no spreadsheet can keep is left', async () => {
    const text = '<row r="1"><c r="A1" t="inlineStr"><is><t>1234567890123456</t></is></c></row>';
    const { rows, left } = await fixRows(text, { '1:1': '1234567890123456' });
    expect(rows).toBe(text);
    expect(left).toMatchObject([{ why: { en: expect.stringContaining('15 digits') } }]);
  });
});

describe('formulas', () => {
  test('a total is computed anew, over sheets and at any remove, and what it does not rest on stays', async () => {
    const bytes = workbook({
      formats: ['0'],
      strings: '<si><t>３</t></si>',
      sheets: [
        {
          name: '表三',
          data: '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>4</v></c><c r="C1" s="1"><f>SUM(A1:B1)</f><v>4</v></c><c r="D1"><f>B1+1</f><v>99</v></c></row><row r="2"><c r="A2"><v>1</v></c><c r="B2"><v>1</v></c><c r="C2"><f t="shared" ref="C2:C3" si="0">SUM(A2:B2)+C$1</f><v>6</v></c></row><row r="3"><c r="C3"><f t="shared" si="0"/><v>4</v></c></row>',
        },
        {
          name: '汇 总',
          data: '<row r="1"><c r="A1" t="str"><f>表三!A1</f><v>３</v></c><c r="B1"><f>表三!C1</f></c></row>',
        },
        { name: '附表', data: '<row r="1"><c r="A1"><v>3</v></c><c r="B1"><f>A1</f><v>3</v></c></row>' },
      ],
    });
    const { bytes: fixed, left } = await fix(bytes, { '表三!1:1': '3' });
    expect(left).toEqual([]);
    expectUntouched(bytes, fixed, [sheet1, 'xl/worksheets/sheet2.xml']);
    const read = (n: number) =>
      /<sheetData>(.*)<\/sheetData>/.exec(
        new TextDecoder().decode(openZip(fixed).read(`xl/worksheets/sheet${n}.xml`)),
      )?.[1];
    expect(read(1)).toBe(
      '<row r="1"><c r="A1"><v>3</v></c><c r="B1"><v>4</v></c><c r="C1" s="1"><f>SUM(A1:B1)</f><v>7</v></c><c r="D1"><f>B1+1</f><v>99</v></c></row><row r="2"><c r="A2"><v>1</v></c><c r="B2"><v>1</v></c><c r="C2"><f t="shared" ref="C2:C3" si="0">SUM(A2:B2)+C$1</f><v>9</v></c></row><row r="3"><c r="C3"><f t="shared" si="0"/><v>7</v></c></row>',
    );
    expect(read(2)).toBe('<row r="1"><c r="A1"><f>表三!A1</f><v>3</v></c><c r="B1"><f>表三!C1</f><v>7</v></c></row>');
  });

  test('what only takes over a text, or another cell, stays', async () => {
    const rest =
      '<c r="B1" t="str"><v>甲</v></c><c r="C1" t="str"><f>B1</f><v>甲</v></c><c r="D1" t="e"><f>1/0</f><v>#DIV/0!</v></c>';
    const { rows } = await fixRows(`<row r="1"><c r="A1"><v>1</v></c>${rest}</row>`, { '1:1': '2' });
    expect(rows).toBe(`<row r="1"><c r="A1"><v>2</v></c>${rest}</row>`);
  });

  test('a result that cannot be computed goes, and the workbook asks for a calculation', async () => {
    const data =
      '<row r="1"><c r="A1"><v>1</v></c><c r="B1" t="str"><f>IF(A1&gt;0,"有","无")</f><v>有</v></c><c r="C1"><f>ROUND(D1,0)</f><v>5</v></c><c r="D1"><v>5</v></c><c r="E1"><f>B1+1</f><v>8</v></c></row>';
    const properties = [
      ['', '</sheets><calcPr fullCalcOnLoad="1"/></workbook>'],
      ['<definedNames/><calcPr calcId="191029"/><extLst/>', '<calcPr calcId="191029" fullCalcOnLoad="1"/><extLst/>'],
      ['<calcPr calcId="1" fullCalcOnLoad="0"></calcPr>', '<calcPr calcId="1" fullCalcOnLoad="1"></calcPr>'],
    ] as const;
    for (const [calculation, expected] of properties) {
      const bytes = workbook({ sheets: [{ name: '表三', data }], calculation });
      const { bytes: fixed } = await fix(bytes, { '1:1': '2' });
      expectUntouched(bytes, fixed, [sheet1, 'xl/workbook.xml']);
      const archive = openZip(fixed);
      expect(new TextDecoder().decode(archive.read('xl/workbook.xml'))).toContain(expected);
      expect(new TextDecoder().decode(archive.read(sheet1))).toContain(
        '<c r="A1"><v>2</v></c><c r="B1"><f>IF(A1&gt;0,"有","无")</f></c><c r="C1"><f>ROUND(D1,0)</f><v>5</v></c><c r="D1"><v>5</v></c><c r="E1"><f>B1+1</f></c>',
      );
    }
  });

  test.each([
    ['INDIRECT("A"&1)', true],
    ['OFFSET(D1,0,-3)', true],
    ['合计项', true],
    ['表1[合计]', true],
    ['SUM(首:末!A1)', true],
    ['AVERAGE($A:$B)', true],
    ['AVERAGE(1:1)', true],
    ["IF(TRUE,'表三'!A1,0)", true],
    ['MAX(B1:D1,"A1")', false],
    ['MAX(A2,AA1,A10,LOG10(5),1E5)', false],
    ['MAX(别表!A1)', false],
  ])('%s rests on A1: %s', async (formula, rests) => {
    const escaped = formula.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
    const { rows } = await fixRows(
      `<row r="1"><c r="A1"><v>1</v></c></row><row r="3"><c r="E3"><f>${escaped}</f><v>9</v></c></row>`,
      { '1:1': '2' },
    );
    expect(rows).toContain(rests ? '</f></c>' : '</f><v>9</v></c>');
  });

  test('is never written over; one that comes out as it should, or only was outdated, is corrected', async () => {
    const data =
      '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c><c r="C1"><f>SUM(A1:B1)</f><v>3</v></c><c r="D1"><f>SUM(B1:B1)</f><v>3</v></c><c r="E1"><f>B1</f><v>2</v></c></row>';
    const { rows, left } = await fixRows(data, { '1:1': '5', '1:3': '7', '1:4': '2', '1:5': '4' });
    expect(rows).toBe(
      '<row r="1"><c r="A1"><v>5</v></c><c r="B1"><v>2</v></c><c r="C1"><f>SUM(A1:B1)</f><v>7</v></c><c r="D1"><f>SUM(B1:B1)</f><v>2</v></c><c r="E1"><f>B1</f><v>2</v></c></row>',
    );
    expect(left.map(({ correction }) => correction.cell.place.column)).toEqual([5]);
  });

  test('cells that an array formula fills', async () => {
    const data =
      '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f t="array" ref="B1:B2">A1:A2*2</f><v>2</v></c></row><row r="2"><c r="A2"><v>2</v></c><c r="B2"><v>4</v></c><c r="C2"><f>B2+1</f><v>5</v></c></row>';
    const { rows, left } = await fixRows(data, { '1:1': '3', '2:2': '9' });
    expect(left).toMatchObject([{ why: { en: expect.stringContaining('array formula') } }]);
    expect(rows).toBe(
      '<row r="1"><c r="A1"><v>3</v></c><c r="B1"><f t="array" ref="B1:B2">A1:A2*2</f></c></row><row r="2"><c r="A2"><v>2</v></c><c r="B2"></c><c r="C2"><f>B2+1</f></c></row>',
    );
  });

  test('after any corrections every cached result is what its formula gives', async () => {
    const cell = fc.oneof(
      { weight: 3, arbitrary: fc.nat(99).map((n) => `<v>${n}</v>`) },
      { weight: 3, arbitrary: fc.tuple(fc.nat(5), fc.nat(5)).map(([a, b]) => `<f>SUM(A${a + 1}:B${b + 1})</f>`) },
      { weight: 1, arbitrary: fc.nat(5).map((a) => `<f>C${a + 1}-1</f>`) },
    );
    const grid = fc.array(fc.tuple(cell, cell, cell), { minLength: 6, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(grid, fc.uniqueArray(fc.nat(17), { minLength: 1, maxLength: 4 }), async (rows, changed) => {
        const data = rows
          .map(
            (cells, r) =>
              `<row r="${r + 1}">${cells.map((xml, c) => `<c r="${'ABC'[c]}${r + 1}">${xml}</c>`).join('')}</row>`,
          )
          .join('');
        const bytes = workbook({ sheets: [{ name: '表三', data }] });
        const changes = Object.fromEntries(
          changed.map((n, i) => [`${Math.floor(n / 3) + 1}:${(n % 3) + 1}`, `${i + 100}`]),
        );
        const { bytes: fixed, left } = await fix(bytes, changes);
        const before = cellsOf(await readXlsx(bytes, ''));
        const after = cellsOf(await readXlsx(fixed, ''));
        for (const [at, { stored }] of after) {
          if (stored?.formula !== undefined && stored.number !== undefined) expect(stored.number).toBe(stored.computed);
          expect(stored?.formula).toBe(before.get(at)?.stored?.formula);
          const isLeft = left.some(
            ({
              correction: {
                cell: { place },
              },
            }) => `${place.row}:${place.column}` === at,
          );
          if (changes[at] && !isLeft) expect(stored?.number).toBe(changes[at]);
        }
      }),
      runs(20, 60),
    );
  });
});

describe('the package', () => {
  test.each(Object.keys(legal))('%s', async (name) => {
    const bytes = legal[name]!();
    const { bytes: fixed, left } = await fix(bytes, await firstFigure(bytes));
    expect(left).toEqual([]);
    const [before, after] = [openZip(bytes), openZip(fixed)];
    expect(after.names).toEqual(before.names);
    const changed = before.names.filter((part) => !same(before.read(part), after.read(part)));
    expect(changed).toHaveLength(1);
    const figures = [...cellsOf(await readXlsx(fixed, '')).values()].filter(({ text }) => text === '4');
    expect(figures).toHaveLength(1);
  });

  /** B2 of the first sheet. */
  async function firstFigure(bytes: Uint8Array): Promise<Changes> {
    const { blocks } = await readXlsx(bytes, '');
    return { [blocks.length > 1 ? '表三!2:2' : '2:2']: '4' };
  }

  function same(a: Uint8Array | undefined, b: Uint8Array | undefined): boolean {
    return Buffer.compare(a!, b!) === 0;
  }

  test('keeps every other part as it is packed, its headers, comments and order', async () => {
    const { [sheet1]: sheet, ...others } = parts({
      sheets: [{ name: '表三', data: '<row r="1"><c r="A1"><v>1</v></c></row>' }],
    });
    const named = { ...others, 'xl/vbaProject.bin': Uint8Array.of(1, 2, 3), [sheet1]: sheet!, 'xl/calcChain.xml': 'x' };
    const bytes = pack(
      Object.entries(named).map(([name, data], i) => ({
        name,
        data,
        method: i % 2 === 0 ? 0 : 8,
        descriptor: i % 3 === 0,
      })),
      { comment: '年度报告' },
    );
    const { bytes: fixed } = await fix(bytes, { '1:1': '2' });
    expectUntouched(bytes, fixed, [sheet1]);
    const [before, after] = [bytes, fixed].map(
      (one) => rawEntries(one).entries.find(({ name }) => name === sheet1)!.record,
    );
    // Name, time, versions and attributes; the sizes, the sum and one flag are of the content.
    expect(after!.slice(10, 16)).toEqual(before!.slice(10, 16));
    expect(after!.slice(28)).toEqual(before!.slice(28));
  });

  test('the same bytes where there is nothing to do', async () => {
    const bytes = workbook({ sheets: [{ name: '表三', data: '' }] });
    expect((await fix(bytes, {})).bytes).toBe(bytes);
  });

  test('one whose files lie over one another is refused', async () => {
    const sheets = [{ name: '表三', data: '<row r="1"><c r="A1"><v>1</v></c></row>' }];
    const bytes = zip({ ...parts({ sheets }), 'docProps/app.xml': '<x/>' });
    const view = new DataView(bytes.buffer);
    const directory = view.getUint32(bytes.length - 6, true);
    const records = rawEntries(bytes).entries.map(({ name, record }) => ({ name, length: record.length }));
    const at = (wanted: string) => {
      const index = records.findIndex(({ name }) => name === wanted);
      return records.slice(0, index).reduce((sum, { length }) => sum + length, directory);
    };
    view.setUint32(at('docProps/app.xml') + 42, view.getUint32(at(sheet1) + 42, true), true);
    await expect(fix(bytes, { '1:1': '2' })).rejects.toMatchObject({ code: 'damaged' });
  });

  test('a signed one is refused', async () => {
    const bytes = zip({
      ...parts({ sheets: [{ name: '表三', data: '<row r="1"><c r="A1"><v>1</v></c></row>' }] }),
      '_xmlsignatures/sig1.xml': '<x/>',
    });
    await expect(fix(bytes, { '1:1': '2' })).rejects.toMatchObject({ code: 'unsupported' });
  });

  test('written by another library, with comments, styles, pictures and rules', async () => {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('表三', { views: [{ state: 'frozen', xSplit: 1, ySplit: 1 }] });
    const other = book.addWorksheet('附表');
    sheet.addRows([
      ['项目', '数量', '合计'],
      ['新收', '１２', { formula: 'SUM(B2:B3)', result: 3 }],
      ['结转', 3, null],
    ]);
    sheet.getCell('B2').note = '核对过';
    sheet.getCell('B2').fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFFF00' } };
    sheet.getCell('B3').dataValidation = { type: 'whole', operator: 'greaterThan', formulae: [0], allowBlank: true };
    sheet.addConditionalFormatting({
      ref: 'B2:B3',
      rules: [{ type: 'expression', priority: 1, formulae: ['B2>5'], style: { font: { bold: true } } }],
    });
    other.getCell('A1').value = { formula: '表三!C2*2', result: 6 };
    other.addImage(
      book.addImage({ buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47]) as never, extension: 'png' }),
      'B2:C3',
    );
    const bytes = new Uint8Array(await book.xlsx.writeBuffer());

    const { bytes: fixed } = await fix(bytes, { '表三!2:2': '12' });
    expectUntouched(bytes, fixed, [sheet1, 'xl/worksheets/sheet2.xml', 'xl/workbook.xml']);
    const again = new ExcelJS.Workbook();
    await again.xlsx.load(Buffer.from(fixed) as never);
    const read = again.getWorksheet('表三')!;
    expect(read.getCell('B2').value).toBe(12);
    expect(read.getCell('B2').fill).toMatchObject({ pattern: 'solid' });
    expect(read.getCell('B2').note).toBeDefined();
    expect(read.getCell('C2').value).toMatchObject({ formula: 'SUM(B2:B3)', result: 15 });
  });
});
