import { format as formatDecimal } from '../../model/decimal.ts';
import type { Cell, Grid, GridRow, Place, Stored } from '../../model/document.ts';
import type { Area } from './area.ts';
import type { Value } from './evaluate.ts';
import { isDateFormat } from './format.ts';
import { numberFromText } from './literal.ts';
import { holdsPicture, picturedAreas } from './pictures.ts';
import type { Sheet, StoredCell } from './sheet.ts';

/** Functions that show the cells of a workbook. */
export interface View {
  readonly path: string;
  /** Returns the result of a cell's formula. */
  value(cell: StoredCell, sheet: Sheet): Value;
  number(literal: string, format: string): string;
  text(text: string, format: string): string;
  /** Counts the positions of all grids. Throws a UserError if they are too many. */
  spend(positions: number): void;
}

/** Positions of the largest merge that is taken for drawn by hand; a larger one ends with the cells around it. */
const maxDrawnMerge = 1000;

/** Positions of all grids of a workbook, and again those under its merges. */
export const maxPositions = 10_000_000;

/**
 * Converts a sheet to a table. A merged cell is at all positions that it covers; stored cells under it are not shown.
 */
export function toGrid(sheet: Sheet, view: View): Grid {
  const builder = new GridBuilder(sheet, view);
  builder.putMerges();
  builder.putCells();
  builder.putPictures();
  return builder.build();
}

class GridBuilder {
  readonly #sheet: Sheet;
  readonly #view: View;
  readonly #rows = new Map<number, (Cell | undefined)[]>();
  readonly #isHiddenColumn: (column: number) => boolean;
  /** Cells without text that a picture lies over, by their upper left corner. */
  readonly #pictured: ReadonlyMap<string, Area>;

  constructor(sheet: Sheet, view: View) {
    this.#sheet = sheet;
    this.#view = view;
    this.#isHiddenColumn = hiddenColumns(sheet);
    this.#pictured = new Map(picturedAreas(sheet).map((area) => [keyOf(area), area]));
  }

