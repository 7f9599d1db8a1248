import fc from 'fast-check';
import { expect, test } from 'vitest';
import { locate } from '../../src/culprit/locate.ts';
import { forms } from '../../src/forms.ts';
import type { Form, Heading } from '../../src/model/form.ts';
import { assess } from '../../src/relations.ts';
import { runs } from '../support/random-runs.ts';
import { reportOf } from '../support/reports.ts';

/** A form of two rows and two columns with totals both ways, small enough to try everything. */
const lines = (ids: readonly string[]): Heading[] =>
  ids.map((id) => ({ id, label: id, en: id, total: id === 'total' }));
const sum = (id: string, each: 'row' | 'column') => ({
  ...forms[0]!.relations[0]!,
  id,
  table: 't',
  each,
  left: { name: { zh: 'l', en: 'l' }, terms: ['total'] },
  right: { name: { zh: 'r', en: 'r' }, terms: ['a', 'b'] },
});
const small: Form = {
  ...forms[0]!,
  id: 'small',
  relations: [sum('rows', 'row'), sum('columns', 'column')],
  tables: [
    {
      id: 't',
      name: { zh: '表', en: 'table' },
      section: 1,
      width: 4,
      labelWidth: 1,
      blocks: [{ columns: lines(['a', 'b', 'total']), rows: lines(['a', 'b', 'total']) }],
    },
  ],
};

type Cells = readonly number[];

/** Returns the residuals of the 3 × 3 cells by row and by column: each total less its parts. */
function residuals(c: Cells): number[] {
  const at = (row: number, column: number) => c[3 * row + column]!;
  const byRow = [0, 1, 2].map((row) => at(row, 2) - at(row, 0) - at(row, 1));
  const byColumn = [0, 1, 2].map((column) => at(2, column) - at(0, column) - at(1, column));
  return [...byRow, ...byColumn];
}

/** Returns the cells that one slip may change together: one cell, with its totals by row, by column, or both. */
function slips(): number[][] {
  const all = [0, 1, 2].flatMap((row) => [0, 1, 2].map((column) => [row, column] as const));
  const sets = all.flatMap(([row, column]) => {
    const own = 3 * row + column;
    const [byRow, byColumn] = [column < 2 ? [3 * row + 2] : [], row < 2 ? [6 + column] : []];
    const both = row < 2 && column < 2 ? [8] : [];
    return [[own], [own, ...byRow], [own, ...byColumn], [own, ...byRow, ...byColumn, ...both]];
  });
  return [...new Map(sets.map((set) => [set.join(), set])).values()];
}

/** Returns the figures with neighbours swapped back, or a line of three moved back by one cell, if that fixes two sums or more and breaks none. */
function transfers(cells: Cells): Cells[] {
  const lines = [0, 1, 2].flatMap((i) => [
    [3 * i, 3 * i + 1, 3 * i + 2],
    [i, i + 3, i + 6],
  ]);
  const set = (...changes: readonly (readonly [number, number])[]) => {
    const to = [...cells];
    for (const [cell, value] of changes) to[cell] = value;
    return to;
  };
  const at = (cell: number) => cells[cell]!;
  const swaps = lines.flatMap(([a, b, c]) => [set([a!, at(b!)], [b!, at(a!)]), set([b!, at(c!)], [c!, at(b!)])]);
  const shifts = lines
    .flatMap((line) => [line, line.toReversed()])
    .filter(([a, , c]) => at(a!) === 0 && at(c!) !== 0)
    .map(([a, b, c]) => set([a!, at(b!)], [b!, at(c!)], [c!, 0]));
  return [...swaps, ...shifts].filter((to) => {
    const changed = residuals(to).map((after, index) => [residuals(cells)[index]!, after] as const);
    const moved = changed.filter(([before, after]) => before !== after);
    return moved.length > 1 && moved.every(([before, after]) => before !== 0 && after === 0);
  });
}

const holds = (cells: Cells) => cells.every((value) => value >= 0) && residuals(cells).every((one) => one === 0);
const key = (cells: Cells, from: Cells) =>
  cells.flatMap((value, index) => (value === from[index] ? [] : `${index}:${value}`)).join(' ');

/** Tries every fix by one mistake, or else by two; `loose` if two fix the figures by several amounts. */
function cheapest(cells: Cells): { found: Set<string>; loose: boolean } {
  const moved = (from: Cells, set: readonly number[], by: number) =>
    from.map((value, index) => (set.includes(index) ? value + by : value));
  const amounts = Array.from({ length: 25 }, (_, index) => index - 12).filter((by) => by !== 0);
  const one = slips().flatMap((set) => amounts.map((by) => moved(cells, set, by)));
  const single = [...one, ...transfers(cells)].filter(holds);
  if (single.length > 0) return { found: new Set(single.map((to) => key(to, cells))), loose: false };
  const found = new Set<string>();
  let loose = false;
  const sets = slips();
  sets.forEach((first, i) => {
    for (const second of sets.slice(i + 1)) {
      if (first.some((cell) => second.includes(cell))) continue;
      const good = amounts.flatMap((a) => amounts.map((b) => moved(moved(cells, first, a), second, b)).filter(holds));
      loose ||= good.length > 1;
      for (const to of good) found.add(key(to, cells));
    }
  });
  for (const swapped of transfers(cells)) {
    const used = swapped.flatMap((value, index) => (value === cells[index] ? [] : index));
    for (const set of sets.filter((one) => one.every((cell) => !used.includes(cell)))) {
      for (const to of amounts.map((by) => moved(swapped, set, by)).filter(holds)) found.add(key(to, cells));
    }
  }
  return { found, loose };
}

test('the explanations found are exactly the cheapest ones', () => {
  const consistent = fc.tuple(fc.nat(3), fc.nat(3), fc.nat(3), fc.nat(3)).map(([a, b, c, d]) => {
    return [a, b, a + b, c, d, c + d, a + c, b + d, a + b + c + d];
  });
  const changes = fc.array(fc.tuple(fc.nat(8), fc.nat(6)), { minLength: 1, maxLength: 2 });
  let compared = 0;
  fc.assert(
    fc.property(consistent, changes, (cells, list) => {
      const spoilt = [...cells];
      for (const [at, value] of list) spoilt[at] = value;
      const rows = ['a', 'b', 'total'];
      const figures = Object.fromEntries(
        rows.map((row, r) => [row, Object.fromEntries(rows.map((column, c) => [column, spoilt[3 * r + c]!]))]),
      );
      const culprits = locate(assess(reportOf(small, { t: figures })));
      const { found, loose } = cheapest(spoilt);
      if (culprits.length !== 1 || culprits[0]!.more > 0 || loose || found.size === 0) return;
      compared++;
      const explained = culprits[0]!.explanations.map(({ mistakes }) => {
        const to = [...spoilt];
        for (const { entry, suggested } of mistakes.flatMap((one) => one.changes)) {
          to[3 * rows.indexOf(entry.at.row.id) + rows.indexOf(entry.at.column.id)] = Number(suggested.units);
        }
        return key(to, spoilt);
      });
      expect(new Set(explained)).toEqual(found);
    }),
    runs(250),
  );
  expect(compared).toBeGreaterThan(100);
});
