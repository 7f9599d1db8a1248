import { isWords, joinCutRow, type OpenRow } from './cut-row.ts';
import { isNear, mergedEdges } from './ruling-lines.ts';
import type { Table, TableCell } from './table.ts';

/** A table joined over all its pages. */
export interface JoinedTable {
  readonly rows: readonly TableRow[];
}

export interface TableRow {
  readonly page: number;
  /** The cell at each column; a merged cell is at every position that it covers. */
  readonly cells: readonly TableCell[];
}

/** The widest gap between parts of one table whose cells have a box each: no line of text fits in. */
const maxRowGap = 7;

/**
 * True if a table at the top of a page, or right below another, continues the one before: both have the same left and
 * right edges, or the rows at the break have, as on a sheet with wider tables below.
 */
export function continues(before: Table, table: Table): boolean {
  const isNext = table.page === (before.until ?? before.page) + 1;
  const isBelow = table.page === before.page && table.box.top - before.box.bottom < maxRowGap;
  if ((!isNext && !isBelow) || !isNear(before.box.left, table.box.left)) return false;
  if (isNear(before.box.right, table.box.right)) return true;
  const right = Math.min(before.box.right, table.box.right);
  return endsAt(before, before.rows.at(-1)!, right) && endsAt(table, table.rows[0]!, right);
}

/** True if a cell of a row ends at a position, and the cells behind it are empty. */
function endsAt({ xs }: Table, row: readonly TableCell[], right: number): boolean {
  const edge = xs.findIndex((x) => isNear(x, right));
  return edge > 0 && row[edge] !== row[edge - 1] && row.slice(edge).every(({ text }) => text === '');
}

/** Joins the parts of a table. A row or cell cut by a page break becomes one again if that is certain. */
export function joinParts(parts: readonly Table[]): JoinedTable {
  const xs = mergedEdges(parts.flatMap((part) => part.xs));
  const rows: OpenRow[] = [];
  for (const part of parts) {
    const own = part.rows.map((cells) => ({ page: part.page, cells: alignedTo(cells, part.xs, xs) }));
    while (rows.length > 0 && own.length > 1 && own[0]!.cells.every(isEmpty)) own.shift();
    own.splice(0, repeatedRows(rows, own));
    if (rows.length > 0 && own.length > 0 && rows.at(-1)!.page !== part.page) repairBreak(rows, own);
    for (const one of own) rows.push(one);
  }
  return { rows };
}

/** Joins what a page break cut, and removes rows that hold only the rest of merged cells. */
function repairBreak(above: OpenRow[], below: OpenRow[]): void {
  while (above.length > 1 && addsNothing(above.at(-1)!, above.at(-2)!)) above.pop();
  joinCutRow(above, below);
  // A figure that may belong to either of two rows stays in both.
  const isLabels = ({ cells }: OpenRow) => cells.every((cell) => cell.text === '' || isWords(cell));
  while (below.length > 1 && isLabels(below[0]!) && addsNothing(below[0]!, above.at(-1)!)) below.shift();
  while (below.length > 2 && isLabels(below[1]!) && addsNothing(below[1]!, below[0]!)) below.splice(1, 1);
}

/**
 * Maps the cells of a row to the columns of the joined table, of which each may cover several; beyond the row they are
 * empty.
 */
function alignedTo(cells: readonly TableCell[], own: readonly number[], all: readonly number[]): TableCell[] {
  const beyond: TableCell = { text: '', full: false };
  return all.slice(1).map((right, index) => {
    const middle = (all[index]! + right) / 2;
    if (middle > own.at(-1)!) return beyond;
    const column = own.findIndex((x) => x > middle) - 1;
    return cells[Math.max(column, 0)]!;
  });
}

/** Returns how many rows at the top of a part repeat the table's first rows: the header, printed on every page. */
function repeatedRows(rows: readonly OpenRow[], part: readonly OpenRow[]): number {
  const isSame = ({ cells }: OpenRow, index: number) =>
    rows[index]?.cells.every(
      ({ text }, column) => withoutSpaces(text) === withoutSpaces(cells[column]!.text) && !/^\d/.test(text),
    ) && cells.some(isWords);
  const different = part.findIndex((row, index) => !isSame(row, index));
  return different < 0 ? part.length : different;
}

/** True if all text in a row is in cells that go on from the row above. */
function addsNothing({ cells }: OpenRow, above: OpenRow): boolean {
  const goesOn = (cell: TableCell) => cell.text !== '' && above.cells.includes(cell);
  return cells.some(goesOn) && cells.every((cell) => goesOn(cell) || isEmpty(cell));
}

function isEmpty({ text, picture }: TableCell): boolean {
  return text === '' && !picture;
}

function withoutSpaces(text: string): string {
  return text.replaceAll(/\s/g, '');
}
