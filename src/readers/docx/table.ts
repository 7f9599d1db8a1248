import type { Content, Table, TableCell } from './content.ts';
import { childOf, countOf, type Element, isOn, nearest, settingOf } from './tree.ts';

/** Columns that one cell may cover, or a row may leave free; Word allows 63 in a table. */
const maxColumns = 1000;

/**
 * Reads a table without its deleted rows and cells. The content of a cell that is covered by a merged one is not printed,
 * and not read. `readCell` is told whether the row of the cell is hidden.
 */
export function readTable(table: Element, readCell: (cell: Element, hidden: boolean) => Content[]): Table {
  const cells: Draft[] = [];
  let row = 0;
  /** Cells that may continue in the next row, by column. */
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
      const draft = { row, column, rows: 1, columns, hidden, order: cell.order, content: readCell(cell, hidden) };
      cells.push(draft);
      if (merge) next.set(column, draft);
    }
    open = next;
  }
  const isWide = cells.some(({ column, columns }) => column + columns > 2);
  const holdsDataTable = cells.some(({ content }) => content.some((one) => one.kind === 'table' && one.isDataTable));
  return { kind: 'table', cells, holdsDataTable, isDataTable: holdsDataTable || (row > 1 && isWide) };
}

type Draft = TableCell & { rows: number };

interface PlacedCell {
  readonly element: Element;
  readonly column: number;
  readonly columns: number;
}

/** Returns the cells of a row from left to right. Cells merged horizontally, as old files do, are one. */
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

function columnsOf(value: string | undefined, min: number): number {
  return Math.min(maxColumns, Math.max(min, countOf(value) ?? min));
}

/** Returns whether a cell begins or continues a vertical merge, if either; a tracked change counts as accepted. */
function verticalMerge(cell: Element): 'restart' | 'continue' | undefined {
  const properties = childOf(cell, 'tcPr');
  const changed = childOf(properties, 'cellMerge')?.attributes.vMerge;
  if (changed !== undefined) return changed === 'rest' ? 'restart' : 'continue';
  const merge = childOf(properties, 'vMerge');
  return merge && (merge.attributes.val === 'restart' ? 'restart' : 'continue');
}
