import { expect, test } from 'vitest';
import { legal, refused, table } from '../../fixtures/xlsx/hostile.js';
import { parts, workbook, zip } from '../../fixtures/xlsx/workbook.js';
import { officeKind } from '../../src/codecs/office-package.ts';
import { openZip } from '../../src/codecs/zip.ts';
import { UserError } from '../../src/model/errors.ts';
import { readXlsx } from '../../src/readers/xlsx/index.ts';
import { gridOf, textsOf } from '../support/document-cells.ts';

for (const [name, build] of Object.entries(legal)) {
  test(`${name} is read as any other workbook`, async () => {
    const bytes = build();
    const document = await readXlsx(bytes, `${name}.xlsx`);
    expect(officeKind(openZip(bytes))).toBe('xlsx');
    expect(document.blocks[0]!.place).toEqual({ path: `${name}.xlsx`, sheet: '表三' });
    expect(textsOf(document).slice(0, 2)).toEqual(table);
  });
}

for (const [name, [code, build]] of Object.entries(refused)) {
  test(`${name} is refused as ${code}`, async () => {
    const bytes = build();
    const before = process.memoryUsage().rss;
    const error = await readXlsx(bytes, `${name}.xlsx`).catch((cause: unknown) => cause);
    expect(error).toBeInstanceOf(UserError);
    expect(error).toMatchObject({ code });
    const { text } = error as UserError;
    expect(text.zh).toMatch(/请/);
    expect(text.en).toMatch(/: (?:fetch|open|keep|save)/);
    expect(process.memoryUsage().rss - before).toBeLessThan(700 * 2 ** 20);
  });
}

test('a lying size is noticed at once, not after inflating all that is there', async () => {
  const bytes = refused['bomb-that-lies']![1]();
  await expect(readXlsx(bytes, 'bomb.xlsx')).rejects.toThrow('not as long as stated');
});

test('every sheet is found, whatever its part is called', async () => {
  const { blocks } = await readXlsx(legal['oddly-named-parts']!(), 'a.xlsx');
  expect(blocks.map(({ place }) => place.sheet)).toEqual(['表三', '表二']);
});

test('of overlapping merges the first has the position', async () => {
  const { rows } = gridOf(await readXlsx(legal['overlapping-merges']!(), 'a.xlsx'));
  const spans = rows.slice(2).map(({ cells }) => cells.map((cell) => cell && `${cell.place.row}:${cell.place.column}`));
  expect(spans).toEqual([
    ['4:1', '4:1', '4:1'],
    ['4:1', '4:1', '5:2'],
    [undefined, '5:2', '5:2'],
  ]);
});

test('a merge of the whole sheet shows its corner, as far as the sheet is used', async () => {
  const data = '<row r="2"><c r="B2"><v>7</v></c></row><row r="4"><c r="C4"><v>8</v></c></row>';
  const merge = '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>';
  const { rows } = gridOf(await readXlsx(workbook({ sheets: [{ name: '表', data, after: merge }] }), 'a.xlsx'));
  expect(rows).toHaveLength(4);
  expect(rows.every(({ cells }) => cells.length === 3 && cells.every((cell) => cell === rows[0]!.cells[0]))).toBe(true);
  expect(rows[0]!.cells[0]).toEqual({
    text: '',
    place: { path: 'a.xlsx', sheet: '表', row: 1, column: 1 },
    span: { rows: 4, columns: 3 },
  });
});

test('a sheet of 100,000 cells is read', async () => {
  const row = (r: number) =>
    `<row r="${r}">${Array.from({ length: 10 }, (_, c) => `<c r="${'ABCDEFGHIJ'[c]}${r}" s="1"><v>${r * c}</v></c>`).join('')}</row>`;
  const data = Array.from({ length: 10_000 }, (_, i) => row(i + 1)).join('');
  const bytes = workbook({ formats: ['0.00'], sheets: [{ name: '表', data }] });
  const { rows } = gridOf(await readXlsx(bytes, 'a.xlsx'));
  expect(rows).toHaveLength(10_000);
  expect(rows[9_999]!.cells[9]).toMatchObject({ text: '90000.00', stored: { number: '90000' } });
});

test.each([
  ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml'],
  ['xlsx', 'application/vnd.ms-excel.sheet.macroEnabled.main+xml'],
  ['xlsx', 'application/vnd.ms-excel.template.macroEnabled.main+xml'],
  ['xlsb', 'application/vnd.ms-excel.sheet.binary.macroEnabled.main'],
  ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'],
  ['docx', 'application/vnd.ms-word.template.macroEnabledTemplate.main+xml'],
  ['pptx', 'application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml'],
])('%s is told by its content type, %s', (kind, type) => {
  const named = parts({ sheets: [] });
  const types = named['[Content_Types].xml']!.replace(/ContentType="[^"]*sheet\.main\+xml"/, `ContentType="${type}"`);
  expect(officeKind(openZip(zip({ ...named, '[Content_Types].xml': types })))).toBe(kind);
});

test.each([
  ['ods', { mimetype: 'application/vnd.oasis.opendocument.spreadsheet' }],
  ['odt', { mimetype: 'application/vnd.oasis.opendocument.text-template\n' }],
  ['epub', { mimetype: 'application/epub+zip' }],
  [
    'ods',
    {
      'META-INF/manifest.xml':
        '<m:manifest xmlns:m="x"><m:file-entry m:full-path="/" m:media-type="application/vnd.oasis.opendocument.spreadsheet"/></m:manifest>',
    },
  ],
  ['docx', { 'word/document.xml': '<document/>' }],
  [undefined, { 'a.txt': '' }],
])('%s is told without content types', (kind, named) => {
  expect(officeKind(openZip(zip(named as Record<string, string>)))).toBe(kind);
});
