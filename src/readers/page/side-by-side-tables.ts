import { memoizeInObject } from '../../model/memoize.ts';
import { replacementCharacter } from './glyph.ts';
import type { PageLayout } from './layout.ts';
import { blank, type Table, type TableCell } from './table.ts';

// A table's host is the table on another page that it continues to the right.

/** Edges up to this distance are the same: the pages come from one sheet. */
const edgeTolerance = 1.5;

/** Rows at the same positions that rule out a coincidence. */
const minAlignedRows = 6;

/** Labels at the same positions that rule out a coincidence. */
const minLabels = 3;

/** The further columns that another page holds for a table. */
export interface Extension {
  /** Index of the host among the tables of its page. */
  readonly host: number;
  /** Absent if the page only repeats the host's first columns. */
  readonly columns?: Table;
  readonly page: number;
}

/**
 * Returns the further columns of the tables on a page, if every table on another page holds some.
 * @param isWide the sheet is known to be wider than its pages
 */
export function extensionsOf(hosts: PageLayout, further: PageLayout, isWide: boolean): Extension[] | undefined {
  const found: Extension[] = [];
  // A table that goes on reaches the edge of the page, and so no less far than others.
  const edge = Math.max(...hosts.tables.map(({ box }) => box.right)) - edgeTolerance;
  for (const table of further.tables) {
    const all = hosts.tables.map((host, index) => extensionOf(host, index, table, isWide));
    const one = all.find((own, index) => own && (!own.columns || hosts.tables[index]!.box.right >= edge));
    if (!one) return undefined;
    found.push(one);
  }
  return found.some((one) => one.columns) ? found : undefined;
}

function extensionOf(host: Table, index: number, table: Table, isWide: boolean): Extension | undefined {
  if (!isAligned(host, table, isWide)) return undefined;
  const repeated = repeatedColumns(host, table);
  const { page } = table;
  if (repeated === table.xs.length - 1) return { host: index, page };
  const columns = withoutColumns(table, repeated);
  const isFurther =
    repeated > 0
      ? !hasSameHeadings(host, table, repeated) || holdsFigures(table, repeated)
      : !hasSameHeader(host, table);
  return isFurther && isWithoutLabels(columns) ? { host: index, columns, page } : undefined;
}

/** True if two tables have the same number of columns and the same first row. */
function hasSameHeader(one: Table, other: Table): boolean {
  const isSame = ({ text }: TableCell, column: number) => text === other.rows[0]![column]?.text;
  return one.xs.length === other.xs.length && one.rows[0]!.every(isSame);
}

/** True if a sheet is wider than its pages: cells go on beyond the edge, or the very same rows have other headings. */
export function isWiderThanPage(layouts: readonly PageLayout[]): boolean {
  return layouts.some(
    (layout, index) =>
      layout.tables.some(runsOffPage) || layouts.slice(0, index).some((before) => hasOtherHeadings(before, layout)),
  );
}

function hasOtherHeadings({ tables }: PageLayout, further: PageLayout): boolean {
  if (further.tables.length === 0 || further.tables.length !== tables.length) return false;
  return further.tables.every((table, index) => {
    const { ys } = tables[index]!;
    const isSame = table.ys.length === ys.length && table.ys.every((y, row) => isSameEdge(y, ys[row]!));
    return isSame && table.rows[0]!.some(isLabel) && isWithoutLabels(table) && !hasSameHeader(tables[index]!, table);
  });
}

function isSameEdge(one: number, other: number): boolean {
  return Math.abs(one - other) <= edgeTolerance;
}

/**
 * True if the rows with figures are rows of the host: either many, or, on a wide sheet, all the rows down to its end.
 */
function isAligned(host: Table, table: Table, isWide: boolean): boolean {
  const isEdge = (y: number | undefined) => host.ys.some((other) => isSameEdge(y!, other));
  const figured = figuredRows(table);
  if (!figured.every((index) => isEdge(table.ys[index]) && isEdge(table.ys[index + 1]))) return false;
  if (figured.length >= minAlignedRows) return true;
  // Cells that go on from the page before are open to the left.
  const isOpen = table.sides.left.includes(false);
  return (
    (isOpen || (isWide && figured.length > 0)) && isEdge(table.box.top) && isSameEdge(host.box.bottom, table.box.bottom)
  );
}

