import type { Grid, GridRow, Paragraph, Place } from '../../model/document.ts';
import type { TextLine } from '../words.ts';
import { cellParagraph, gridCell, isValue, type Piece } from './cell.ts';

/** Cells of a row; the widest table of the form has fifteen. */
const mostInRow = 20;

/** A row of fewer is one, even alone. */
const fewestAlone = 4;

/**
 * Reads a table with one cell a line, from a line on: a line that starts with a tab is a cell, a blank line ends the row of
 * the table, a line without a tab straight after a cell belongs to that cell. Without blank lines its rows are not told. Gives
 * what it holds, and the first line behind it.
 */
export function readLed(
  lines: readonly TextLine[],
  from: number,
  path: string,
  place: Place,
): [(Grid | Paragraph)[], number] {
  const rows: Piece[][][] = [];
  let cells: Piece[][] = [];
  const endRow = () => {
    if (cells.some(([first]) => first!.text !== '')) rows.push(cells);
    cells = [];
  };
  let at = from;
  for (; at < lines.length; at++) {
    const { text: line, number } = lines[at]!;
    const text = line.trim();
    const piece = { text, from: text === '' ? 1 : line.indexOf(text) + 1, line: number };
    if (line.startsWith('\t')) cells.push([piece]);
    else if (text === '' && at > from) endRow();
    else if (text !== '' && cells.length > 0) cells.at(-1)!.push(piece);
    else break;
  }
  endRow();
  // An empty line between figures is a blank cell that has lost its tab.
  const isTorn = rows.some((row, index) => {
    const above = rows[index - 1];
    return above && above.length !== row.length && isValue(above.at(-1)![0]!.text) && isValue(row[0]![0]!.text);
  });
  if (rows.length === 0 || isTorn) return [[], at];
  const isTold = rows.length === 1 ? rows[0]!.length < fewestAlone : rows.every(({ length }) => length <= mostInRow);
  if (isTold) return [[{ kind: 'grid', place, rows: rows.map((row) => gridRow(row, path)) }], at];
  return [rows.flat().flatMap((parts) => cellOf(parts, path)), at];
}

function cellOf(parts: readonly Piece[], path: string): Paragraph[] {
  return parts.map((part, index) => cellParagraph(part, path, index < parts.length - 1 ? 'part' : 'whole'));
}

function gridRow(row: readonly (readonly Piece[])[], path: string): GridRow {
  const cells = row.map((parts) => {
    const text = parts.map((part) => part.text).filter((part) => part !== '');
    return gridCell({ ...parts[0]!, text: text.join('\n') }, path);
  });
  return { place: { path, line: row[0]![0]!.line }, cells };
}
