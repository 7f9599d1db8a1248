import type { Cell, GridRow } from '../../model/document.ts';

/** Returns a text that tells all of a row by which a header is known; undefined for a row that is not of a long list. */
export function headerKey(row: GridRow | undefined): string | undefined {
  if (!row) return undefined;
  const { span, place, cells } = row;
  if (span) return span.delimiter + span.text.slice(span.from, span.to);
  const isPlain = place.sheet !== undefined && cells.every((cell) => !cell || isPlainText(cell));
  return isPlain ? JSON.stringify(cells.map((cell) => cell?.text)) : undefined;
}

/** True if nothing but its text tells what a cell is. */
function isPlainText({ span, stored, hidden, picture, struck }: Cell): boolean {
  return !span && !stored && !hidden && !picture && struck === undefined;
}
