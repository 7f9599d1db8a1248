import type { Document, Grid, GridRow } from '../model/document.ts';
import { isContinuationMark } from '../model/page-mark.ts';

/**
 * The blocks of a document, tables of the same width that follow each other with nothing between them as one, as they look:
 * a header and its rows, or the parts of a table that was split. Every row keeps its own place. Only tables on pages are
 * joined: a sheet, or a list of values, stays by itself.
 */
export function joinAdjacent(blocks: Document['blocks']): Document['blocks'] {
  const joined: Document['blocks'][number][] = [];
  /** The last table seen, and the last that is aside: what does not show parts nothing. */
  const open: (OpenTable | undefined)[] = [];
  for (const block of blocks) {
    if (block.kind === 'paragraph' || block.place.table === undefined) {
      if (block.kind !== 'paragraph' || !isContinuationMark(block.text)) open.length = 0;
      joined.push(block);
      continue;
    }
    const layer = block.aside ? 1 : 0;
    const width = widthOf(block);
    let table = open[layer];
    if (table?.width !== width) {
      table = { width, rows: [] };
      open[layer] = table;
      joined.push({ ...block, rows: table.rows });
    }
    for (const row of block.rows) table.rows.push(row);
  }
  return joined;
}

interface OpenTable {
  readonly width: number;
  readonly rows: GridRow[];
}

export function widthOf({ rows }: Pick<Grid, 'rows'>): number {
  return rows.reduce((widest, { cells }) => Math.max(widest, cells.length), 0);
}
