import { type Cell, type Grid, inWords, type Paragraph } from '../../model/document.ts';
import { cellParagraph, gridCell, isValue, type Piece } from './cell.ts';
import { isTorn, type Split, wholeRows } from './rows.ts';

/**
 * Tables whose lines are separated into cells, as far as they tell what a row is: grids of one width, with what stands between
 * them as cells; else one grid where rows leave their first positions blank, and so keep all; else cells one by one, for
 * what was merged is not there. Nothing where a line end has torn a row. `table` is the number of the first table.
 */
export function readSeparated(
  lines: readonly Split[],
  path: string,
  table: number,
  cellOf: CellOf = gridCell,
): (Grid | Paragraph)[] {
  const blocks: (Grid | Paragraph)[] = [];
  if (isTorn(lines)) return blocks;
  const grid = (rows: readonly Split[]): Grid => {
    return gridOf(rows, path, table + blocks.filter(({ kind }) => kind === 'grid').length, cellOf);
  };
  for (let at = 0; at < lines.length; ) {
    const found = wholeRows(lines, at);
    if (found) blocks.push(grid(found.rows));
    else if (lines[at]!.length > 1) {
      const rest = lines.slice(at);
      if (rest.some(keepsPlaces)) blocks.push(grid(rest));
      else for (const cell of cellsOf(rest, path, cellOf)) blocks.push(cell);
      return blocks;
    } else for (const piece of lines[at]!) blocks.push(cellParagraph(piece, path, 'whole'));
    at = found?.end ?? at + 1;
  }
  return blocks;
}

/** Whether a line leaves its first position to a merged cell: a label stands further right. */
function keepsPlaces([first, ...others]: Split): boolean {
  const label = others.find(({ text }) => text !== '');
  return first!.text === '' && label !== undefined && !isValue(label.text);
}

/** Makes a cell of what stands in one. */
type CellOf = (piece: Piece, path: string) => Cell;

export function gridOf(rows: readonly Split[], path: string, table: number, cellOf: CellOf): Grid {
  return {
    kind: 'grid',
    place: { path, table, line: rows[0]![0]!.line },
    rows: rows.map((row) => ({
      place: { path, line: row[0]!.line },
      cells: row.map((piece) => cellOf(piece, path)),
    })),
  };
}

/**
 * Lines that go on with the row above, with a figure or a blank cell, without what a separator at the end of the one or the start
 * of the other seems to leave between them.
 */
function withoutBreaks(lines: readonly Split[]): readonly Split[] {
  const endsOpen = (line: Split | undefined) => line !== undefined && line.length > 1 && line.at(-1)!.text === '';
  return lines.map((line, index) => {
    const [above, below] = [lines[index - 1], lines[index + 1]];
    const isRest = goesOn(line) && line[0]!.text === '' && isValue(above?.at(-1)?.text ?? '');
    return line.slice(isRest ? 1 : 0, endsOpen(line) && below && goesOn(below) ? -1 : undefined);
  });
}

/** Whether no label begins a line, as the rest of a row. */
function goesOn(line: Split): boolean {
  const first = line.find(({ text }) => text !== '');
  return line.length > 1 && (first === undefined || isValue(first.text));
}

function cellsOf(lines: readonly Split[], path: string, cellOf: CellOf): Paragraph[] {
  return withoutBreaks(lines)
    .flat()
    .map((piece) => {
      return cellParagraph({ ...piece, text: inWords(cellOf(piece, path)) }, path, 'whole');
    });
}