/** True if no row with figures has a label. */
function isWithoutLabels(table: Table): boolean {
  return figuredRows(table).every((index) => !table.rows[index]!.some(isLabel));
}

/** Returns the indices of the rows with figures. */
const figuredRows = memoizeInObject(({ rows }: Table): readonly number[] =>
  rows.flatMap((row, index) => (row.some(isFigure) ? [index] : [])),
);

function isFigure({ text }: TableCell): boolean {
  return /^\s*[\d０-９]/.test(text);
}

function isLabel({ text }: TableCell): boolean {
  return /\p{L}{2}/u.test(text);
}

/** Returns how many of its first columns a table repeats from its host, as a sheet repeats the labels on every page. */
function repeatedColumns(host: Table, table: Table): number {
  const pairsIn = cellPairs(host, table);
  let count = 0;
  let labels = 0;
  while (count < Math.min(host.xs.length, table.xs.length) - 1) {
    if (!isSameEdge(table.xs[count + 1]! - table.xs[0]!, host.xs[count + 1]! - host.xs[0]!)) break;
    const pairs = pairsIn(count);
    if (!pairs.every(({ own, others }) => isRepeated(own, others))) break;
    labels += repeatedLabels(pairs);
    count++;
  }
  return labels > 1 ? count : 0;
}

/** A cell of a table, and its host's cells at the same height. */
interface CellPair {
  readonly own: TableCell;
  readonly others: readonly TableCell[];
}

/** Returns how many labels repeat those of the host. */
function repeatedLabels(pairs: readonly CellPair[]): number {
  return pairs.filter(({ own, others }) => isLabel(own) && own.text === others[0]?.text).length;
}

/** True if the first columns hold two different figures: another report would have other figures there. */
function holdsFigures({ rows }: Table, count: number): boolean {
  const figures = rows.flatMap((row) => row.slice(0, count).filter(isFigure));
  return new Set(figures.map(({ text }) => text.trim()).filter((text) => /[1-9]/.test(text))).size > 1;
}

/** True if the columns from an index on have the host's headings: the table is the same one of another report. */
function hasSameHeadings(host: Table, table: Table, first: number): boolean {
  if (host.xs.length !== table.xs.length) return false;
  const pairsIn = cellPairs(host, table);
  return table.xs.slice(first + 1).every((_, index) => {
    const headings = pairsIn(first + index).filter(({ own }) => isLabel(own));
    return headings.length > 0 && headings.every(({ own, others }) => own.text === others[0]?.text);
  });
}

/** Returns a function that returns each cell in a column of a table, with the host's cells in the same column at the same height. */
function cellPairs(host: Table, table: Table): (column: number) => CellPair[] {
  const hostRows = table.rows.map((_, index) => {
    const at = rowAt(host, (table.ys[index]! + table.ys[index + 1]!) / 2);
    return at === undefined ? undefined : host.rows[at]!;
  });
  return (column) => {
    const pairs = new Map<TableCell, Set<TableCell>>();
    table.rows.forEach((row, index) => {
      const others = pairs.get(row[column]!) ?? new Set();
      pairs.set(row[column]!, others);
      const hostRow = hostRows[index];
      if (hostRow) others.add(hostRow[column]!);
    });
    return [...pairs].map(([own, others]) => ({ own, others: [...others] }));
  };
}

/**
 * True if a cell repeats others; several may be one cell if their lines are not drawn again, as when a merged cell is
 * cut.
 */
function isRepeated({ text }: TableCell, others: readonly TableCell[]): boolean {
  return (
    others.length > 1 ||
    (others.length === 1 && (text === others[0]!.text || (text !== '' && others[0]!.text.split('\n').includes(text))))
  );
}

/** Removes the first columns of a table; a cell that begins in them becomes empty. */
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

