import { damagedError, tooLargeError } from '../../codecs/errors.ts';
import { countBefore } from '../binary-search.ts';
import type { Extent } from '../pictured-cells.ts';
import { type Area, isSeveral, lastColumn, lastRow } from './area.ts';
import type { CellContent, Range, Sheet, StoredCell } from './sheet.ts';

/** Rows with cells that a sheet may have: as many as a CSV has lines. A list of a thousand bodies has a tenth. */
const maxRows = 250_000;

/** A sheet that grows by rows, cells and merges as a reader comes upon them. Rows and columns from 1. */
export class SheetBuilder implements Sheet {
  readonly name: string;
  hidden: boolean;
  readonly rows = new Map<number, (StoredCell | undefined)[]>();
  bottom = 0;
  right = 0;
  readonly merges: Area[] = [];
  readonly hiddenRows = { has: (row: number) => this.#hiddenRows.has(row) || isInside(this.#hiddenRowRanges, row) };
  readonly hiddenColumns: Range[] = [];
  readonly pictures: Extent[] = [];
  readonly #hiddenRows = new Set<number>();
  readonly #hiddenRowRanges: Range[] = [];

  constructor(name: string, hidden = false) {
    this.name = name;
    this.hidden = hidden;
  }

  /**
   * Puts a cell in place of any other at its position.
   * @throws {UserError} `damaged` outside the largest sheet, `too-large`
   */
  put(row: number, column: number, content: CellContent): void {
    this.putCell({ row, column, ...content });
  }

  /** As `put`, for a cell that already has its position. */
  putCell(cell: StoredCell): void {
    const { row, column } = cell;
    if (row > lastRow || column > lastColumn) throw outside(row, column);
    let cells = this.rows.get(row);
    if (!cells) {
      if (this.rows.size === maxRows) throw tooLargeError();
      cells = [];
      this.rows.set(row, cells);
    }
    cells[column - 1] = cell;
    this.bottom = Math.max(this.bottom, row);
    this.right = Math.max(this.right, column);
  }

  /**
   * Puts a cell at each position of an area. Each spans so many rows and columns, unless it is repeated in that
   * direction: equal cells cannot cover each other. The formula of repeated cells counts as an array formula, because
   * the file does not say how it moves along.
   * @throws {UserError} `damaged` outside the largest sheet
   */
  repeat(area: Area, content: CellContent | undefined, spannedRows: number, spannedColumns: number): void {
    const { top, left, bottom, right } = area;
    const own = content?.formula !== undefined && isSeveral(area) ? { ...content, array: true as const } : content;
    const height = bottom > top ? 1 : spannedRows;
    const width = right > left ? 1 : spannedColumns;
    for (let row = top; row <= bottom; row++) {
      for (let column = left; column <= right; column++) {
        if (row > lastRow || column > lastColumn) throw outside(row, column);
        this.merge({ top: row, left: column, bottom: row + height - 1, right: column + width - 1 });
        if (own) this.put(row, column, own);
      }
    }
  }

  /** Removes the cell at a position. */
  remove(row: number, column: number): void {
    const cells = this.rows.get(row);
    if (cells) cells[column - 1] = undefined;
  }

  /** Merges an area, as far as it lies in the largest sheet. A single cell is not merged. */
  merge(area: Area): void {
    if (!isSeveral(area)) return;
    const { top, left, bottom, right } = area;
    this.merges.push({ top, left, bottom: Math.min(lastRow, bottom), right: Math.min(lastColumn, right) });
  }

  /** Hides rows. Ranges of several rows must come in ascending order. */
  hideRows(first: number, last = first): void {
    if (first === last) this.#hiddenRows.add(first);
    else if (first <= lastRow) this.#hiddenRowRanges.push({ first, last });
  }

  hideColumns(first: number, last = first): void {
    // Ranges do not overlap, so more of them than columns only repeat others.
    if (this.hiddenColumns.length < lastColumn) this.hiddenColumns.push({ first, last });
  }
}

/** True if a number lies in one of the ranges, which are in ascending order. */
function isInside(ranges: readonly Range[], number: number): boolean {
  const range = ranges[countBefore(ranges, ({ last }) => last < number)];
  return range !== undefined && range.first <= number;
}

function outside(row: number, column: number) {
  return damagedError({
    zh: `第 ${row} 行第 ${column} 列超出工作表`,
    en: `row ${row}, column ${column} is outside any sheet`,
  });
}
