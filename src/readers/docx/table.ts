import { type Content, readContent } from './content.ts';
import type { Context } from './context.ts';
import { childOf, countOf, type Element, isOn, nearest, settingOf } from './tree.ts';

/** A table as it is laid out: rows and columns from 1. */
export interface Table {
  readonly kind: 'table';
  readonly cells: readonly TableCell[];
  readonly height: number;
  readonly width: number;
  /** One of its cells holds a table of at least 2 × 2, or a smaller one that holds such a table. */
  readonly holdsTable: boolean;
}

export interface TableCell {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
  /** In a hidden row. */
  readonly hidden: boolean;
  readonly content: readonly Content[];
}

/** Columns that one cell may cover, or a row leave free; programs have 63 in a table. */
const mostColumns = 1000;

/** Reads a table without its deleted rows and cells. What a merged cell covers is not shown, and not read. */
export function readTable(table: Element, context: Context): Table {
  const cells: Draft[] = [];
  let row = 0;
  /** Cells that the row above leaves open downwards, by column. */
  let open = new Map<number, Draft>();
  for (const element of nearest(table, 'tr')) {
    const properties = childOf(element, 'trPr');
    if (childOf(properties, 'del')) continue;
    row++;
    const hidden = isOn(properties, 'hidden') ?? false;
    const next = new Map<number, Draft>();
    for (const { element: cell, column, columns } of cellsOf(element)) {
      const merge = verticalMerge(cell);
      const above = merge === 'continue' ? open.get(column) : undefined;
      if (above?.columns === columns) {
        above.rows++;
        next.set(column, above);
        continue;
      }
      const content = readCell(cell, hidden, context);
      const draft = { row, column, rows: 1, columns, hidden, content };
      cells.push(draft);
      if (merge) next.set(column, draft);
    }
    open = next;
  }
  const width = cells.reduce((most, { column, columns }) => Math.max(most, column + columns - 1), 0);
  const holdsTable = cells.some(({ content }) =>
    content.some((one) => one.kind === 'table' && ((one.height > 1 && one.width > 1) || one.holdsTable)),
  );
  return { kind: 'table', cells, height: row, width, holdsTable };
}

interface Draft extends TableCell {
  rows: number;
}

function readCell(cell: Element, hidden: boolean, context: Context): Content[] {
  const { inHiddenRow } = context;
  context.inHiddenRow ||= hidden;
  const content = readContent(cell, context);
  context.inHiddenRow = inHiddenRow;
  return content;
}

interface PlacedCell {
  readonly element: Element;
  readonly column: number;
  readonly columns: number;
}

/** The cells of a row from left to right, those that old files merge sideways as one. */
function cellsOf(row: Element): PlacedCell[] {
  const cells: PlacedCell[] = [];
  let column = 1 + columnsOf(settingOf(row, 'trPr', 'gridBefore'), 0);
  for (const element of nearest(row, 'tc')) {
    const properties = childOf(element, 'tcPr');
    if (childOf(properties, 'cellDel')) continue;
    const columns = columnsOf(settingOf(properties, 'gridSpan'), 1);
    const last = cells.at(-1);
    const merge = childOf(properties, 'hMerge');
    if (merge && merge.attributes.val !== 'restart' && last) {
      cells[cells.length - 1] = { ...last, columns: last.columns + columns };
    } else cells.push({ element, column, columns });
    column += columns;
  }
  return cells;
}

function columnsOf(value: string | undefined, least: number): number {
  return Math.min(mostColumns, Math.max(least, countOf(value) ?? least));
}

/** Whether a cell begins a merge down the rows, or goes on with one; a tracked change counts as made. */
function verticalMerge(cell: Element): 'restart' | 'continue' | undefined {
  const properties = childOf(cell, 'tcPr');
  const changed = childOf(properties, 'cellMerge')?.attributes.vMerge;
  if (changed !== undefined) return changed === 'rest' ? 'restart' : 'continue';
  const merge = childOf(properties, 'vMerge');
  return merge && (merge.attributes.val === 'restart' ? 'restart' : 'continue');
}
