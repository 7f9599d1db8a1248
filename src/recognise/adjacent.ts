import type { Document, Grid, GridRow } from '../document.ts';

/**
 * The blocks of a document, tables of the same width that follow each other with nothing between them as one, as they look:
 * a header and its rows, or the parts of a table that was split. Every row keeps its own place. A sheet stays by itself.
 */
export function joinAdjacent(blocks: Document['blocks']): Document['blocks'] {
  const joined: Document['blocks'][number][] = [];
  let open: { readonly width: number; readonly rows: GridRow[] } | undefined;
  for (const block of blocks) {
    if (block.kind === 'paragraph' || block.place.sheet !== undefined) {
      open = undefined;
      joined.push(block);
      continue;
    }
    const width = widthOf(block);
    if (open?.width !== width) {
      open = { width, rows: [] };
      joined.push({ ...block, rows: open.rows });
    }
    for (const row of block.rows) open.rows.push(row);
  }
  return joined;
}

function widthOf({ rows }: Grid): number {
  return rows.reduce((widest, { cells }) => Math.max(widest, cells.length), 0);
}
