import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { legal, refused } from '../../fixtures/xlsx/hostile.js';
import { openZip } from '../../src/codecs/zip.ts';
import type { Sheet } from '../../src/readers/sheet/sheet.ts';
import { scanPlainCell, scanPlainString } from '../../src/readers/xlsx/plain-elements.ts';
import { readSharedParts, type SharedParts } from '../../src/readers/xlsx/shared-parts.ts';
import { parseSheet, readSheet } from '../../src/readers/xlsx/sheet.ts';
import { parseStrings, readStrings } from '../../src/readers/xlsx/strings.ts';
import { readWorkbook } from '../../src/readers/xlsx/workbook.ts';
import { runs } from '../support/random-runs.ts';
import { utf8 } from '../support/utf8.ts';

/** Cells and strings that are plainly written are skimmed: a part must be what a full parser makes of it. */

/** What is made of a part, or the error. */
function outcome(read: () => unknown): unknown {
  try {
    return read();
  } catch (error) {
    return error;
  }
}

/** What is known of a sheet. */
function outline(read: () => Sheet): unknown {
  return outcome(() => {
    const { rows, bottom, right, merges, hiddenRows, hiddenColumns } = read();
    const hidden = Array.from({ length: 20 }, (_, row) => hiddenRows.has(row));
    return { rows: [...rows], bottom, right, merges, hidden, hiddenColumns };
  });
}

const [plain, struck] = [false, true].map((value) => ({ format: 'General', struck: value }));
const shared: SharedParts = {
  strings: [{ text: '申请人' }, { text: '', struck: true as const }],
  styles: [plain!, { format: '0.0', struck: false }, struck!],
  date1904: false,
  recalculated: false,
  picturesInCells: true,
};

function expectSame(xml: string | Uint8Array, parts = shared): void {
  const part = { part: 'sheet1.xml', bytes: typeof xml === 'string' ? utf8(xml) : xml };
  expect(outline(() => readSheet(part, '表', false, parts))).toEqual(
    outline(() => parseSheet(part, '表', false, parts)),
  );
}

function expectSameStrings(xml: string | Uint8Array): void {
  const part = { part: 'sharedStrings.xml', bytes: typeof xml === 'string' ? utf8(xml) : xml };
  expect(outcome(() => readStrings(part))).toEqual(outcome(() => parseStrings(part)));
}

const sheet = (data: string) => `<worksheet><sheetData>${data}</sheetData></worksheet>`;

const plainly = [
  ['<c r="B3" s="2" t="s"><v>5</v></c>', { row: 3, column: 2, style: 2, type: 's', value: '5' }],
  ['<c r="XFD1048576"><v>-1.5E-3</v></c>', { row: 1_048_576, column: 16_384, style: 0, type: 'n', value: '-1.5E-3' }],
  ['<c r="AA10" t="str"><v>甲 乙</v></c>', { row: 10, column: 27, style: 0, type: 'str', value: '甲 乙' }],
  ['<c r="A1" s="" t=""><v>1</v></c>', { row: 1, column: 1, style: 0, type: '', value: '1' }],
  ['<c r="A1" s="12"/>', { row: 1, column: 1, style: 12, type: 'n', value: undefined }],
] as const;

test.each(plainly)('plainly written: %s', (xml, cell) => {
  const [before, behind] = ['<row r="1">', '<c r="C1"/></row>'];
  const end = before.length + xml.length;
  expect(scanPlainCell(before + xml + behind, before.length)).toEqual({ ...cell, hasMetadata: false, end });
  expectSame(sheet(before + xml + behind));
});

