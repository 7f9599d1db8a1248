import { replacementCharacter } from './glyph.ts';
import type { Layout } from './layout.ts';
import type { Table, TableCell } from './table.ts';

/** Edges that differ by no more than this are the same: the pages come from one sheet. */
const same = 1.5;

/** Rows that stand at the same places by chance are fewer. */
const enough = 6;

/** A table of one page, and the columns of another that go on beside it: none where that has only the first ones again. */
export interface Beside {
  /** Index of the table among those of its page. */
  readonly left: number;
  readonly right?: Table;
  readonly page: number;
}

/** What goes on beside the tables of a page, if all on another does; `isWide` where a sheet is known to be wider. */
export function besideIn(left: Layout, right: Layout, isWide: boolean): Beside[] | undefined {
  const found: Beside[] = [];
  // What goes on beside reaches the edge of the page, and so no less far than others.
  const edge = Math.max(...left.tables.map(({ box }) => box.right)) - same;
  for (const table of right.tables) {
    const all = left.tables.map((host, index) => beside(host, table, index, isWide));
    const one = all.find((own, index) => own && (!own.right || left.tables[index]!.box.right >= edge));
    if (!one) return undefined;
    found.push(one);
  }
  return found.some((one) => one.right) ? found : undefined;
}

function beside(host: Table, table: Table, left: number, isWide: boolean): Beside | undefined {
  if (!isAligned(host, table, isWide)) return undefined;
  const repeated = repeatedColumns(host, table);
  const { page } = table;
  if (repeated === table.xs.length - 1) return { left, page };
  const right = withoutColumns(table, repeated);
  const isOther =
    repeated > 0 ? !hasSameHeads(host, table, repeated) || holdsFigures(table, repeated) : !isSameAgain(host, table);
  return isOther && isBare(right) ? { left, right, page } : undefined;
}

/** The same table once more has the same columns, and the same header. */
function isSameAgain(one: Table, other: Table): boolean {
  const isHead = ({ text }: TableCell, column: number) => text === other.rows[0]![column]?.text;
  return one.xs.length === other.xs.length && one.rows[0]!.every(isHead);
}

/** Whether pages show that a sheet is wider than they are: cells go on beyond the edge, or very same rows have other headings. */
export function areWide(layouts: readonly Layout[]): boolean {
  return layouts.some(
    (layout, index) =>
      layout.tables.some(goesOn) || layouts.slice(0, index).some((before) => hasOtherHeads(before, layout)),
  );
}

function hasOtherHeads({ tables }: Layout, right: Layout): boolean {
  if (right.tables.length === 0 || right.tables.length !== tables.length) return false;
  return right.tables.every((table, index) => {
    const { ys } = tables[index]!;
    const isSame = table.ys.length === ys.length && table.ys.every((y, row) => near(y, ys[row]!));
    return isSame && table.rows[0]!.some(isLabel) && isBare(table) && !isSameAgain(tables[index]!, table);
  });
}

function near(one: number, other: number): boolean {
  return Math.abs(one - other) <= same;
}

/** Whether the rows with figures are those of another table: many; or in a part of its rows, down to its end, of a wide sheet. */
function isAligned(left: Table, right: Table, isWide: boolean): boolean {
  const isEdge = (y: number | undefined) => left.ys.some((other) => near(y!, other));
  const figured = right.rows.flatMap((row, index) => (row.some(isFigure) ? [index] : []));
  if (!figured.every((index) => isEdge(right.ys[index]) && isEdge(right.ys[index + 1]))) return false;
  if (figured.length >= enough) return true;
  // Cells that go on from the page before are open to the left.
  const isOpen = right.sides.left.includes(false);
  return (isOpen || (isWide && figured.length > 0)) && isEdge(right.box.top) && near(left.box.bottom, right.box.bottom);
}

/** Figures without a label in any of their rows. */
function isBare({ rows }: Table): boolean {
  const figured = rows.filter((row) => row.some(isFigure));
  return figured.every((row) => !row.some(isLabel));
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
    const pairs = cellsBeside(left, right, count);
    if (!pairs.every(({ own, others }) => isAgain(own, others))) break;
    labels += pairs.filter(({ own, others }) => isLabel(own) && own.text === others[0]?.text).length;
    count++;
  }
  return labels > 1 ? count : 0;
}

/** Whether the first columns hold figures, two of which are not alike: another report has others there. */
function holdsFigures({ rows }: Table, count: number): boolean {
  const figures = rows.flatMap((row) => row.slice(0, count).filter(isFigure));
  return new Set(figures.map(({ text }) => text.trim()).filter((text) => /[1-9]/.test(text))).size > 1;
}

/** Whether the columns behind the first ones are headed as those of another: the same table of another report. */
function hasSameHeads(left: Table, right: Table, first: number): boolean {
  if (left.xs.length !== right.xs.length) return false;
  return right.xs.slice(first + 1).every((_, index) => {
    const heads = cellsBeside(left, right, first + index).filter(({ own }) => isLabel(own));
    return heads.length > 0 && heads.every(({ own, others }) => own.text === others[0]?.text);
  });
}

/** Each cell in a column of a table, with those that stand beside it in another. */
function cellsBeside(left: Table, right: Table, column: number) {
  const beside = new Map<TableCell, TableCell[]>();
  right.rows.forEach((row, index) => {
    const at = indexIn(left, (right.ys[index]! + right.ys[index + 1]!) / 2);
    const others = beside.get(row[column]!) ?? [];
    beside.set(row[column]!, others);
    if (at !== undefined) others.push(left.rows[at]![column]!);
  });
  return [...beside].map(([own, others]) => ({ own, others: [...new Set(others)] }));
}

