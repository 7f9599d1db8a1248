import { describe, expect, test } from 'vitest';
import { forms } from '../../src/forms.ts';
import { formCells, tableOf } from '../../src/model/form.ts';
import { layout, type PrintedCell } from '../../src/model/printed-layout.ts';

/** The merged cells of the official print: `row:column rows×columns`. */
function geometry(form: (typeof forms)[number], table: string, label: string): string[] {
  return layout(tableOf(form, table)!)
    .flat()
    .filter(({ text }) => text === label)
    .map(({ row, column, rows, columns }) => `${row}:${column} ${rows}×${columns}`);
}

const [form2021, form2019] = forms as [(typeof forms)[number], (typeof forms)[number]];

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

test('表三: header of three tiers, labels of three columns', () => {
  const at = (label: string) => geometry(form2021, 'requests', label);
  expect(at('（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）')).toEqual(['1:1 3×3']);
  expect(at('申请人情况')).toEqual(['1:4 1×7']);
  expect(at('自然人')).toEqual(['2:4 2×1']);
  expect(at('法人或其他组织')).toEqual(['2:5 1×5']);
  expect(at('商业企业')).toEqual(['3:5 1×1']);
  expect(at('总计')).toEqual(['2:10 2×1']);
  expect(at('一、本年新收政府信息公开申请数量')).toEqual(['4:1 1×3']);
  expect(at('三、本年度办理结果')).toEqual(['6:1 22×1']);
  expect(at('（一）予以公开')).toEqual(['6:2 1×2']);
  expect(at('（三）不予公开')).toEqual(['8:2 8×1']);
  expect(at('（五）不予处理')).toEqual(['19:2 5×1']);
  expect(at('（六）其他处理')).toEqual(['24:2 3×1']);
  expect(at('（七）总计')).toEqual(['27:2 1×2']);
  expect(at('四、结转下年度继续办理')).toEqual(['28:1 1×3']);
});

test('表三 of 2019: two result rows fewer', () => {
  expect(geometry(form2019, 'requests', '三、本年度办理结果')).toEqual(['6:1 20×1']);
  expect(geometry(form2019, 'requests', '（六）其他处理')).toEqual(['24:2 1×2']);
});

test('表四: groups above the columns, one line of figures', () => {
  const at = (label: string) => geometry(form2021, 'cases', label);
  expect(layout(tableOf(form2021, 'cases')!)).toHaveLength(4);
  expect(at('行政复议')).toEqual(['1:1 1×5']);
  expect(at('行政诉讼')).toEqual(['1:6 1×10']);
  expect(at('未经复议直接起诉')).toEqual(['2:6 1×5']);
  expect(at('复议后起诉')).toEqual(['2:11 1×5']);
  expect(at('结果维持')).toEqual(['2:1 2×1', '3:6 1×1', '3:11 1×1']);
});

test('表二: a line above each block, columns that span', () => {
  expect(geometry(form2021, 'disclosure', '第二十条第（五）项')).toEqual(['5:1 1×4']);
  expect(geometry(form2021, 'disclosure', '本年处理决定数量')).toEqual(['6:2 1×3', '9:2 1×3']);
  expect(geometry(form2021, 'disclosure', '规章')).toEqual(['3:1 1×1']);
  expect(geometry(form2019, 'disclosure', '采购总金额')).toEqual(['17:3 1×2']);
});
