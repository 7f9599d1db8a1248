import type { Document } from '../../src/model/document.ts';

/** Returns a document whose rows have nothing but a place and cells, whatever its reader gives besides. */
export function withPlainRows(document: Document): Document {
  const blocks = document.blocks.map((block) =>
    block.kind === 'grid'
      ? { ...block, record: undefined, rows: block.rows.map(({ place, cells }) => ({ place, cells })) }
      : block,
  );
  return { ...document, blocks };
}
