import { type Cell, displayText, type Grid, type Paragraph } from '../../model/document.ts';
import { cellParagraph, type Field, gridCell, isValue } from './cell.ts';
import { type Fields, hasTornRow, joinBrokenRows } from './rows.ts';

/**
 * Makes blocks of lines that are split into fields, as far as their rows are known. Rows of one width make grids, with
 * the lines between them as cells. Other rows make one grid if they keep blank first positions; else they become cells
 * one by one, since positions of merged cells are missing. Returns no blocks if a line end tore a row.
 * @param table number of the first table
 */
export function readSeparated(
  lines: readonly Fields[],
  path: string,
  table: number,
  cellOf: CellOf = gridCell,
): (Grid | Paragraph)[] {
  const blocks: (Grid | Paragraph)[] = [];
  if (hasTornRow(lines)) return blocks;
  const grid = (rows: readonly Fields[]): Grid => {
    return gridOf(rows, path, table + blocks.filter(({ kind }) => kind === 'grid').length, cellOf);
  };
  for (let at = 0; at < lines.length; ) {
    const found = joinBrokenRows(lines, at);
    if (found) blocks.push(grid(found.rows));
    else if (lines[at]!.length > 1) {
      const rest = lines.slice(at);
      if (rest.some(keepsPlaces)) blocks.push(grid(rest));
      else for (const cell of cellsOf(rest, path, cellOf)) blocks.push(cell);
      return blocks;
    } else for (const field of lines[at]!) blocks.push(cellParagraph(field, path, 'whole'));
    at = found?.end ?? at + 1;
  }
  return blocks;
}

/** True if a line leaves its first position to a merged cell: its first text is a label further right. */
function keepsPlaces([first, ...others]: Fields): boolean {
  const label = others.find(({ text }) => text !== '');
  return first!.text === '' && label !== undefined && !isValue(label.text);
}

/** Makes a cell of a field. */
type CellOf = (field: Field, path: string) => Cell;

export function gridOf(rows: readonly Fields[], path: string, table: number, cellOf: CellOf): Grid {
  return {
    kind: 'grid',
    place: { path, table, line: rows[0]![0]!.line },
    rows: rows.map((row) => ({
      place: { path, line: row[0]!.line },
      cells: row.map((field) => cellOf(field, path)),
    })),
  };
}

/**
 * Removes the empty fields that a line break beside a separator leaves, from lines that continue the row above with a
 * figure or a blank cell.
 */
function withoutBreaks(lines: readonly Fields[]): readonly Fields[] {
  const endsOpen = (line: Fields | undefined) => line !== undefined && line.length > 1 && line.at(-1)!.text === '';
  return lines.map((line, index) => {
    const [above, below] = [lines[index - 1], lines[index + 1]];
    const isRest = goesOn(line) && line[0]!.text === '' && isValue(above?.at(-1)?.text ?? '');
    return line.slice(isRest ? 1 : 0, endsOpen(line) && below && goesOn(below) ? -1 : undefined);
  });
}

/** True if a line does not begin with a label, and so may be the rest of a row. */
function goesOn(line: Fields): boolean {
  const first = line.find(({ text }) => text !== '');
  return line.length > 1 && (first === undefined || isValue(first.text));
}

function cellsOf(lines: readonly Fields[], path: string, cellOf: CellOf): Paragraph[] {
  return withoutBreaks(lines)
    .flat()
    .map((field) => {
      return cellParagraph({ ...field, text: displayText(cellOf(field, path)) }, path, 'whole');
    });
}
