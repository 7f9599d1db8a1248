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
  const pages = layouts.flatMap(({ tables }, index) => (tables.length > 0 ? [index] : []));
  let labelled: number[] = [];
  for (let at = 0; at < pages.length; ) {
    const found = partners(pages.slice(at), labelled, done);
    if (!found) {
      labelled.push(pages[at++]!);
      continue;
    }
    for (const [host, page] of found) {
      done[host] = extended(done[host]!, done[page]!);
      done[page] = withoutTables(done[page]!);
    }
    labelled = [];
    at += found.length;
  }
  return done;
}

/** As many of the next pages as possible, with bare figures, each with the one of the last pages whose rows it goes on. */
function partners(
  pages: readonly number[],
  labelled: readonly number[],
  layouts: readonly Layout[],
): (readonly [host: number, page: number])[] | undefined {
  const end = pages.findIndex((page) => !layouts[page]!.tables.every(isBare));
  for (let length = end < 0 ? pages.length : end; length > 0; length--) {
    for (let count = Math.min(length, labelled.length); count > 0; count--) {
      const hosts = labelled.slice(-count);
      const pairs = pages.slice(0, length).map((page, step) => [hosts[step % count]!, page] as const);
      if (length % count === 0 && pairs.every(([host, page]) => goesOnBeside(layouts[host]!, layouts[page]!)))
        return pairs;
    }
  }
  return undefined;
}

/** Figures without a label in any of their rows. */
function isBare({ rows }: Table): boolean {
  const figured = rows.filter((row) => row.some(isFigure));
  return figured.length > 0 && figured.every((row) => !row.some(({ text }) => /\p{L}{2}/u.test(text)));
}

function isFigure({ text }: TableCell): boolean {
  return /^\s*[\d０-９]/.test(text);
}

function goesOnBeside(left: Layout, right: Layout): boolean {
  // What goes on beside reaches the edge of the page, and so no less far than others.
  const edge = Math.max(...left.tables.map(({ box }) => box.right)) - same;
  return right.tables.every((table) => left.tables.some((one) => one.box.right >= edge && goOn(one, table)));
}

function goOn(left: Table, right: Table): boolean {
  const near = (one: number, other: number) => Math.abs(one - other) <= same;
  return (
    // The same table once more has the same header.
    left.rows[0]!.some(({ text }) => text !== '' && !right.rows[0]!.some((cell) => cell.text === text)) &&
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
