import type { Document, Grid, GridRow } from '../../model/document.ts';
import type { Form } from '../../model/form.ts';
import { memoize, memoizeInObject } from '../../model/memoize.ts';
import { widthOf } from '../adjacent-tables.ts';
import { blocksNamedBy } from '../labels/blocks-by-label.ts';
import { maxRowsAboveHeader } from '../labels/find-by-name.ts';
import { normalise } from '../labels/normalise.ts';
import { hasNumber, type Slot, slotsOf } from '../slots.ts';
import { memoizeByShape } from '../tables/row-shapes.ts';
import { memoizeByRows } from '../tables/rows-below.ts';
import { isBodyName } from './body-names.ts';
import { isCellName, isFormLabel } from './cell-candidates.ts';
import { type ListHeader, listHeaderAt } from './header.ts';
import { figuresIn, readListRow } from './list-row.ts';

/** Finds the lists among the blocks and joins the parts of each: a group's heading may separate tables of one width. */
export function findLists(all: Document['blocks'], forms: readonly Form[]) {
  const blocks: Document['blocks'][number][] = [];
  const lists = new Set<Grid>();
  let open: OpenList | undefined;
  // Grids that differ in their figures only are all of one kind.
  const isListLike = (grid: Grid) => isList(forms)(grid.record?.like ?? grid);
  for (const block of all) {
    if (block.kind === 'paragraph') {
      if (block.text.length > maxHeadingLength) open = undefined;
    } else if (isListLike(block)) {
      const list = { ...block, rows: [...block.rows] };
      open = { rows: list.rows };
      lists.add(list);
      blocks.push(list);
      continue;
    } else if (open && continuesList(open, block, forms)) {
      for (const row of block.rows) open.rows.push(row);
      continue;
    } else open = undefined;
    blocks.push(block);
  }
  return { blocks, lists };
}

/** Characters of a group's heading. */
const maxHeadingLength = 30;

/** A list that may continue below. */
interface OpenList {
  readonly rows: GridRow[];
  /** The last header in the list, once it has been looked up. */
  header?: ListHeader | undefined;
}

/** True if a table without a header holds more bodies of a list. */
function continuesList(list: OpenList, { place, rows }: Grid, forms: readonly Form[]): boolean {
  if (place.table === undefined || widthOf({ rows }) !== widthOf(list)) return false;
  list.header ??= lastHeader(list.rows, forms);
  const header = list.header!;
  const isBodyRow = (row: GridRow) => {
    const name = readListRow(row, header)?.organization ?? '';
    return isBodyName(name) && !isFormLabel(name, forms);
  };
  const filled = rows.filter((row) => figuresIn(row, header).length > 0);
  return filled.length > 0 && filled.every(isBodyRow);
}

function lastHeader(rows: readonly GridRow[], forms: readonly Form[]): ListHeader | undefined {
  let last: ListHeader | undefined;
  for (let index = 0; index < rows.length; index++) {
    const found = listHeaderAt(rows, index, forms);
    if (found) index += found.height - 1;
    last = found ?? last;
  }
  return last;
}

/**
 * True if a grid has one report a row: its header names the body and, for each column, a cell of the form, in one row
 * or several.
 */
const isList = memoize((forms: readonly Form[]) =>
  memoizeInObject(({ rows }: Grid): boolean => {
    const isHeader = (_: GridRow, index: number) => listHeaderAt(rows, index, forms) !== undefined;
    // In a long list, the first row tells.
    const mayBe = rows.length > 0 && (namesCells(rows, 0, forms) || mayBeList(rows, forms));
    return mayBe && rows.slice(0, maxRowsAboveHeader).some(isHeader);
  }),
);

/**
 * Quick check that the report of one body fails: the header of a list names cells, or the first row without figures
 * that names lines of the form has them right of the bodies.
 */
const mayBeList = memoizeByRows((rows, forms): boolean => {
  const top = Array.from({ length: Math.min(rows.length, maxRowsAboveHeader) }, (_, index) => index);
  if (top.some((index) => namesCells(rows, index, forms))) return true;
  const head = top.find((index) => firstLabel(rows, index, forms) !== undefined);
  return head !== undefined && firstLabel(rows, head, forms)! > 0;
});

/** Returns the position of the first label in a row without figures. */
const firstLabel = memoizeByShape((row, forms) => {
  // 其他 and 总计 are columns too.
  const isLine = ({ cell: { text } }: Slot) => normalise(text).length > 2 && blocksNamedBy(text, forms).length > 0;
  return hasNumber(row) ? undefined : slotsOf(row).find(isLine)?.from;
});

/** True if a row has a name of a cell. */
const namesCells = memoizeByShape((row, forms) => slotsOf(row).some(({ cell }) => isCellName(cell.text, forms)));
