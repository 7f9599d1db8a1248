import type { Grid, GridRow, Paragraph } from '../../document.ts';

/**
 * Tables of the same width that follow each other with nothing between them are one table, as they look: a header and its
 * rows, or the parts of a table too long for its writer. Every row keeps its own place.
 */
export function joinAdjacent(blocks: readonly (Grid | Paragraph)[]): (Grid | Paragraph)[] {
  const joined: (Grid | Paragraph)[] = [];
  let open: { readonly width: number; readonly rows: GridRow[] } | undefined;
  for (const block of blocks) {
    if (block.kind === 'paragraph') {
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
