import { tooLarge } from '../codecs/refusals.ts';
import type { Cell, Grid, GridRow, Place } from '../model/document.ts';

/** Positions that a table may have: what a report has, a hundred times over. */
const mostPositions = 1_000_000;

/** A table that is filled cell by cell, as documents describe theirs. Rows and columns from 1. */
export interface Spread {
  /** The first column at or right of `column` at which nothing stands yet. */
  free(row: number, column: number): number;
  /**
   * Puts a cell at every position that it covers and that is still free; gives the cell.
   * @throws {UserError} `too-large` where the table outgrows anything that a report has
   */
  put(at: Spot, cell: Omit<Cell, 'place' | 'span'>): Cell;
  /** The rows that hold a cell. */
  grid(): Grid;
}

/** Where a cell stands, and how many rows and columns it covers: 1 where left out. */
export interface Spot {
  readonly row: number;
  readonly column: number;
  readonly rows?: number;
  readonly columns?: number;
}

/** Begins a table; `place` is the table's own. */
export function spread(place: Place): Spread {
  const rows = new Map<number, (Cell | undefined)[]>();
  let left = mostPositions;

  const rowAt = (row: number): (Cell | undefined)[] => {
    let cells = rows.get(row);
    if (!cells) {
      cells = [];
      rows.set(row, cells);
    }
    return cells;
  };

  return {
    free(row, column) {
      const cells = rows.get(row) ?? [];
      let free = column;
      while (cells[free - 1]) free++;
      return free;
    },
    put({ row, column, rows: height = 1, columns: width = 1 }, content) {
      const merged = height > 1 || width > 1;
      const at = { ...place, row, column };
      const cell: Cell = { ...content, place: at, ...(merged && { span: { rows: height, columns: width } }) };
      for (let down = row; down < row + height; down++) {
        const cells = rowAt(down);
        const last = column + width - 1;
        left -= Math.max(0, last - cells.length) + 1;
        if (left < 0) throw tooLarge();
        while (cells.length < last) cells.push(undefined);
        for (let across = column; across <= last; across++) cells[across - 1] ??= cell;
      }
      return cell;
    },
    grid: () => ({
      kind: 'grid',
      place,
      rows: [...rows].sort(([a], [b]) => a - b).map(([row, cells]): GridRow => ({ place: { ...place, row }, cells })),
    }),
  };
}