/** Whether a cell shows what others do: several where their lines are not drawn again, as where a merged cell is cut. */
function isAgain({ text }: TableCell, others: readonly TableCell[]): boolean {
  return (
    others.length > 1 ||
    (others.length === 1 && (text === others[0]!.text || (text !== '' && others[0]!.text.split('\n').includes(text))))
  );
}

/** A table without its first columns; what begins in these stands there. */
function withoutColumns(table: Table, count: number): Table {
  if (count === 0) return table;
  const begun = new Map(table.rows.map((row) => [row[count - 1]!, { ...row[count - 1]!, text: '' }]));
  return {
    ...table,
    box: { ...table.box, left: table.xs[count]! },
    xs: table.xs.slice(count),
    rows: table.rows.map((row) => row.slice(count).map((cell) => begun.get(cell) ?? cell)),
    sides: { ...table.sides, left: table.rows.map((row) => row[count - 1] !== row[count]) },
  };
}

/** A table with the columns of another behind its own, and the rows of both. */
export function joinedBeside(table: Table, right: Table): Table {
  const left = withRows(table, right.ys);
  const shift = left.box.right - right.box.left;
  const made = new Map<TableCell, TableCell>();
  const ends: boolean[] = [];
  const rows = left.rows.map((row, index) => {
    const at = indexIn(right, (left.ys[index]! + left.ys[index + 1]!) / 2);
    const last = row.at(-1)!;
    const goesOn = !left.sides.right[index];
    ends.push(at === undefined ? !goesOn : right.sides.right[at]!);
    if (at === undefined) return [...row, ...right.xs.slice(1).map(() => (goesOn ? last : blank))];
    const beside = right.rows[at]!;
    if (goesOn && !right.sides.left[at] && !made.has(last)) {
      const whole = asOne(last, beside[0]!);
      made.set(last, whole).set(beside[0]!, whole);
    }
    for (const cell of beside) if (!made.has(cell)) made.set(cell, { ...cell, page: cell.page ?? right.page });
    return [...row, ...beside];
  });
  return {
    ...left,
    box: { ...left.box, right: right.box.right + shift },
    xs: [...left.xs, ...right.xs.slice(1).map((x) => x + shift)],
    rows: rows.map((row) => row.map((cell) => made.get(cell) ?? cell)),
    sides: { ...left.sides, right: ends },
  };
}

/** Whether cells of a table go on beyond its right edge, where others end: it has columns on another page. */
function goesOn({ rows, sides }: Table): boolean {
  return sides.right.includes(true) && rows.some((row, index) => !sides.right[index] && row.at(-1)!.text !== '');
}

/** A table of which columns are not seen is cut; what stands in an empty cell that goes on beyond the edge is not known. */
export function cutWhereOpen(table: Table): Table {
  if (!goesOn(table)) return table;
  const made = new Map<TableCell, TableCell>();
  table.rows.forEach((row, index) => {
    const last = row.at(-1)!;
    if (!table.sides.right[index] && last.text === '') made.set(last, { ...last, text: replacementCharacter });
  });
  return { ...table, cut: true, rows: table.rows.map((row) => row.map((cell) => made.get(cell) ?? cell)) };
}

/** Labels that stand at the same places by chance are fewer. */
const enoughLabels = 3;

/** Whether a page shows the first columns of one again whose cells go on, with others behind them. */
export function showsAgain(left: Layout, right: Layout): boolean {
  return left.tables.some(
    (host) =>
      goesOn(host) &&
      right.tables.some((table) => {
        const again = cellsBeside(host, table, 0).filter(
          ({ own, others }) => isLabel(own) && own.text === others[0]?.text,
        );
        return again.length >= enoughLabels && !hasSameHeads(host, table, 0);
      }),
  );
}

/** A table with as many columns as another, where its own are the first of these; nothing stands in the others. */
export function paddedLike(table: Table, wider: Table): Table {
  const more = wider.xs.slice(table.xs.length);
  const isFirst = more.length > 0 && table.xs.every((x, index) => near(x, wider.xs[index]!));
  if (!isFirst) return table;
  return {
    ...table,
    box: { ...table.box, right: wider.box.right },
    xs: [...table.xs, ...more],
    rows: table.rows.map((row, index) => [...row, ...more.map(() => (table.sides.right[index] ? blank : row.at(-1)!))]),
  };
}

/** A table with rows that end at more places: a cell over several rows has no lines of its own there. */
function withRows(table: Table, places: readonly number[]): Table {
  const { top, bottom } = table.box;
  const more = places.filter((y) => y > top && y < bottom && !table.ys.some((own) => near(own, y)));
  if (more.length === 0) return table;
  const ys = [...table.ys, ...more].sort((a, b) => a - b);
  const own = ys.slice(1).map((y, index) => indexIn(table, (ys[index]! + y) / 2)!);
  return {
    ...table,
    ys,
    rows: own.map((index) => table.rows[index]!),
    sides: { left: own.map((index) => table.sides.left[index]!), right: own.map((index) => table.sides.right[index]!) },
  };
}

/** The row that a place stands in. */
function indexIn({ ys }: Table, place: number): number | undefined {
  const after = ys.findIndex((y) => y > place);
  return after < 1 ? undefined : after - 1;
}

const blank: TableCell = { text: '', full: false };

/** The two parts of a cell that the edge of the page has cut; a figure in both is not put together. */
function asOne(left: TableCell, right: TableCell): TableCell {
  const texts = [...new Set([left.text, right.text].filter((text) => text.trim() !== ''))];
  const isCut = texts.length > 1 && texts.some((text) => /\d/.test(text));
  const picture = left.picture ?? right.picture;
  return { text: texts.join(isCut ? replacementCharacter : ''), full: right.full, ...(picture && { picture }) };
}