const oddly = [
  '<c r="XFE1"><v>1</v></c>',
  '<c r="A1048577"><v>1</v></c>',
  '<c r="A0"><v>1</v></c>',
  '<c r="A00000001"><v>1</v></c>',
  '<c r="A01"><v>1</v></c>',
  '<c r="$B$3"><v>1</v></c>',
  '<c r="b3"><v>1</v></c>',
  '<c r="3B"><v>1</v></c>',
  '<c r=""><v>1</v></c>',
  '<c><v>1</v></c>',
  '<c t="s" r="B3"><v>1</v></c>',
  '<c r="B3" s="-1"><v>1</v></c>',
  '<c r="B3" s="1" s="2"><v>1</v></c>',
  '<c r="B3" t="e" vm="1"><v>#VALUE!</v></c>',
  "<c r='B3'><v>1</v></c>",
  '<c r="B3"  s="1"><v>1</v></c>',
  '<c r="B3" s="1" ><v>1</v></c>',
  '<c r="B3" s="1" />',
  '<c r="B3"></c>',
  '<c r="B3"><v/></c>',
  '<c r="B3"><v></v></c>',
  '<c r="B3"><v>1</v> </c>',
  '<c r="B3"><v>&lt;</v></c>',
  '<c r="B3"><v>]]></v></c>',
  '<c r="B3"><v>1\n2</v></c>',
  '<c r="B3"><v>\u0001</v></c>',
  '<c r="B3"><v>1<!-- --></v></c>',
  '<c r="B3"><v>1</v><v>2</v></c>',
  '<c r="B3"><f>A1+1</f><v>1</v></c>',
  '<c r="B3"><v>1</v></d>',
  '<c r="B3"><v>1',
  '<c r="B3"',
  '<cc r="B3"><v>1</v></cc>',
];

test.each(oddly)('otherwise written: %s', (xml) => {
  expect(scanPlainCell(xml, 0)).toBeUndefined();
  for (const behind of ['</row>', '<c r="C3"><v>1</v></c></row>', '</row><!-- -->']) {
    expectSame(sheet(`<row r="3">${xml}${behind}`));
  }
});

test.each([
  ['outside the data', '<worksheet><c r="A1"><v>1</v></c><sheetData/><c r="A1"><v>1</v></c></worksheet>'],
  ['outside any row', sheet('<c r="A1"><v>1</v></c>')],
  ['in a cell', sheet('<row><c r="A1"><c r="B1"><v>1</v></c><v>2</v></c></row>')],
  ['in a text', sheet('<row><c t="inlineStr"><is><t>甲<c r="B1"><v>1</v></c></t></is></c></row>')],
  ['behind a cell without a reference', sheet('<row r="2"><c><v>1</v></c><c r="C2"><v>2</v></c><c><v>3</v></c></row>')],
  ['twice', sheet('<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row><row><c><v>3</v></c></row>')],
  ['behind more than a row has', sheet(`<row r="1">${'<c r="A1"><v>1</v></c>'.repeat(16_385)}</row>`)],
  ['in another row', sheet('<row r="1"><c r="C5"><v>1</v></c></row><row><c><v>2</v></c></row>')],
  ['as the root', '<c r="A1"><v>1</v></c>'],
  ['behind the root', `${sheet('<row><c r="A1"><v>1</v></c></row>')}<c r="B1"><v>2</v></c>`],
  ['too deep', sheet(`${'<a>'.repeat(996)}<b><c r="A1"><v>1</v></c></b>`)],
  ['as deep as can be', sheet(`${'<a>'.repeat(996)}<c r="A1"><v>1</v></c>${'</a>'.repeat(996)}`)],
  ['with a text that does not exist', sheet('<row><c r="A1" t="s"><v>7</v></c></row><!-- -->')],
])('a cell %s', (_, xml) => {
  expectSame(xml);
});

test.each(['0x1', '1e0', '1.0', '-0', '-1', '2', '１', 'Infinity', '1 1'])('no text has the number %s', (index) => {
  const xml = sheet(`<row><c r="A1" t="s"><v>${index}</v></c></row>`);
  expectSame(xml);
  expect(() => readSheet({ part: 'sheet1.xml', bytes: utf8(xml) }, '表', false, shared)).toThrow(`text ${index},`);
});

test.each(['0', ' 0 ', '+0', '00'])('the first text may be written as number %j', (index) => {
  const xml = sheet(`<row><c r="A1" t="s"><v>${index}</v></c></row>`);
  expectSame(xml);
  const { rows } = readSheet({ part: 'sheet1.xml', bytes: utf8(xml) }, '表', false, shared);
  expect(rows.get(1)).toMatchObject([{ value: '申请人' }]);
});

