import { type Block, type FormCell, type FormTable, formCells, type Heading, lines } from './form.ts';

/** A cell of the printed form. A merged cell is one cell, at its upper left corner. */
export interface PrintedCell {
  readonly kind: 'caption' | 'corner' | 'label' | 'value';
  /** As printed; empty for a value. */
  readonly text: string;
  /** From 1. */
  readonly row: number;
  /** From 1. */
  readonly column: number;
  /** The rows that it covers, at least 1. */
  readonly rows: number;
  /** The columns that it covers, at least 1. */
  readonly columns: number;
  /** The form's cell, for a value. */
  readonly cell?: FormCell;
}

/** Lays out a table as the form prints it: for each printed row, the cells that begin there, from left to right. */
export function layout(table: FormTable): PrintedCell[][] {
  const rows: PrintedCell[][] = [];
  for (const block of table.blocks) {
    for (const cell of printed(table, block, rows.length + 1)) {
      for (let last = rows.length; last < cell.row + cell.rows - 1; last++) rows.push([]);
      rows[cell.row - 1]!.push(cell);
    }
  }
  return rows;
}

function printed(table: FormTable, block: Block, top: number): PrintedCell[] {
  const { width, labelWidth } = table;
  const cells: PrintedCell[] = [];
  let row = top;
  if (block.caption !== undefined) {
    cells.push({ kind: 'caption', text: block.caption, row, column: 1, rows: 1, columns: width });
    row++;
  }
  if (!block.headless) {
    const header = block.across ? columnsUnder(block.rows, block.columns) : block.columns;
    const depth = Math.max(...header.map(depthOf));
    if (labelWidth > 0) {
      cells.push({ kind: 'corner', text: block.corner ?? '', row, column: 1, rows: depth, columns: labelWidth });
    }
    cells.push(...headerCells(header, row, labelWidth + 1, depth));
    row += depth;
  }
  if (!block.across) cells.push(...rowLabels(block.rows, row, 1, labelWidth));
  return [...cells, ...values(table, block, row)];
}

/** Returns the header cells. A heading without children reaches down to the figures. */
function headerCells(headings: readonly Heading[], row: number, left: number, depth: number): PrintedCell[] {
  let column = left;
  return headings.flatMap((heading) => {
    const { label: text, children } = heading;
    const columns = breadthOf(heading);
    const cell: PrintedCell = { kind: 'label', text, row, column, rows: children ? 1 : depth, columns };
    const under = children ? headerCells(children, row + 1, column, depth - 1) : [];
    column += columns;
    return [cell, ...under];
  });
}

/** Returns the row labels. A label without children reaches across to the figures. */
function rowLabels(headings: readonly Heading[], top: number, column: number, width: number): PrintedCell[] {
  let row = top;
  return headings.flatMap((heading) => {
    const { label: text, children } = heading;
    const rows = lines([heading]).length;
    const cell: PrintedCell = { kind: 'label', text, row, column, rows, columns: children ? 1 : width };
    const beside = children ? rowLabels(children, row, column + 1, width - 1) : [];
    row += rows;
    return [cell, ...beside];
  });
}

function values(table: FormTable, block: Block, top: number): PrintedCell[] {
  const left = table.labelWidth + 1;
  let [row, column, line] = [top, left, ''];
  return formCells(table)
    .filter((cell) => cell.block === block)
    .map((cell) => {
      if (!block.across && line !== '' && line !== cell.row.id) [row, column] = [row + 1, left];
      line = cell.row.id;
      const columns = cell.column.heading.span ?? 1;
      column += columns;
      return { kind: 'value', text: '', row, column: column - columns, rows: 1, columns, cell };
    });
}

/** Returns the rows as groups of a header, with the columns repeated under each. */
function columnsUnder(rows: readonly Heading[], columns: readonly Heading[]): Heading[] {
  return rows.map((row) => ({ ...row, children: row.children ? columnsUnder(row.children, columns) : columns }));
}

function depthOf({ children }: Heading): number {
  return children ? 1 + Math.max(...children.map(depthOf)) : 1;
}

function breadthOf({ children, span }: Heading): number {
  return children ? children.reduce((sum, child) => sum + breadthOf(child), 0) : (span ?? 1);
}
