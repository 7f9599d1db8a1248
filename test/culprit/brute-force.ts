import { type Form, formCells, lines, tableOf } from '../../src/model/form.ts';
import { groupBy } from '../../src/model/group-by.ts';

/** Figures by `row/column`: a whole table, or what some cells should be. */
export type Sheet = ReadonlyMap<string, number>;

/** Numbers by sum: what is wrong with each, or what a change adds to each; sums without a number are left out. */
type Vector = ReadonlyMap<string, number>;

/** A relation for one row or column: the sum of its cells, each with its sign, is 0 if it holds. */
interface Sum {
  /** `relation line`. */
  readonly id: string;
  readonly signs: ReadonlyMap<string, number>;
}

/** Cells that changed by one unknown amount, and what an amount of 1 adds to the sums. */
interface Slip {
  readonly cells: readonly string[];
  readonly effect: Vector;
}

/** All explanations of broken sums by the fewest mistakes, up to two. */
interface Explained {
  /** The number of mistakes; 3 if two do not explain them. */
  readonly mistakes: number;
  /** What each explanation makes of the table, as `cell:figure …` in the form's order. */
  readonly outcomes: ReadonlySet<string>;
  /** True if two slips may share one amount in more ways than can be listed. */
  readonly isLoose: boolean;
}

/**
 * Returns a function that explains the broken sums of a table, given by name, by trying every slip and every pair of slips. It
 * shares no code with the search. It knows that a figure may be wrong alone, or with its total in the row, in the column, or
 * in both; that neighbours may be swapped; and that a run may be one cell off.
 */
export function bruteForce(form: Form, table: string) {
  const cells = formCells(tableOf(form, table)!).map(({ row, column }) => `${row.id}/${column.id}`);
  const effectOf = effects(sumsOf(form, table));
  const slips = slipsOf(form, table, cells).map((set): Slip => {
    return { cells: set, effect: effectOf(set.map((cell) => [cell, 1])) };
  });

  return (sheet: Sheet, broken: ReadonlySet<string>): Explained => {
    const wrong = new Map([...effectOf(sheet)].filter(([id]) => broken.has(id)));
    const transfers = transfersOf(cells, sheet)
      .map((to) => ({ to, effect: effectOf([...to].map(([cell, figure]) => [cell, sheet.get(cell)! - figure])) }))
      .filter(({ effect }) => effect.size > 1 && [...effect].every(([id, by]) => wrong.get(id) === by));
    const explainedByOne = (target: Vector): Sheet[] => [
      ...slips.flatMap((slip) => moved(sheet, slip, timesIn(target, slip.effect))),
      ...transfers.filter(({ effect }) => timesIn(target, effect) === 1).map(({ to }) => to),
    ];
    const single = explainedByOne(wrong);
    if (single.length > 0) return { mistakes: 1, outcomes: outcomesOf(cells, single), isLoose: false };

    const withTransfer = transfers.flatMap((first) => {
      const rest = new Map([...wrong].filter(([id]) => !first.effect.has(id)));
      return explainedByOne(rest).flatMap((second) => together(first.to, second));
    });
    const pairs = pairsOf(slips, wrong);
    const bySlips = pairs.flatMap(({ first, second, amounts }) =>
      moved(sheet, first, amounts?.[0]).flatMap((one) =>
        moved(sheet, second, amounts?.[1]).flatMap((other) => together(one, other)),
      ),
    );
    const isLoose = pairs.some(({ first, second, amounts }) => !amounts && canShare(sheet, wrong, first, second));
    const outcomes = outcomesOf(cells, [...withTransfer, ...bySlips]);
    return { mistakes: outcomes.size > 0 || isLoose ? 2 : 3, outcomes, isLoose };
  };
}

function sumsOf(form: Form, table: string): Sum[] {
  const { blocks } = tableOf(form, table)!;
  return form.relations
    .filter((relation) => relation.table === table)
    .flatMap(({ id, each, left, right }) => {
      const all = blocks.flatMap((block) => lines(each === 'row' ? block.rows : block.columns));
      return all.map((line): Sum => {
        const cell = (term: string) => (each === 'row' ? `${line.id}/${term}` : `${term}/${line.id}`);
        const signed = (terms: readonly string[], sign: number) => terms.map((term) => [cell(term), sign] as const);
        return { id: `${id} ${line.id}`, signs: new Map([...signed(left.terms, 1), ...signed(right.terms, -1)]) };
      });
    });
}

/** Returns a function that tells what amounts by cell add to the sums. */
function effects(sums: readonly Sum[]): (amounts: Iterable<readonly [string, number]>) => Vector {
  const terms = sums.flatMap(({ id, signs }) => [...signs].map(([cell, sign]) => ({ cell, id, sign })));
  const termsOf = groupBy(terms, ({ cell }) => cell);
  return (amounts) => {
    const effect = new Map<string, number>();
    for (const [cell, by] of amounts) {
      for (const { id, sign } of termsOf.get(cell)!) effect.set(id, (effect.get(id) ?? 0) + sign * by);
    }
    return new Map([...effect].filter(([, by]) => by !== 0));
  };
}

