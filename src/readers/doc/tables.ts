import type { CellBox, Line, Paragraph } from './paragraphs.ts';

/** A paragraph or a table. */
export type Block = Line | Table;

export interface Table {
  readonly rows: readonly (readonly TableCell[])[];
}

export function isTable(block: Block): block is Table {
  return 'rows' in block;
}

/** A cell with its content. */
export interface TableCell {
  readonly content: readonly Block[];
  /** Unknown if the row states another number of cells than it has. */
  readonly box: CellBox | undefined;
}

/** Nested tables. */
const maxDepth = 20;

/** Groups paragraphs into cells, rows and tables; `depth` is the number of tables around all of them. */
export function blocksOf(paragraphs: readonly Paragraph[], depth = 0): Block[] {
  const blocks: Block[] = [];
  for (let at = 0; at < paragraphs.length; ) {
    let end = at;
    while (end < paragraphs.length && paragraphs[end]!.depth > depth) end++;
    if (end === at) blocks.push(paragraphs[at++]!.line);
    else {
      const inner = paragraphs.slice(at, end);
      const rows = depth < maxDepth ? rowsOf(inner, depth + 1) : undefined;
      if (rows === undefined) for (const { line } of inner) blocks.push(line);
      else if (rows.length > 0) blocks.push({ rows });
      at = end;
    }
  }
  return blocks;
}

/** Groups the paragraphs of a table into rows; returns `undefined` if one is outside any row. */
function rowsOf(paragraphs: readonly Paragraph[], depth: number): TableCell[][] | undefined {
  const rows: TableCell[][] = [];
  let cells: Block[][] = [];
  let cell: Paragraph[] = [];
  for (const paragraph of paragraphs) {
    const { row, endsCell } = paragraph.depth === depth ? paragraph : { endsCell: false };
    if (row) {
      if (cell.length > 0) return undefined;
      const boxes = row.cells.length === cells.length ? row.cells : [];
      if (!row.deleted) rows.push(cells.map((content, index) => ({ content, box: boxes[index] })));
      cells = [];
    } else {
      cell.push(paragraph);
      if (!endsCell) continue;
      cells.push(blocksOf(cell, depth));
      cell = [];
    }
  }
  return cell.length > 0 || cells.length > 0 ? undefined : rows;
}
