import fc from 'fast-check';
import { forms } from '../../src/forms.ts';
import { formCells } from '../../src/model/form.ts';
import { consistent } from './make/figures.ts';

/** Figures by the id of their cell; those that are left out are 0. */
export type Figures = Readonly<Record<string, number>>;

const [form] = forms;
const cells = form!.tables.flatMap(formCells);

/** Rows in which most bodies have nothing, and a text of the reports says so. */
const empty = ['regulations', 'fees'];

/** Random figures of a body in which every sum holds. */
export const bodyFigures: fc.Arbitrary<Figures> = consistent(form!).map((figures) =>
  Object.fromEntries(
    cells
      .filter(({ row }) => !empty.includes(row.id))
      .map(({ id, table, row, column }) => [id, figures[table.id]![row.id]![column.id]!]),
  ),
);

/** Returns the figures of so many bodies, the same each time. */
export function someFigures(count: number): Figures[] {
  return fc.sample(bodyFigures, { numRuns: count, seed: 15 });
}

/** Returns the figures of the body that sums up others. */
export function summedUp(all: readonly Figures[]): Figures {
  return Object.fromEntries(cells.map(({ id }) => [id, all.reduce((sum, figures) => sum + (figures[id] ?? 0), 0)]));
}

/** Returns the names of so many departments and towns of a county, 60 at most. */
export function bodyNames(count: number): string[] {
  const departments = '教育 民政 财政 司法 商务 水利 审计 统计 农业农村 卫生健康 交通运输 文化和旅游'.split(' ');
  const towns = '青川 白石 云岭 长滩 龙泉 安福 永和 清溪 石门 金沙 沙河 双桥'.split(' ');
  const names = [
    ...departments.map((name) => `溪口县${name}局`),
    ...['镇', '乡', '街道', '开发区管理委员会'].flatMap((kind) => towns.map((name) => `${name}${kind}`)),
  ];
  return names.slice(0, count);
}
