import type { Document, Grid, GridRow } from '../model/document.ts';
import { isContinuationMark } from '../model/page-mark.ts';

/**
 * Joins tables of the same width that follow each other directly, since they look like one table: a header and its
 * rows, or the parts of a split table. Every row keeps its own place. Only tables on pages are joined, not sheets or
 * lists of values.
 */
export function joinAdjacentTables(blocks: Document['blocks']): Document['blocks'] {
  const joined: Document['blocks'][number][] = [];
  /**
   * The last visible table at index 0, the last hidden one (`aside`) at index 1: a hidden table does not separate
   * visible ones.
   */
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