test.each(['0x10', '1e3', '7.0', '-0', '1048577', ''])('no row has the number %j', (number) => {
  const bytes = utf8(sheet(`<row r="${number}"><c><v>1</v></c></row>`));
  expect(() => readSheet({ part: 'sheet1.xml', bytes }, '表', false, shared)).toThrow();
});

test('a sheet of several pieces, with a seam in each place of a cell', () => {
  const cell = '<c r="A1" t="str"><v>1</v></c>';
  for (let shift = 0; shift < cell.length; shift++) {
    const space = ' '.repeat(2 ** 20 - 80 + shift);
    const bytes = utf8(`<worksheet>${space}<sheetData><row>${cell}${cell}</row></sheetData></worksheet>`);
    const { rows } = readSheet({ part: 'sheet1.xml', bytes }, '表', false, shared);
    expect([...rows.values()].flat()).toEqual([{ row: 1, column: 1, kind: 'text', value: '1', format: 'General' }]);
  }
});

test('a string that is plainly written is skimmed, with or without its spaces', () => {
  for (const [xml, text] of [
    ['<si><t>甲 _x000A_</t></si>', '甲 _x000A_'],
    ['<si><t xml:space="preserve"> </t></si>', ' '],
    ['<si><t></t></si>', ''],
  ] as const) {
    expect(scanPlainString(`-${xml}-`, 1)).toEqual({ text, end: 1 + xml.length });
    expectSameStrings(`<sst>${xml}</sst>`);
  }
});

test.each([
  '<si/>',
  '<si><t/></si>',
  '<si><t>&lt;</t></si>',
  '<si><t>甲\n乙</t></si>',
  '<si><t> </t> </si>',
  '<si> <t>甲</t></si>',
  '<si ><t>甲</t></si>',
  '<si><t >甲</t></si>',
  '<si><t>甲</t><rPh sb="0" eb="1"><t>乙</t></rPh></si>',
  '<si><r><rPr><strike/></rPr><t>甲</t></r><r><t>乙</t></r></si>',
  '<si><si><t>甲</t></si><si><t>乙</t></si></si>',
  '<t>甲</t><si><t>乙</t></si><t>丙</t>',
  '<si><t>甲</t></si><!-- --><si><t>乙</t></si>',
  '<si><t>甲</t></si',
  '<si><t>甲</t>',
])('a string that is otherwise written: %j', (xml) => {
  expect(scanPlainString(xml, 0)?.end ?? 0).toBeLessThan(xml.length);
  for (const strings of [
    `<sst>${xml}</sst>`,
    `<sst>${xml}<si><t>丁</t></si>${xml}</sst>`,
    xml,
    `<sst>${xml}</sst>${xml}`,
    `<sst>${xml}</sst><si><t>丁</t></si>`,
  ])
    expectSameStrings(strings);
});

