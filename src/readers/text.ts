import type { Cell, Document, Grid, GridRow, Paragraph, Place } from '../document.ts';
import { decode } from './encoding.ts';

/**
 * Reads text as word processors and web pages export it, one cell a line: a line that starts with a tab is a cell, a blank
 * line ends the row of the table, a line without a tab straight after a cell belongs to that cell. All else is paragraphs.
 */
export function readText(bytes: Uint8Array, path: string): Document {
  const blocks: (Grid | Paragraph)[] = [];
  let rows: GridRow[] = [];
  let cells: Cell[] = [];
  let tables = 0;

  const endRow = () => {
    const [first] = cells;
    if (first && cells.some(({ text }) => text !== '')) rows.push({ place: { path, line: first.place.line! }, cells });
    cells = [];
  };
  const endTable = () => {
    const [first] = rows;
    if (first) blocks.push({ kind: 'grid', place: { path, table: ++tables, line: first.place.line! }, rows });
    rows = [];
  };

  for (const [index, line] of decode(bytes)
    .text.split(/\r\n?|\n/)
    .entries()) {
    const text = line.trim();
    const place: Place = { path, line: index + 1, character: text === '' ? 1 : line.indexOf(text) + 1 };
    const last = cells.at(-1);
    if (line.startsWith('\t')) {
      cells.push({ text, place });
    } else if (text === '') {
      endRow();
    } else if (last) {
      cells[cells.length - 1] = { ...last, text: last.text === '' ? text : `${last.text}\n${text}` };
    } else {
      endTable();
      blocks.push({ kind: 'paragraph', text, place });
    }
  }
  endRow();
  endTable();
  return { path, format: 'text', blocks, notices: [] };
}
