import { format as formatDecimal } from '../../model/decimal.ts';
import type { Cell, Grid, GridRow, Place, Stored } from '../../model/document.ts';
import type { Area } from './area.ts';
import type { Value } from './evaluate.ts';
import { isDateFormat } from './format.ts';
import { spelledNumber } from './literal.ts';
import { holdsPicture, picturedAreas } from './pictures.ts';
import type { Sheet, StoredCell } from './sheet.ts';

/** How the cells of a workbook are shown. */
export interface View {
  readonly path: string;
  /** What a cell's formula gives. */
  value(cell: StoredCell, sheet: Sheet): Value;
  number(literal: string, format: string): string;
  text(text: string, format: string): string;
  /** Counts positions of all grids, and throws where they are too many. */
  spend(positions: number): void;
}

/** Positions of a merge up to which it counts as drawn; a larger one is no longer than the cells around it. */
const drawn = 1000;

/** Positions that the grids of a workbook may have, and again those under its merges. */
export const mostPositions = 10_000_000;

/** A sheet as a table, each merge at all positions that it covers; what it covers is not shown. */
export function toGrid(sheet: Sheet, view: View): Grid {
  const rows = new Map<number, (Cell | undefined)[]>();
  const isHiddenColumn = hiddenColumns(sheet);
  const { path, spend } = view;
  const pictured = new Map(picturedAreas(sheet).map((area) => [`${area.top}:${area.left}`, area]));

  const rowAt = (row: number): (Cell | undefined)[] => {
    let cells = rows.get(row);
    if (!cells) {
      cells = [];
      rows.set(row, cells);
    }
    return cells;
  };
  const put = (cells: (Cell | undefined)[], index: number, cell: Cell): void => {
    if (cells.length <= index) {
      spend(index + 1 - cells.length);
      while (cells.length < index) cells.push(undefined);
    }
    cells[index] ??= cell;
  };
  const toCell = (stored: StoredCell | undefined, { top, left, bottom, right }: Area, merged: boolean): Cell => {
    return {
      ...(stored ? contentOf(stored, sheet, view) : { text: '' }),
      place: { path, sheet: sheet.name, row: top, column: left },
      ...(merged && { span: { rows: bottom - top + 1, columns: right - left + 1 } }),
      ...(pictured.has(`${top}:${left}`) && { picture: true as const }),
      ...((sheet.hidden ||
        every(top, bottom, (row) => sheet.hiddenRows.has(row)) ||
        every(left, right, isHiddenColumn)) && { hidden: true as const }),
    };
  };

  for (const merge of clip(sheet)) {
    const { top, left, bottom, right } = merge;
    spend(size(merge));
    // Where an earlier merge has the corner, what is stored there is not shown.
    const anchor = rows.get(top)?.[left - 1] ? undefined : sheet.rows.get(top)?.[left - 1];
    const cell = toCell(anchor, merge, true);
    for (let row = top; row <= bottom; row++) {
      const cells = rowAt(row);
      for (let column = right; column >= left; column--) put(cells, column - 1, cell);
    }
  }
  for (const [row, stored] of sheet.rows) {
    const cells = rowAt(row);
    for (const cell of stored) {
      if (!cell || cells[cell.column - 1]) continue;
      const { column } = cell;
      put(cells, column - 1, toCell(cell, { top: row, left: column, bottom: row, right: column }, false));
    }
  }
  for (const area of pictured.values()) {
    const cells = rowAt(area.top);
    if (!cells[area.left - 1]) put(cells, area.left - 1, toCell(undefined, area, false));
  }
  const place: Place = { path, sheet: sheet.name };
  return {
    kind: 'grid',
    place,
    rows: [...rows]
      .filter(([, cells]) => cells.length > 0)
      .sort(([a], [b]) => a - b)
      .map(([row, cells]): GridRow => ({ place: { ...place, row }, cells })),
  };
}

/** The merges, those larger than anyone draws cut to where the sheet holds something. */
function clip({ merges, bottom, right }: Sheet): Area[] {
  let lastRow = bottom;
  let lastColumn = right;
  for (const area of merges.filter((merge) => size(merge) <= drawn)) {
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

/** What a cell shows: a picture, something struck through, or a text with what is stored behind it. */
function contentOf(cell: StoredCell, sheet: Sheet, view: View): Omit<Cell, 'place'> {
  if (holdsPicture(cell)) return { text: '', picture: true };
  const { text, stored } = shown(cell, sheet, view);
  if (cell.struck && text.trim() !== '') return { text: '', struck: text };
  return { text, ...(stored && { stored }) };
}

/** A cell's text, and what is stored behind it. */
function shown(cell: StoredCell, sheet: Sheet, view: View): { readonly text: string; readonly stored?: Stored } {
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
  const numberAsText = isText && spelledNumber(words) !== undefined;
  if (number === undefined && formula === undefined && !numberAsText) return { text };
  const stored: Stored = {
    ...(number !== undefined && !isDate && { number }),
    ...(format !== 'General' && { format }),
    ...(formula !== undefined && { formula }),
    ...(computed !== undefined && !isDate && { computed }),
    ...(result?.kind === 'number' && result.ofBlanks && { ofBlanks: true }),
    ...(uncached && { uncached: true }),
    ...(numberAsText && { numberAsText: true }),
  };
  return { text, stored };
}