/** Joins further columns to a table; the result has the row edges of both. */
export function joinedSideBySide(table: Table, columns: Table): Table {
  const host = withRowEdges(table, columns.ys);
  const shift = host.box.right - columns.box.left;
  const made = new Map<TableCell, TableCell>();
  const ends: boolean[] = [];
  const rows = host.rows.map((row, index) => {
    const at = rowAt(columns, (host.ys[index]! + host.ys[index + 1]!) / 2);
    const last = row.at(-1)!;
    const goesOn = !host.sides.right[index];
    ends.push(at === undefined ? !goesOn : columns.sides.right[at]!);
    if (at === undefined) return [...row, ...columns.xs.slice(1).map(() => (goesOn ? last : blank))];
    const further = columns.rows[at]!;
    if (goesOn && !columns.sides.left[at] && !made.has(last)) {
      const joined = joinedCell(last, further[0]!);
      made.set(last, joined).set(further[0]!, joined);
    }
    for (const cell of further) if (!made.has(cell)) made.set(cell, { ...cell, page: cell.page ?? columns.page });
    return [...row, ...further];
  });
  return {
    ...host,
    box: { ...host.box, right: columns.box.right + shift },
    xs: [...host.xs, ...columns.xs.slice(1).map((x) => x + shift)],
    rows: rows.map((row) => row.map((cell) => made.get(cell) ?? cell)),
    sides: { ...host.sides, right: ends },
  };
}

/** True if some cells go on beyond the right edge of a table while others end there: it has columns on another page. */
function runsOffPage({ rows, sides }: Table): boolean {
  return sides.right.includes(true) && rows.some((row, index) => !sides.right[index] && row.at(-1)!.text !== '');
}

/**
 * Marks a table as cut if some of its columns are not shown. The text of an empty cell that goes on is then unknown.
 */
export function cutWhereOpen(table: Table): Table {
  if (!runsOffPage(table)) return table;
  const made = new Map<TableCell, TableCell>();
  table.rows.forEach((row, index) => {
    const last = row.at(-1)!;
    if (!table.sides.right[index] && last.text === '') made.set(last, { ...last, text: replacementCharacter });
  });
  return { ...table, cut: true, rows: table.rows.map((row) => row.map((cell) => made.get(cell) ?? cell)) };
}

/** True if a page repeats the first column of a table that runs off its page, with other columns behind it. */
export function repeatsLabels(hosts: PageLayout, further: PageLayout): boolean {
  return hosts.tables.some(
    (host) =>
      runsOffPage(host) &&
      further.tables.some(
        (table) => repeatedLabels(cellPairs(host, table)(0)) >= minLabels && !hasSameHeadings(host, table, 0),
      ),
  );
}

/** Adds empty columns to a table until it is as wide as another that begins with the same columns. */
export function paddedLike(table: Table, wider: Table): Table {
  const more = wider.xs.slice(table.xs.length);
  const beginsSame = more.length > 0 && table.xs.every((x, index) => isSameEdge(x, wider.xs[index]!));
  if (!beginsSame) return table;
  return {
    ...table,
    box: { ...table.box, right: wider.box.right },
    xs: [...table.xs, ...more],
    rows: table.rows.map((row, index) => [...row, ...more.map(() => (table.sides.right[index] ? blank : row.at(-1)!))]),
  };
}

/** Splits the rows of a table at further edges; a cell covers all the rows made from its own. */
function withRowEdges(table: Table, edges: readonly number[]): Table {
  const { top, bottom } = table.box;
  const more = edges.filter((y) => y > top && y < bottom && !table.ys.some((own) => isSameEdge(own, y)));
  if (more.length === 0) return table;
  const ys = [...table.ys, ...more].sort((a, b) => a - b);
  const own = ys.slice(1).map((y, index) => rowAt(table, (ys[index]! + y) / 2)!);
  return {
    ...table,
    ys,
    rows: own.map((index) => table.rows[index]!),
    sides: { left: own.map((index) => table.sides.left[index]!), right: own.map((index) => table.sides.right[index]!) },
  };
}

/** Returns the index, from 0, of the row at a height, if any. */
function rowAt({ ys }: Table, y: number): number | undefined {
  const after = ys.findIndex((edge) => edge > y);
  return after < 1 ? undefined : after - 1;
}

/** Joins the two parts of a cell that the page edge cut; if a figure is in both, the text between them is unknown. */
function joinedCell(left: TableCell, right: TableCell): TableCell {
  const texts = [...new Set([left.text, right.text].filter((text) => text.trim() !== ''))];
  const isCut = texts.length > 1 && texts.some((text) => /\d/.test(text));
  const picture = left.picture ?? right.picture;
  return { text: texts.join(isCut ? replacementCharacter : ''), full: right.full, ...(picture && { picture }) };
}
