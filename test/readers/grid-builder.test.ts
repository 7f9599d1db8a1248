import { expect, test } from 'vitest';
import { gridBuilder } from '../../src/readers/grid-builder.ts';

test('where cells overlap, the first one is seen', () => {
  const { put, append, grid } = gridBuilder({ path: 'a.html' });
  put(1, 1, { rows: 2, columns: 2 }, { text: '甲' });
  put(1, 2, { columns: 2 }, { text: '乙' });
  append(2, {}, { text: '丙' });
  expect(grid().rows.map(({ cells }) => cells.map((cell) => cell?.text))).toEqual([
    ['甲', '甲', '乙'],
    ['甲', '甲', '丙'],
  ]);
});
