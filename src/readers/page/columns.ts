import { unknown } from './glyph.ts';
import type { Layout } from './layout.ts';
import type { Table, TableCell } from './table.ts';

/** Edges that differ by no more than this are the same: the pages come from one sheet. */
const same = 1.5;

/** Rows that stand at the same places by chance are fewer. */
const enoughRows = 6;

/** A table of one page, and the columns of another that go on beside it: none where that has only the first ones again. */
export interface Beside {
  readonly left: Table;
  readonly right?: Table;
  readonly page: number;
}

/** What goes on beside the tables of a page, if all on another does. */
export function besideIn(left: Layout, right: Layout): Beside[] | undefined {
  const found: Beside[] = [];
  for (const table of right.tables) {
    const one = left.tables.map((host) => beside(host, table)).find(Boolean);
    if (!one) return undefined;
    found.push(one);
  }
  return found.some((one) => one.right) ? found : undefined;
}

function beside(left: Table, table: Table): Beside | undefined {
  if (!isAligned(left, table)) return undefined;
  const repeated = repeatedColumns(left, table);
  const { page } = table;
  if (repeated === table.xs.length - 1) return { left, page };
  const right = withoutColumns(table, repeated);
  // The same table once more has the same header.
  const isOther =
    repeated > 0 || left.rows[0]!.some(({ text }) => text !== '' && !table.rows[0]!.some((cell) => cell.text === text));
  return isOther && isBare(right) ? { left, right, page } : undefined;
}

function near(one: number, other: number): boolean {
  return Math.abs(one - other) <= same;
}

function isAligned(left: Table, right: Table): boolean {
  if (!right.ys.every((y) => left.ys.some((other) => near(y, other)))) return false;
  return (near(left.box.bottom, right.box.bottom) && near(left.box.top, right.box.top)) || right.ys.length > enoughRows;
}

/** Figures without a label in any of their rows. */
function isBare({ rows }: Table): boolean {
  const figured = rows.filter((row) => row.some(isFigure));
  return figured.length > 0 && figured.every((row) => !row.some(isLabel));
}

function isFigure({ text }: TableCell): boolean {
  return /^\s*[\d０-９]/.test(text);
}

function isLabel({ text }: TableCell): boolean {
  return /\p{L}{2}/u.test(text);
}

/** How many columns a table begins with that are those of another once more, as a sheet repeats the labels on every page. */
function repeatedColumns(left: Table, right: Table): number {
  let count = 0;
  let labels = 0;
  while (count < Math.min(left.xs.length, right.xs.length) - 1) {
    if (!near(right.xs[count + 1]! - right.xs[0]!, left.xs[count + 1]! - left.xs[0]!)) break;
    const pairs = right.rows.map((row, index) => [row[count]!, rowAt(left, right, index)[count]!] as const);
    if (!pairs.every(([one, other]) => one.text === other.text)) break;
    labels += pairs.filter(([one]) => isLabel(one)).length;
    count++;
  }
  return labels > 1 ? count : 0;
}

/** The row of a table that stands where one of another does. */
function rowAt(table: Table, other: Table, index: number): readonly TableCell[] {
  const middle = (other.ys[index]! + other.ys[index + 1]!) / 2;
  return table.rows[Math.max(0, table.ys.findIndex((y) => y > middle) - 1)]!;
}

function withoutColumns(table: Table, count: number): Table {
  if (count === 0) return table;
  return {
    ...table,
    box: { ...table.box, left: table.xs[count]! },
    xs: table.xs.slice(count),
    rows: table.rows.map((row) => row.slice(count)),
    sides: { ...table.sides, left: table.rows.map((row) => row[count - 1] !== row[count]) },
  };
}

/** A table with the columns of another behind its own. */
export function joinedBeside(left: Table, right: Table): Table {
  const shift = left.box.right - right.box.left;
  const made = new Map<TableCell, TableCell>();
  const cellOf = (cell: TableCell) => {
    const known = made.get(cell) ?? { ...cell, page: cell.page ?? right.page };
    made.set(cell, known);
    return known;
  };
  const ends: boolean[] = [];
  const rows = left.rows.map((row, index) => {
    const middle = (left.ys[index]! + left.ys[index + 1]!) / 2;
    const at = middle < right.ys[0]! ? -1 : right.ys.findIndex((y) => y > middle) - 1;
    ends.push(at < 0 ? true : right.sides.right[at]!);
    if (at < 0) return [...row, ...right.xs.slice(1).map(() => blank)];
    const beside = right.rows[at]!;
    const isOne = !left.sides.right[index] && !right.sides.left[at];
    if (isOne && !made.has(row.at(-1)!)) {
      const whole = asOne(row.at(-1)!, beside[0]!);
      made.set(row.at(-1)!, whole).set(beside[0]!, whole);
    }
    return [...row.map((cell) => made.get(cell) ?? cell), ...beside.map(cellOf)];
  });
  return {
    ...left,
    box: { ...left.box, right: right.box.right + shift },
    xs: [...left.xs, ...right.xs.slice(1).map((x) => x + shift)],
    rows,
    sides: { ...left.sides, right: ends },
  };
}

const blank: TableCell = { text: '', full: false };

/** The two parts of a cell that the edge of the page has cut; a figure in both is not put together. */
function asOne(left: TableCell, right: TableCell): TableCell {
  const texts = [...new Set([left.text, right.text].filter((text) => text.trim() !== ''))];
  const isCut = texts.length > 1 && texts.some((text) => /\d/.test(text));
  const picture = left.picture ?? right.picture;
  return { text: texts.join(isCut ? unknown : ''), full: right.full, ...(picture && { picture }) };
}
