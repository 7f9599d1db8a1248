import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { lint } from '../../src/lint.ts';
import type { Grid } from '../../src/model/document.ts';
import { read } from '../../src/readers/index.ts';
import { asWord, exponent, hidden, merges, moved, oldDocument } from '../support/make/old-document.ts';
import { readsRandomReports } from '../support/random-reports.ts';

const path = '报告.doc';

/** The blocks of a document: a text, or the texts of a table. */
async function blocksOf(...made: Parameters<typeof oldDocument>) {
  const document = await read(oldDocument(...made), path);
  return document.blocks.map((block) =>
    block.kind === 'grid' ? block.rows.map(({ cells }) => cells.map((cell) => cell?.text)) : block.text,
  );
}

/** A row of cells of equal width. */
const row = (...texts: string[]) => texts.map((text, index) => ({ text, from: index * 1000, to: (index + 1) * 1000 }));

test('paragraphs and tables stand in their order', async () => {
  expect(await blocksOf(['二、主动公开', row('规章', '0'), row('许可', '12'), '三、申请'])).toEqual([
    '二、主动公开',
    [
      ['规章', '0'],
      ['许可', '12'],
    ],
    '三、申请',
  ]);
});

test('a cell has its place, and keeps its lines', async () => {
  const { blocks } = await read(oldDocument(['一', row('商业\n企业', '3'), row('', '4')]), path);
  const { place, rows } = blocks[1] as Grid;
  expect(place).toEqual({ path, table: 1 });
  expect(rows[0]!.cells[0]).toEqual({ text: '商业\n企业', place: { path, table: 1, row: 1, column: 1 } });
  expect(rows[1]!.cells[1]).toEqual({ text: '4', place: { path, table: 1, row: 2, column: 2 } });
});

describe('a merged cell stands at every position', () => {
  test('a wide one', async () => {
    const wide = [{ text: '总计', from: 0, to: 2000 }];
    expect(await blocksOf([wide, row('1', '2')])).toEqual([
      [
        ['总计', '总计'],
        ['1', '2'],
      ],
    ]);
  });

  test('a high one', async () => {
    const [first, second] = row('总计', '1');
    const rows = [
      [{ ...first!, merge: merges.down }, second!],
      [
        { ...first!, text: '', merge: merges.continuesDown },
        { ...second!, text: '2' },
      ],
    ];
    expect(await blocksOf(rows)).toEqual([
      [
        ['总计', '1'],
        ['总计', '2'],
      ],
    ]);
  });

  test('one of two cells that are joined', async () => {
    const [first, second, third] = row('总计', '', '1');
    const rows = [[{ ...first!, merge: merges.across }, { ...second!, merge: merges.continuesAcross }, third!]];
    expect(await blocksOf([...rows, row('1', '2', '3')])).toEqual([
      [
        ['总计', '总计', '1'],
        ['1', '2', '3'],
      ],
    ]);
  });
});

test('edges drawn by hand are off by a little', async () => {
  const crooked = row('1', '2', '3').map((cell) => ({ ...cell, from: cell.from + 13, to: cell.to - 9 }));
  expect(await blocksOf([row('甲', '乙', '丙'), crooked])).toEqual([
    [
      ['甲', '乙', '丙'],
      ['1', '2', '3'],
    ],
  ]);
});

test('what is not seen is not read: hidden text, the code of a field', async () => {
  const field = (code: string, result: string) => `\u0013${code}\u0014${result}\u0015`;
  expect(await blocksOf([row('总计', `1${field('=SUM(ABOVE)', '7')}`), row('藏', '12345')], { '34': hidden })).toEqual([
    [
      ['总计', '17'],
      ['藏', '125'],
    ],
  ]);
});

test('what is raised is a remark: the mark of a footnote is no digit of the figure before it', async () => {
  const raised = { '①': exponent, 注: moved(6), 万: moved(3) };
  expect(await blocksOf([row('总计', '13612①'), row('规章', '7注'), row('费用', '8万')], raised)).toEqual([
    [
      ['总计', '13612（①）'],
      ['规章', '7（注）'],
      ['费用', '8万'],
    ],
  ]);
});

test('a table whose cells cannot be told is lines', async () => {
  const bytes = oldDocument([row('总计', '1'), row('其他', '2')]);
  // The second row says that it has three cells.
  const at = bytes.findLastIndex((byte, index) => byte === 0x08 && bytes[index + 1] === 0xd6);
  bytes[at + 4] = 3;
  const { blocks } = await read(bytes, path);
  expect(blocks.map((block) => (block.kind === 'paragraph' ? block.text : 'grid'))).toEqual(['总计', '1', '其他', '2']);
});

test('a document written by LibreOffice says what the workbook says', async () => {
  const findings = async (file: string) => {
    const { diagnostics } = await lint(readFileSync(file), { path: file });
    return diagnostics.map(({ rule, cell, message }) => `${rule} ${cell} ${message.en}`);
  };
  const found = await findings('fixtures/readers/青石镇2025.doc');
  expect(found).toEqual(await findings('fixtures/examples/青石镇2025.xlsx'));
  expect(found).not.toEqual([]);
});

describe('what cannot be read says so', () => {
  const good = oldDocument(['一', row('规章', '0')]);
  const problem = async (bytes: Uint8Array) => {
    const { problem: found } = await lint(bytes, { path });
    return `${found?.code}: ${found?.message.en}`;
  };
  /** With a byte of the main stream's header changed. */
  const changed = (at: number, byte: number) => {
    const bytes = good.slice();
    bytes[bytes.findIndex((one, index) => one === 0xec && bytes[index + 1] === 0xa5) + at] = byte;
    return bytes;
  };

  test.each([
    ['a password', changed(11, 0x03), /^encrypted: .*remove the password/],
    ['changes kept apart', changed(10, 0x04), /^unsupported: .*fast-saved/],
    ['Word 95', changed(0, 0xdc), /^unsupported: .*Word 95/],
    ['text that is not there', changed(0x1a3, 0xff), /^damaged: /],
  ])('%s', async (_, bytes, expected) => {
    expect(await problem(bytes)).toMatch(expected);
  });
});

readsRandomReports({ doc: ({ printed }) => oldDocument(asWord(printed)) });
