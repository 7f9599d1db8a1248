import type { GridRow, Paragraph, Place } from '../../model/document.ts';
import type { SourceLine } from '../line-words.ts';
import { cellParagraph, type Field, gridCell, isFigure, isValue, type TableBlocks } from './cell.ts';
import type { Fields } from './rows.ts';
import { readSeparated } from './separated.ts';

/** Cells of a row; the widest table of the form has fifteen. */
const maxCellsPerRow = 20;

/** A single row of at least so many cells may be several rows. */
const minCellsOfLoneRow = 4;

/**
 * Reads a table with one cell per line, from a line on: a line that starts with a tab is a cell, an empty line ends the
 * row, and a line without a tab directly below a cell belongs to that cell. Without empty lines the rows are unknown.
 */
export function readTabCells(lines: readonly SourceLine[], from: number, path: string, place: Place): TableBlocks {
  const rows: Field[][][] = [];
  let cells: Field[][] = [];
  const endRow = () => {
    if (cells.some(([first]) => first!.text !== '')) rows.push(cells);
    cells = [];
  };
  let at = from;
  for (; at < lines.length; at++) {
    const { text: line, number } = lines[at]!;
    const text = line.trim();
    const field = { text, from: text === '' ? 1 : line.indexOf(text) + 1, line: number };
    if (line.startsWith('\t')) cells.push([field]);
    else if (text === '' && at > from) endRow();
    else if (text !== '' && cells.length > 0) cells.at(-1)!.push(field);
    else break;
  }
  endRow();
  // An empty line between figures is a blank cell that lost its tab.
  const isTorn = rows.some((row, index) => {
    const above = rows[index - 1];
    return above && above.length !== row.length && isValue(above.at(-1)![0]!.text) && isValue(row[0]![0]!.text);
  });
  if (rows.length === 0 || isTorn) return [[], at];
  const areRowsKnown =
    rows.length === 1 ? rows[0]!.length < minCellsOfLoneRow : rows.every(({ length }) => length <= maxCellsPerRow);
  if (areRowsKnown) return [[{ kind: 'grid', place, rows: rows.map((row) => gridRow(row, path)) }], at];
  return [rows.flat().flatMap((parts) => cellOf(parts, path)), at];
}

function cellOf(parts: readonly Field[], path: string): Paragraph[] {
  return parts.map((part, index) => cellParagraph(part, path, index < parts.length - 1 ? 'part' : 'whole'));
}

function gridRow(row: readonly (readonly Field[])[], path: string): GridRow {
  const cells = row.map((parts) => {
    const text = parts.map((part) => part.text).filter((part) => part !== '');
    return gridCell({ ...parts[0]!, text: text.join('\n') }, path);
  });
  return { place: { path, line: row[0]![0]!.line }, cells };
}

/** Consecutive lines without a tab in a table: those of a cell, or a caption. */
const maxLinesWithoutTab = 2;

/**
 * Reads a table with tabs between its cells, from a line on. A line end within a cell breaks a row. Returns no blocks
 * if tabs are only at the start of lines.
 * @param table number of its first table
 */
export function readTabSeparated(lines: readonly SourceLine[], from: number, path: string, table: number): TableBlocks {
  let end = from;
  let separated = 0;
  for (let at = from; at < lines.length && at - end <= maxLinesWithoutTab; at++) {
    const { text } = lines[at]!;
    if (text.trim() === '' && !text.includes('\t')) break;
    if (!text.includes('\t') && !isFigure(text)) continue;
    if (/[^\t]\t|\t\t/.test(text)) separated++;
    end = at + 1;
  }
  if (separated < 2 || separated * 2 < end - from) return [[], from];
  return [readSeparated(lines.slice(from, end).map(splitAtTabs), path, table), end];
}

function splitAtTabs({ text, number }: SourceLine): Fields {
  let from = 0;
  return text.split('\t').map((raw): Field => {
    const field = { text: raw.trim(), from: from + (raw.length - raw.trimStart().length) + 1, line: number };
    from += raw.length + 1;
    return field;
  });
}
