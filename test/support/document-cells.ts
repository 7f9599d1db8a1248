import type { Cell, Document, Grid } from '../../src/model/document.ts';

/** The grid of a document's nth sheet, from 0. */
export function gridOf(document: Document, index = 0): Grid {
  const block = document.blocks[index];
  if (block?.kind !== 'grid') throw new RangeError(`no grid ${index}`);
  return block;
}

/** The texts of a sheet, row by row; `undefined` where there is no cell. */
export function textsOf(document: Document, index = 0): (string | undefined)[][] {
  return gridOf(document, index).rows.map(({ cells }) => cells.map((cell) => cell?.text));
}

/** The cell at a row and column, from 1. */
export function cellAt(document: Document, row: number, column: number, index = 0): Cell | undefined {
  return gridOf(document, index).rows.find(({ place }) => place.row === row)?.cells[column - 1];
}
