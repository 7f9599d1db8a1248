import { expect, test } from 'vitest';
import type { Document, Grid } from '../../src/model/document.ts';
import { joinAdjacentTables } from '../../src/recognise/adjacent-tables.ts';

/** A table of rows such as `甲|1`; a text is a line between tables. */
function blocks(...parts: readonly (readonly string[] | string)[]): Document['blocks'] {
  return parts.map((part, index) => {
    const place = { path: 'a.docx', table: index + 1 };
    if (typeof part === 'string') return { kind: 'paragraph', text: part, place };
    const rows = part.map((row, at) => ({
      place: { ...place, row: at + 1 },
      cells: row.split('|').map((text) => ({ text, place: { ...place, row: at + 1 } })),
    }));
    return { kind: 'grid', place, rows };
  });
}

const joined = (...parts: readonly (readonly string[] | string)[]) =>
  joinAdjacentTables(blocks(...parts)).map((block) =>
    block.kind === 'paragraph' ? block.text : block.rows.map(({ cells }) => cells.map((cell) => cell!.text).join('|')),
  );

test('tables of one width that follow each other are one, each row with its own place', () => {
  expect(joined(['项|数'], ['甲|1'], ['乙|2|3'])).toEqual([['项|数', '甲|1'], ['乙|2|3']]);
  const [grid] = joinAdjacentTables(blocks(['项|数'], ['甲|1'])) as Grid[];
  expect(grid!.rows.map(({ place }) => place.table)).toEqual([1, 2]);
});

test('with text between they are two', () => {
  expect(joined(['甲|1'], '文', ['乙|2'])).toHaveLength(3);
});

test.each([
  '续表',
  '（续上表）',
  '- 3 -',
  '—12—',
  '−3−',
  '3/8',
  '第 3 页',
  '第3页/共8页',
  'Page 3 of 8',
])('with nothing but %s between they are one', (mark) => {
  expect(joined(['甲|1'], mark, ['乙|2'])).toEqual([['甲|1', '乙|2'], mark]);
});

test('what is no table on a page is never joined: a sheet, a report in JSON', () => {
  for (const place of [
    { path: 'a.xlsx', sheet: '表' },
    { path: 'a.json', pointer: '/0' },
  ]) {
    const apart = blocks(['甲|1'], ['乙|2']).map((block) => ({ ...block, place }));
    expect(joinAdjacentTables(apart)).toHaveLength(2);
  }
});
