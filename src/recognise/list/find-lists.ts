import type { Document, Grid, GridRow } from '../../model/document.ts';
import type { Form } from '../../model/form.ts';
import { widthOf } from '../adjacent-tables.ts';
import { blocksNamed } from '../labels/blocks-named.ts';
import { mostAbove } from '../labels/names.ts';
import { normalise } from '../labels/normalise.ts';
import { holdsNumber, type Slot, slotsOf } from '../slots.ts';
import { isName } from './body-names.ts';
import { isLabel, namesCell } from './cell-candidates.ts';
import { findHeader, type Header } from './header.ts';
import { figuresIn, readLine } from './list-row.ts';

/** The blocks with the parts of each list as one, and which of them are lists: a group's heading may part tables of one width. */
export function findLists(all: Document['blocks'], forms: readonly Form[]): Lists {
  const blocks: Document['blocks'][number][] = [];
  const lists = new Set<Grid>();
  let open: OpenList | undefined;
  for (const block of all) {
    if (block.kind === 'paragraph') {
      if (block.text.length > longestHeading) open = undefined;
    } else if (isList(block, forms)) {
      const rows = [...block.rows];
      open = { rows, grid: { ...block, rows } };
      lists.add(open.grid);
      blocks.push(open.grid);
      continue;
    } else if (open && goesOn(open, block, forms)) {
      for (const row of block.rows) open.rows.push(row);
      continue;
    } else open = undefined;
    blocks.push(block);
  }
  return { blocks, lists };
}

export interface Lists {
  readonly blocks: Document['blocks'];
  readonly lists: ReadonlySet<Grid>;
}

/** Longer texts are no headings of groups. */
const longestHeading = 30;

/** A list that may go on further down. */
interface OpenList {
  readonly grid: Grid;
  readonly rows: GridRow[];
  /** The last that stands in it, once it is asked for. */
  header?: Header | undefined;
}

/** Whether a table without a header of its own holds more bodies of a list. */
function goesOn(list: OpenList, { place, rows }: Grid, forms: readonly Form[]): boolean {
  if (place.table === undefined || widthOf({ rows }) !== widthOf(list)) return false;
  list.header ??= lastHeader(list.rows, forms);
  const header = list.header!;
  const isBody = (row: GridRow) => {
    const name = readLine(row, header)?.organization ?? '';
    return isName(name) && !isLabel(name, forms);
  };
  const filled = rows.filter((row) => figuresIn(row, header).length > 0);
  return filled.length > 0 && filled.every(isBody);
}

function lastHeader(rows: readonly GridRow[], forms: readonly Form[]): Header | undefined {
  let last: Header | undefined;
  for (let index = 0; index < rows.length; index++) {
    const found = findHeader(rows, index, forms);
    if (found) index += found.height - 1;
    last = found ?? last;
  }
  return last;
}

/** One report a line: a header above names the body, and of each column the cell of the form, in one row or in several. */
function isList(block: Document['blocks'][number], forms: readonly Form[]): boolean {
  if (block.kind !== 'grid') return false;
  const rows = block.rows.slice(0, mostAbove);
  if (!mayBeList(rows, forms)) return false;
  return rows.some((_, index) => findHeader(block.rows, index, forms) !== undefined);
}

/**
 * Spares the search in the report of one body. The header of a list names cells, or the first row without figures that names
 * lines of the form has them right of the bodies.
 */
function mayBeList(rows: readonly GridRow[], forms: readonly Form[]): boolean {
  // 其他 and 总计 are columns as well.
  const isLine = ({ cell: { text } }: Slot) => normalise(text).length > 2 && blocksNamed(text, forms).length > 0;
  const head = rows.find((row) => !holdsNumber(row) && slotsOf(row).some(isLine));
  if (head && slotsOf(head).find(isLine)!.from > 0) return true;
  return rows.some((row) => slotsOf(row).some(({ cell }) => namesCell(cell.text, forms)));
}
