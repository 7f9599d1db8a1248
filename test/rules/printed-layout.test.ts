import { describe, expect, test } from 'vitest';
import { forms } from '../../src/forms.ts';
import { formCells } from '../../src/model/form.ts';
import { layout, type PrintedCell } from '../../src/model/printed-layout.ts';

describe.each(
  forms.flatMap((form) => form.tables.map((table) => ({ name: `${form.id} ${table.id}`, table }))),
)('$name', ({ table }) => {
  const rows = layout(table);
  const cells = rows.flat();

  test('covers a rectangle, each position once', () => {
    const covered = cells.flatMap(({ row, column, rows: height, columns: width }) =>
      Array.from({ length: height * width }, (_, n) => `${row + Math.floor(n / width)}:${column + (n % width)}`),
    );
    expect(new Set(covered).size).toBe(covered.length);
    expect(covered.length).toBe(rows.length * table.width);
    expect(Math.max(...cells.map(({ column, columns }) => column + columns - 1))).toBe(table.width);
  });

  test('has every cell of the form once, in its order', () => {
    const printed = cells.flatMap(({ cell }) => cell ?? []);
    expect(printed).toEqual(formCells(table));
  });

  test('lists cells in the row where they begin, from left to right', () => {
    const order = (row: readonly PrintedCell[]) => row.map(({ column }) => column);
    for (const [index, row] of rows.entries()) {
      expect(row.every((cell) => cell.row === index + 1)).toBe(true);
      expect(order(row)).toEqual(order(row).toSorted((a, b) => a - b));
    }
  });
});