const archives = [
  ...readdirSync('fixtures', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.xlsx'))
    .map((name) => readFileSync(`fixtures/${name}`)),
  ...[...Object.values(legal), ...Object.values(refused).map(([, build]) => build)].map((build) => build()),
];

test('the sheets of all workbooks, hostile ones included', () => {
  let count = 0;
  for (const bytes of archives) {
    try {
      const archive = openZip(bytes);
      const workbook = readWorkbook(archive);
      if (workbook.strings) expectSameStrings(workbook.strings.bytes);
      const parts = readSharedParts(workbook, true);
      for (const { part } of workbook.sheets) {
        const sheetBytes = archive.read(part)!;
        if (sheetBytes.length > 50_000) continue;
        expectSame(sheetBytes, parts);
        count++;
      }
    } catch (error) {
      // A workbook that is refused before its sheets are read.
      expect(error).toHaveProperty('code');
    }
  }
  expect(count).toBeGreaterThan(20);
});

const word = fc.constantFrom(
  '',
  '0',
  '1',
  '12',
  '-3.5',
  '甲',
  '&amp;',
  '_x0031_',
  '#VALUE!',
  'TRUE',
  '2024-01-31',
  ' ',
);
const reference = fc.constantFrom('A1', 'B2', 'C1', 'AA3', 'XFD2', 'XFE1', 'a1', '$A$1', 'A0', '1', '');
const type = fc.constantFrom('s', 'n', 'str', 'b', 'e', 'd', 'inlineStr', '');
const attribute = fc.oneof(
  { weight: 3, arbitrary: reference.map((one) => ` r="${one}"`) },
  { weight: 3, arbitrary: type.map((one) => ` t="${one}"`) },
  { weight: 3, arbitrary: fc.nat(4).map((one) => ` s="${one}"`) },
  fc.constantFrom(' vm="1"', ' s=""', ' x:r="A1"', " r='A1'", ' '),
);
const inCell = fc.oneof(
  { weight: 6, arbitrary: word.map((one) => `<v>${one}</v>`) },
  { weight: 1, arbitrary: word.map((one) => `<is><t>${one}</t></is>`) },
  { weight: 1, arbitrary: word.map((one) => `<f>${one}</f>`) },
  { weight: 1, arbitrary: fc.constantFrom('<f t="shared" si="0">A1+1</f>', '<f t="shared" si="0"/>', '<v/>', ' ') },
);
const usual = fc
  .tuple(reference, fc.option(fc.nat(4)), fc.option(type), fc.option(word))
  .map(
    ([r, s, t, v]) =>
      `<c r="${r}"${s === null ? '' : ` s="${s}"`}${t === null ? '' : ` t="${t}"`}${v === null ? '/>' : `><v>${v}</v></c>`}`,
  );
const unusual = fc
  .tuple(fc.array(attribute, { maxLength: 3 }), fc.array(inCell, { maxLength: 3 }))
  .map(([attributes, inner]) => `<c${attributes.join('')}>${inner.join('')}</c>`);
const layout = fc.constantFrom(
  ' spans="1:3"',
  ' ht="15"',
  ' ht="16.5"',
  ' ht="0"',
  ' ht="0.0"',
  ' ht=""',
  ' ht="."',
  ' x:ht="0"',
  ' customHeight="1"',
  ' x14ac:dyDescent="0.2"',
  ' s="4"',
  ' s="&lt;"',
  ' hidden="1"',
  ' hidden="0"',
);
const rowAttributes = fc
  .tuple(fc.constantFrom('1', '2', '03', '1048576', '1048577', '', 'A'), fc.array(layout, { maxLength: 4 }))
  .map(([number, more]) => ` r="${number}"${more.join('')}`);
const row = fc
  .tuple(
    fc.oneof(fc.constantFrom('', ' r="1"', ' r="0"', ' hidden="1"'), rowAttributes),
    fc.array(fc.oneof(usual, usual, unusual), { maxLength: 5 }),
  )
  .map(([attributes, cells]) => `<row${attributes}>${cells.join('')}</row>`);
const data = fc.array(row, { maxLength: 4 }).map((rows) => sheet(rows.join('')));

const piece = fc.constantFrom(
  '甲',
  ' ',
  '_x0031_',
  '&amp;',
  '<t>',
  '</t>',
  '<si>',
  '</si>',
  '<t xml:space="preserve">',
  '<r>',
);

test('random strings', () => {
  const usualString = word.map((text) => `<si><t>${text}</t></si>`);
  const strings = fc.array(fc.oneof(usualString, usualString, piece), { maxLength: 6 });
  fc.assert(
    fc.property(strings, (pieces) => expectSameStrings(`<sst>${pieces.join('')}</sst>`)),
    runs(300),
  );
});

test('random sheets', () => {
  fc.assert(
    fc.property(data, (xml) => expectSame(xml)),
    runs(300),
  );
});

test('random sheets with something inserted, left out or repeated', () => {
  const inserted = fc.constantFrom(
    '',
    '<',
    '>',
    '"',
    '/',
    ' ',
    '&',
    '<!-- -->',
    '<c r="A2"/>',
    '<v>1</v>',
    '</c>',
    ' x="1"',
  );
  fc.assert(
    fc.property(
      data,
      fc.array(fc.tuple(fc.nat(), fc.nat(6), inserted), { minLength: 1, maxLength: 3 }),
      (xml, changes) => {
        const changed = changes.reduce((text, [place, length, more]) => {
          const at = place % (text.length + 1);
          return text.slice(0, at) + more + text.slice(at + length);
        }, xml);
        expectSame(changed);
      },
    ),
    runs(500),
  );
});
