import type { GridRow, Span } from '../model/document.ts';

/** Returns the text at a position of a row, from 0, without making the cells of a line of text; empty if it has none. */
export function textIn(row: GridRow, position: number | undefined): string {
  if (position === undefined) return '';
  return (row.span ? partOf(row.span, position) : (row.cells[position]?.text ?? '')).trim();
}

/** Returns the part of a line at a position; empty if it has fewer. */
function partOf({ text, from, to, delimiter }: Span, position: number): string {
  let start = from;
  for (let passed = 0; passed < position; passed++) {
    const next = text.indexOf(delimiter, start);
    if (next < 0 || next >= to) return '';
    start = next + 1;
  }
  const end = text.indexOf(delimiter, start);
  return text.slice(start, end < 0 ? to : Math.min(end, to));
}
