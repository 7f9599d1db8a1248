import type { GridRow } from '../model/document.ts';

/** Returns the text at a position of a row, from 0, without making the cells of a line of text; empty if it has none. */
export function textIn(row: GridRow, position: number | undefined): string {
  if (position === undefined) return '';
  return (row.texts ? row.texts[position] : row.cells[position]?.text)?.trim() ?? '';
}
