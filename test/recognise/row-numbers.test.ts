import { expect, test } from 'vitest';
import type { GridRow } from '../../src/model/document.ts';
import { hasNumber, isEmpty, isNumber, slotsOf } from '../../src/recognise/slots.ts';
import type { BlockHeader } from '../../src/recognise/tables/header.ts';
import {
  isNumberingRow,
  numbersCells,
  numbersGroups,
  rowNumberPositions,
} from '../../src/recognise/tables/row-numbers.ts';

/** Which figures number the rows, the columns or the groups of a table, and so are none. */

const place = { path: '甲.csv' };

/** A row of cells, separated by spaces: `_` is blank, `.` no cell. */
const rowOf = (drawn: string): GridRow => ({
  place,
  cells: drawn.split(' ').map((text) => (text === '.' ? undefined : { text: text.replace('_', ''), place })),
});

test.each<[string, { cells: boolean; groups: boolean; columns: boolean }]>([
  ['1 2 3 4 5', { cells: true, groups: true, columns: true }],
  ['甲 1 2 3 4 5', { cells: true, groups: true, columns: false }],
  ['_ 1 2 3', { cells: false, groups: true, columns: true }],
  ['1 2', { cells: false, groups: true, columns: false }],
  ['1 2 3 4 5.5', { cells: false, groups: true, columns: false }],
  ['2 3 4 5 6', { cells: false, groups: false, columns: false }],
  ['1 2 3 4 6', { cells: false, groups: false, columns: false }],
  ['0 1 2 3 4', { cells: false, groups: false, columns: false }],
  ['1 1 2 2 3', { cells: false, groups: true, columns: false }],
  ['1 1 3 3', { cells: false, groups: false, columns: false }],
  ['甲 乙 丙', { cells: false, groups: false, columns: false }],
])('%s counts cells, groups or columns', (drawn, expected) => {
  const row = rowOf(drawn);
  const columns = isNumberingRow(slotsOf(row));
  expect({ cells: numbersCells(row), groups: numbersGroups(row), columns }).toEqual(expected);
});

const header = (firstColumn: number, ...rowNumbers: readonly number[]) =>
  ({ columns: [{ from: firstColumn, to: firstColumn }], rowNumbers: new Set(rowNumbers) }) as unknown as BlockHeader;

test.each<[string, number, number[], readonly string[], number[]]>([
  ['two numbers in front of the labels', 2, [], ['1 规章 7', '2 许可 7'], [0]],
  ['one number', 2, [], ['1 规章 7', '_ 许可 7'], []],
  ['numbers that skip one', 2, [], ['1 规章 7', '3 许可 7'], []],
  ['numbers that go on over a row without', 2, [], ['1 规章 7', '. 收费 7', '2 许可 7'], [0]],
  ['four numbers behind the labels', 2, [], ['甲 1 7', '乙 2 7', '丙 3 7', '丁 4 7'], []],
  ['five numbers behind the labels', 2, [], ['甲 1 7', '乙 2 7', '丙 3 7', '丁 4 7', '戊 5 7'], [1]],
  ['five of which one is in front', 2, [], ['甲 1 7', '_ 2 7', '丙 3 7', '丁 4 7'], []],
  ['a blank in front', 3, [], ['_ 1 规章 7', '_ 2 许可 7'], [1]],
  ['a label that says so', 3, [1], ['甲 9 规章 7', '乙 2 许可 7'], [1]],
  ['figures of the table itself', 1, [], ['甲 1', '乙 2', '丙 3', '丁 4', '戊 5'], []],
  ['fractions', 2, [], ['1.5 甲 7', '2.5 乙 7'], []],
])('%s', (_, first, named, rows, positions) => {
  const others = named.length > 0 ? [header(first)] : [];
  expect([...rowNumberPositions([header(first, ...named), ...others], rows.map(rowOf))]).toEqual(positions);
});

test('a merged cell is one slot, and cells that show nothing may still hold something', () => {
  const merged = { text: '甲', place };
  const row = { place, cells: [merged, merged, undefined, { text: '1', place }, merged] };
  expect(slotsOf(row).map(({ from, to }) => [from, to])).toEqual([
    [0, 1],
    [3, 3],
    [4, 4],
  ]);
  expect([hasNumber(row), hasNumber({ place, cells: [merged] })]).toEqual([true, false]);
  const cells = [
    { text: ' ', place },
    { text: '', place, stored: { number: '7' } },
    { text: '', place, picture: true as const },
    { text: '', place, stored: { formula: 'A1' } },
    { text: '—', place },
  ];
  expect(cells.map(isEmpty)).toEqual([true, false, false, true, false]);
  expect([...cells.slice(3), { text: '7件', place }].map(isNumber)).toEqual([false, false, true]);
});
