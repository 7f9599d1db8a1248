import type { Layout } from './layout.ts';
import type { Table, TableCell } from './table.ts';

/** Row edges that differ by no more than this are the same: the pages come from one sheet. */
const same = 1.5;

/**
 * Puts tables together whose columns went to several pages, as a sheet does that is too wide: pages with labels, and as
 * many behind them, once or more often, with figures alone in the very same rows.
 */
export function besideOneAnother(layouts: readonly Layout[]): Layout[] {
  const done = [...layouts];
  let labelled: number[] = [];
  for (let index = 0; index < done.length; index++) {
    const { tables } = done[index]!;
    if (tables.length === 0) continue;
    if (!tables.every(isBare)) {
      labelled.push(index);
      continue;
    }
    let end = index + 1;
    while (end < done.length && done[end]!.tables.length > 0 && done[end]!.tables.every(isBare)) end++;
    const bare = Array.from({ length: end - index }, (_, step) => index + step);
    const left = hostsOf(bare, labelled, done);
    bare.forEach((page, step) => {
      const host = left?.[step % left.length];
      if (host === undefined) return;
      done[host] = extended(done[host]!, done[page]!);
      done[page] = withoutTables(done[page]!);
    });
    if (left) labelled = [];
    index = end - 1;
  }
  return done;
}

/** The pages, out of the last with labels, whose rows those with bare figures go on; `undefined` where they do not fit. */
function hostsOf(bare: readonly number[], labelled: readonly number[], layouts: readonly Layout[]): number[] | undefined {
  for (let count = Math.min(bare.length, labelled.length); count > 0; count--) {
    const hosts = labelled.slice(-count);
    const fits = bare.every((page, step) => fit(layouts[hosts[step % count]!]!, layouts[page]!));
    if (bare.length % count === 0 && fits) return hosts;
  }
  return undefined;
}

/** Figures without a label in any of their rows. */
function isBare({ rows }: Table): boolean {
  const figured = rows.filter((row) => row.some(isFigure));
  return figured.length > 1 && figured.every((row) => !row.some(({ text }) => /\p{L}{2}/u.test(text)));
}

function isFigure({ text }: TableCell): boolean {
  return /^\s*[\d０-９]/.test(text);
}

function fit(left: Layout, right: Layout): boolean {
  return right.tables.every((table) => left.tables.some((one) => goOn(one, table)));
}

function goOn(left: Table, right: Table): boolean {
  const near = (one: number, other: number) => Math.abs(one - other) <= same;
  return (
    near(left.box.top, right.box.top) &&
    near(left.box.bottom, right.box.bottom) &&
    right.ys.every((y) => left.ys.some((other) => near(y, other)))
  );
}

function extended(left: Layout, right: Layout): Layout {
  const tables = left.tables.map((table) => {
    const more = right.tables.find((one) => goOn(table, one));
    return more ? joined(table, more, right.page) : table;
  });
  return { ...left, tables };
}

function joined(left: Table, right: Table, page: number): Table {
  const shift = left.box.right - right.box.left;
  const own = new Map<TableCell, TableCell>();
  const cellOf = (cell: TableCell) => {
    const made = own.get(cell) ?? { ...cell, page };
    own.set(cell, made);
    return made;
  };
  return {
    ...left,
    box: { ...left.box, right: right.box.right + shift },
    xs: [...left.xs, ...right.xs.slice(1).map((x) => x + shift)],
    rows: left.rows.map((row, index) => {
      const middle = (left.ys[index]! + left.ys[index + 1]!) / 2;
      const beside = right.rows[right.ys.findIndex((y) => y > middle) - 1]!;
      return [...row, ...beside.map(cellOf)];
    }),
  };
}

/** Lines beside the rows are what was cut off from the page before. */
function withoutTables(layout: Layout): Layout {
  const isBeside = (top: number) => layout.tables.some(({ box }) => box.top <= top && top <= box.bottom);
  return { ...layout, tables: [], lines: layout.lines.filter(({ top }) => !isBeside(top)) };
}
