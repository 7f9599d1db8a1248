import type { CellBox, Line, Paragraph } from './paragraphs.ts';

/** Paragraphs and tables, in the order in which they stand. */
export type Block = Line | Table;

export interface Table {
  readonly rows: readonly (readonly TableCell[])[];
}

export function isTable(block: Block): block is Table {
  return 'rows' in block;
}

/** A cell of a row, with all that stands in it. */
export interface TableCell {
  readonly content: readonly Block[];
  /** Unknown where the row does not tell of its cells as they are. */
  readonly box: CellBox | undefined;
}

/** Tables one in another, at most. */
const deepest = 20;

/** Puts paragraphs into cells, cells into rows, rows into tables; `depth` is that of the paragraphs' surroundings. */
export function blocksOf(paragraphs: readonly Paragraph[], depth = 0): Block[] {
  const blocks: Block[] = [];
  for (let at = 0; at < paragraphs.length; ) {
    let end = at;
    while (end < paragraphs.length && paragraphs[end]!.depth > depth) end++;
    if (end === at) blocks.push(paragraphs[at++]!.line);
    else {
      const inner = paragraphs.slice(at, end);
      const rows = depth < deepest ? rowsOf(inner, depth + 1) : undefined;
      if (rows === undefined) for (const { line } of inner) blocks.push(line);
      else if (rows.length > 0) blocks.push({ rows });
      at = end;
    }
  }
  return blocks;
}

/** `undefined` where something stands outside any row. */
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