  putMerges(): void {
    for (const merge of clippedMerges(this.#sheet)) {
      const { top, left, bottom, right } = merge;
      this.#view.spend(size(merge));
      // If an earlier merge has the corner, the cell stored there is not shown.
      const stored = this.#rows.get(top)?.[left - 1] ? undefined : this.#sheet.rows.get(top)?.[left - 1];
      const cell = this.#toCell(stored, merge, true);
      for (let row = top; row <= bottom; row++) {
        for (let column = right; column >= left; column--) this.#put(row, column, cell);
      }
    }
  }

  putCells(): void {
    for (const [row, stored] of this.#sheet.rows) {
      for (const cell of stored) {
        if (!cell || this.#rows.get(row)?.[cell.column - 1]) continue;
        const { column } = cell;
        this.#put(row, column, this.#toCell(cell, { top: row, left: column, bottom: row, right: column }, false));
      }
    }
  }

  putPictures(): void {
    for (const area of this.#pictured.values()) {
      if (!this.#rows.get(area.top)?.[area.left - 1]) {
        this.#put(area.top, area.left, this.#toCell(undefined, area, false));
      }
    }
  }

  build(): Grid {
    const place: Place = { path: this.#view.path, sheet: this.#sheet.name };
    const rows = [...this.#rows].sort(([a], [b]) => a - b);
    return {
      kind: 'grid',
      place,
      rows: rows.map(([row, cells]): GridRow => ({ place: { ...place, row }, cells })),
    };
  }

  /** Puts a cell at a position that is free. */
  #put(row: number, column: number, cell: Cell): void {
    let cells = this.#rows.get(row);
    if (!cells) {
      cells = [];
      this.#rows.set(row, cells);
    }
    if (cells.length < column) {
      this.#view.spend(column - cells.length);
      while (cells.length < column - 1) cells.push(undefined);
    }
    cells[column - 1] ??= cell;
  }

  #toCell(stored: StoredCell | undefined, area: Area, merged: boolean): Cell {
    const { top, left, bottom, right } = area;
    const { path } = this.#view;
    const { name, hidden, hiddenRows } = this.#sheet;
    const isHidden =
      hidden || every(top, bottom, (row) => hiddenRows.has(row)) || every(left, right, this.#isHiddenColumn);
    return {
      ...(stored ? contentOf(stored, this.#sheet, this.#view) : { text: '' }),
      place: { path, sheet: name, row: top, column: left },
      ...(merged && { span: { rows: bottom - top + 1, columns: right - left + 1 } }),
      ...(this.#pictured.has(keyOf(area)) && { picture: true as const }),
      ...(isHidden && { hidden: true as const }),
    };
  }
}

function keyOf({ top, left }: Area): string {
  return `${top}:${left}`;
}

/** Returns the merges; those larger than anyone draws end where the sheet does. */
function clippedMerges({ merges, bottom, right }: Sheet): Area[] {
  let lastRow = bottom;
  let lastColumn = right;
  for (const area of merges.filter((merge) => size(merge) <= maxDrawnMerge)) {
    lastRow = Math.max(lastRow, area.bottom);
    lastColumn = Math.max(lastColumn, area.right);
  }
  return merges.map((area) => ({
    ...area,
    bottom: Math.max(area.top, Math.min(area.bottom, lastRow)),
    right: Math.max(area.left, Math.min(area.right, lastColumn)),
  }));
}

function size({ top, left, bottom, right }: Area): number {
  return (bottom - top + 1) * (right - left + 1);
}

function hiddenColumns({ hiddenColumns: ranges }: Sheet): (column: number) => boolean {
  const known = new Map<number, boolean>();
  return (column) => {
    if (ranges.length === 0) return false;
    let hidden = known.get(column);
    if (hidden === undefined) {
      hidden = ranges.some(({ first, last }) => column >= first && column <= last);
      known.set(column, hidden);
    }
    return hidden;
  };
}

function every(from: number, to: number, holds: (number: number) => boolean): boolean {
  for (let number = from; number <= to; number++) if (!holds(number)) return false;
  return true;
}

/** Returns what a cell shows: a picture, struck text, or a text with the value stored behind it. */
function contentOf(cell: StoredCell, sheet: Sheet, view: View): Omit<Cell, 'place'> {
  if (holdsPicture(cell)) return { text: '', picture: true };
  const { text, stored } = shownContent(cell, sheet, view);
  if (cell.struck && text.trim() !== '') return { text: '', struck: text };
  return { text, ...(stored && { stored }) };
}

function shownContent(cell: StoredCell, sheet: Sheet, view: View): { readonly text: string; readonly stored?: Stored } {
  const { kind, value, format, formula } = cell;
  const result = formula === undefined ? undefined : view.value(cell, sheet);
  const computed = result?.kind === 'number' ? formatDecimal(result.number) : undefined;
  const uncached = kind === 'none';
  const number = kind === 'number' ? value : uncached ? computed : undefined;
  const isDate = isDateFormat(format) && (number !== undefined || computed !== undefined);
  const words = uncached && (result?.kind === 'text' || result?.kind === 'boolean') ? result.text : value;
  const isText = kind === 'text' || (uncached && result?.kind === 'text');
  const text =
    cell.shown ?? (number !== undefined ? view.number(number, format) : isText ? view.text(words, format) : words);
  const numberAsText = isText && numberFromText(words) !== undefined;
  if (number === undefined && formula === undefined && !numberAsText) return { text };
  const stored: Stored = {
    ...(number !== undefined && !isDate && { number }),
    ...(format !== 'General' && { format }),
    ...(formula !== undefined && { formula }),
    ...(computed !== undefined && !isDate && { computed }),
    ...(result?.kind === 'number' && result.fromBlanks && { fromBlanks: true }),
    ...(uncached && { uncached: true }),
    ...(numberAsText && { numberAsText: true }),
  };
  return { text, stored };
}