/** Returns the cells that one slip may change together, each set once. */
function slipsOf(form: Form, table: string, cells: readonly string[]): string[][] {
  const totals = form.relations.filter((relation) => relation.table === table && relation.left.terms.length === 1);
  const totalOf = (each: 'row' | 'column', term: string) =>
    totals.flatMap((one) => (one.each === each && one.right.terms.includes(term) ? one.left.terms : []));
  const sets = cells.flatMap((cell) => {
    const [row, column] = cell.split('/') as [string, string];
    const right = totalOf('row', column).map((total) => `${row}/${total}`);
    const below = totalOf('column', row).map((total) => `${total}/${column}`);
    const corner = totalOf('column', row).flatMap((a) => totalOf('row', column).map((b) => `${a}/${b}`));
    return [[cell], [cell, ...right], [cell, ...below], [cell, ...right, ...below, ...corner]];
  });
  return [...new Map(sets.map((set) => [set.join(), set])).values()];
}

/** Returns the tables with neighbours in each other’s place, or a run of three or more back by one cell: the changed cells. */
function transfersOf(cells: readonly string[], sheet: Sheet): Sheet[] {
  const [rows, columns] = [0, 1].map((part) => [...groupBy(cells, (cell) => cell.split('/')[part]!).values()]);
  const runs = [...rows!, ...columns!]
    .flatMap((line) => [line, line.toReversed()])
    .flatMap((line) => line.flatMap((_, from) => line.map((_, to) => line.slice(from, to + 1))))
    .filter((run) => run.length === 2 || (run.length > 2 && sheet.get(run[0]!) === 0));
  return runs.map((run) => {
    const next = (at: number) => sheet.get(run[(at + 1) % run.length]!)!;
    return new Map(run.map((cell, at) => [cell, next(at)] as const).filter(([cell, to]) => to !== sheet.get(cell)));
  });
}

/** Returns how often an effect makes up a target that it is to undo, or undefined if it does not. */
function timesIn(target: Vector, effect: Vector): number | undefined {
  const ratios = new Set([...target].map(([id, by]) => by / (effect.get(id) ?? Number.NaN)));
  const [ratio] = ratios;
  return target.size === effect.size && ratios.size === 1 && Number.isInteger(ratio) ? ratio : undefined;
}

/** Returns the cells of a slip with its amount taken from each; nothing if there is no amount, or a figure falls below 0. */
function moved(sheet: Sheet, { cells }: Slip, amount: number | undefined): Sheet[] {
  if (!amount) return [];
  const to = new Map(cells.map((cell) => [cell, sheet.get(cell)! - amount]));
  return [...to.values()].every((figure) => figure >= 0) ? [to] : [];
}

/** Returns the pairs of slips that make up a target, with their amounts; without if they have one effect, which does. */
function pairsOf(slips: readonly Slip[], target: Vector) {
  const [some] = target.keys();
  const firsts = slips.filter(({ effect }) => effect.has(some!));
  return firsts.flatMap((first) =>
    slips.flatMap((second) => {
      if (first === second || [...target.keys()].some((id) => !first.effect.has(id) && !second.effect.has(id)))
        return [];
      const amounts = amountsOf(target, first.effect, second.effect);
      return amounts === null ? [] : [{ first, second, amounts }];
    }),
  );
}

/** Solves x · a + y · b = target in whole numbers: null if that is impossible, undefined if there are many solutions. */
function amountsOf(target: Vector, a: Vector, b: Vector): readonly [number, number] | null | undefined {
  const ids = [...new Set([...a.keys(), ...b.keys()])];
  const rows = ids.map((id) => [a.get(id) ?? 0, b.get(id) ?? 0, target.get(id) ?? 0] as const);
  for (const [a1, b1, t1] of rows) {
    for (const [a2, b2, t2] of rows) {
      const determinant = a1 * b2 - a2 * b1;
      if (determinant === 0) continue;
      const [x, y] = [(t1 * b2 - t2 * b1) / determinant, (a1 * t2 - a2 * t1) / determinant];
      const isRight = rows.every(([one, other, sum]) => one * x + other * y === sum);
      return isRight && Number.isInteger(x) && Number.isInteger(y) ? [x, y] : null;
    }
  }
  return timesIn(target, a) === undefined ? null : undefined;
}

/** True if two slips with one effect can share the amount: each figure that falls is large enough for its part of it. */
function canShare(sheet: Sheet, target: Vector, a: Slip, b: Slip): boolean {
  if (a.cells.some((cell) => b.cells.includes(cell))) return false;
  const [all, other] = [timesIn(target, a.effect)!, timesIn(target, b.effect)!];
  const most = ({ cells }: Slip) => Math.min(...cells.map((cell) => sheet.get(cell)!));
  return all === other && all > 1 && most(a) > 0 && most(b) > 0 && most(a) + most(b) >= all;
}

/** Returns what both change; nothing if that is the same cell. */
function together(one: Sheet, other: Sheet): Sheet[] {
  return [...one.keys()].some((cell) => other.has(cell)) ? [] : [new Map([...one, ...other])];
}

function outcomesOf(cells: readonly string[], changes: readonly Sheet[]): Set<string> {
  return new Set(changes.map((one) => outcome(cells, one)));
}

/** Returns changed figures as one text: `cell:figure …` in the form's order. */
export function outcome(cells: readonly string[], changes: Sheet): string {
  return cells.flatMap((cell) => (changes.has(cell) ? `${cell}:${changes.get(cell)}` : [])).join(' ');
}
