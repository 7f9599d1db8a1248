import { tooLargeError } from '../codecs/errors.ts';
import { type Cell, type Grid, type GridRow, isBlank, type Place } from '../model/document.ts';

/** Positions that a table may have: a hundred times those of a report. */
const maxPositions = 1_000_000;

/** Rows and columns that a cell covers: 1 where left out. */
type Span = Partial<NonNullable<Cell['span']>>;

type Content = Omit<Cell, 'place' | 'span'>;

/** Builds a table cell by cell, as documents describe theirs. Rows and columns count from 1. */
export type GridBuilder = ReturnType<typeof gridBuilder>;

/** Begins a table; `place` is the place of the table itself. */
export function gridBuilder(place: Place) {
  const rows = new Map<number, (Cell | undefined)[]>();
  /** Columns of each row that are known to be taken from the first one on. */
  const taken = new Map<number, number>();
  let left = maxPositions;

  /**
   * Puts a cell at the free positions that it covers, and returns the cell.
   * @throws {UserError} `too-large`
   */
  const put = (row: number, column: number, { rows: height = 1, columns: width = 1 }: Span, content: Content): Cell => {
    const isMerged = height > 1 || width > 1;
    const at = { ...place, row, column };
    const cell: Cell = { ...content, place: at, ...(isMerged && { span: { rows: height, columns: width } }) };
    const last = column + width - 1;
    for (let down = row; down < row + height; down++) {
      const cells = rows.get(down) ?? [];
      rows.set(down, cells);
      left -= Math.max(0, last - cells.length) + 1;
      if (left < 0) throw tooLargeError();
      while (cells.length < last) cells.push(undefined);
      for (let across = column; across <= last; across++) cells[across - 1] ??= cell;
    }
    return cell;
  };
  return {
    put,
    /**
     * Puts a cell at the first free column of a row, and returns the cell.
     * @throws {UserError} `too-large`
     */
    append(row: number, span: Span, content: Content): Cell {
      const cells = rows.get(row) ?? [];
      let index = taken.get(row) ?? 0;
      while (cells[index]) index++;
      taken.set(row, index);
      return put(row, index + 1, span, content);
    },
    /** Returns the rows that hold a cell. */
    grid: () => gridOf(rows, place),
  };
}

/** Makes a table of rows by their numbers. */
export function gridOf(rows: ReadonlyMap<number, GridRow['cells']>, place: Place): Grid {
  const sorted = [...rows].sort(([a], [b]) => a - b);
  return { kind: 'grid', place, rows: sorted.map(([row, cells]) => ({ place: { ...place, row }, cells })) };
}

/** Returns a grid without the rows in which nothing is shown or hidden. */
export function withoutBlankRows(grid: Grid): Grid {
  return {
    ...grid,
    rows: grid.rows.filter(({ cells }) => cells.some((cell) => cell && (!isBlank(cell) || cell.hidden))),
  };
}

/** Returns a grid with all its places changed; a merged cell stays one object. */
export function relocateGrid(grid: Grid, relocate: (place: Place) => Place): Grid {
  const relocated = new Map<Cell, Cell>();
  const relocateCell = (cell: Cell): Cell => {
    const known = relocated.get(cell) ?? { ...cell, place: relocate(cell.place) };
    relocated.set(cell, known);
    return known;
  };
  return {
    ...grid,
    place: relocate(grid.place),
    rows: grid.rows.map((row) => ({
      place: relocate(row.place),
      cells: row.cells.map((cell) => cell && relocateCell(cell)),
    })),
  };
}

/** Returns what a cell shows; struck text counts only where there is no other. */
export function cellContent(shown: {
  readonly text: string;
  readonly picture: boolean;
  readonly struck: string;
  readonly hidden?: boolean;
}): Pick<Cell, 'text' | 'picture' | 'struck' | 'hidden'> {
  const { text, picture, struck, hidden = false } = shown;
  return {
    text,
    ...(hidden && { hidden }),
    ...(picture && { picture }),
    ...(text.trim() === '' && struck !== '' && { struck }),
  };
}
