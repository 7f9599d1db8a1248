import { format as formatDecimal } from '../../model/decimal.ts';
import type { Cell, Grid, Place, Stored } from '../../model/document.ts';
import { gridOf } from '../grid-builder.ts';
import { type Area, sizeOf } from './area.ts';
import { Evaluator } from './evaluate.ts';
import { isDateFormat } from './format.ts';
import type { Formatter } from './formatter.ts';
import { numberFromText } from './literal.ts';
import { holdsPicture, picturedAreas } from './pictures.ts';
import type { Sheet, StoredCell } from './sheet.ts';

/** The properties of a workbook that matter for what its cells show. */
interface View {
  readonly path: string;
  readonly evaluator: Evaluator;
  /** Shows numbers and texts in their formats; without it they are shown as they are stored. */
  readonly formatter: Formatter | undefined;
  /** Counts the positions of all grids. Throws a UserError if they are too many. */
  readonly spend: (positions: number) => void;
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** Positions of the largest merge that is taken for drawn by hand; a larger one ends with the cells around it. */
const maxDrawnMerge = 1000;

/** Positions of all grids of a workbook, and again those under its merges. */
export const maxPositions = 3_000_000;

/** Converts the sheets of a workbook to tables; `spend` counts the positions of all. */
export function toGrids(
  sheets: readonly Sheet[],
  path: string,
  spend: View['spend'],
  formatter?: Formatter | undefined,
): Grid[] {
  const view: View = { path, evaluator: new Evaluator(sheets), formatter, spend };
  return sheets.map((sheet) => toGrid(sheet, view));
}

/**
 * Converts a sheet to a table. A merged cell is at all positions that it covers; stored cells under it are not shown.
 */
function toGrid(sheet: Sheet, view: View): Grid {
  const place: Place = { path: view.path, sheet: sheet.name };
  const rows = new Map<number, (Cell | undefined)[]>();
  /** Cells without text that a picture lies over, by their upper left corner. */
  const pictured = new Map(picturedAreas(sheet).map((area) => [keyOf(area), area]));
  const isHidden = hiddenTest(sheet);
  const rowOf = (row: number): (Cell | undefined)[] => {
    let cells = rows.get(row);
    if (!cells) {
      cells = [];
      rows.set(row, cells);
    }
    return cells;
  };
  /** Puts a cell at a position of a row if it is free. */
  const put = (cells: (Cell | undefined)[], column: number, cell: Cell): void => {
    if (cells.length < column) {
      view.spend(column - cells.length);
      while (cells.length < column - 1) cells.push(undefined);
    }
    cells[column - 1] ??= cell;
  };
  const toCell = (stored: StoredCell | undefined, area: Area, span?: Cell['span']): Cell => {
    const at: Place = { path: place.path, sheet: sheet.name, row: area.top, column: area.left };
    const cell: Writable<Cell> = stored ? cellOf(stored, at, sheet, view) : { text: '', place: at };
    if (span) cell.span = span;
    if (pictured.size > 0 && pictured.has(keyOf(area))) cell.picture = true;
    if (isHidden(area)) cell.hidden = true;
    return cell;
  };

  for (const merge of clippedMerges(sheet)) {
    const { top, left, bottom, right } = merge;
    view.spend(sizeOf(merge));
    // If an earlier merge has the corner, the cell stored there is not shown.
    const stored = rows.get(top)?.[left - 1] ? undefined : sheet.rows.get(top)?.[left - 1];
    const cell = toCell(stored, merge, { rows: bottom - top + 1, columns: right - left + 1 });
    for (let row = top; row <= bottom; row++) {
      const cells = rowOf(row);
      for (let column = right; column >= left; column--) put(cells, column, cell);
    }
  }
  for (const [row, stored] of sheet.rows) {
    let cells = rows.get(row);
    for (const cell of stored) {
      if (!cell || cells?.[cell.column - 1]) continue;
      cells ??= rowOf(row);
      put(cells, cell.column, toCell(cell, { top: row, left: cell.column, bottom: row, right: cell.column }));
    }
  }
  for (const area of pictured.values()) {
    if (rows.get(area.top)?.[area.left - 1]) continue;
    put(rowOf(area.top), area.left, toCell(undefined, area));
  }
  return gridOf(rows, place);
}

function keyOf({ top, left }: Area): string {
  return `${top}:${left}`;
}

/** Returns the merges; those larger than anyone draws end where the sheet does. */
function clippedMerges({ merges, bottom, right }: Sheet): Area[] {
  let lastRow = bottom;
  let lastColumn = right;
  for (const area of merges.filter((merge) => sizeOf(merge) <= maxDrawnMerge)) {
    lastRow = Math.max(lastRow, area.bottom);
    lastColumn = Math.max(lastColumn, area.right);
  }
  return merges.map((area) => ({
    ...area,
    bottom: Math.max(area.top, Math.min(area.bottom, lastRow)),
    right: Math.max(area.left, Math.min(area.right, lastColumn)),
  }));
}

/** Returns the test that tells if all rows or all columns of an area are hidden. */
function hiddenTest({ hidden, hiddenRows, hiddenColumns }: Sheet): (area: Area) => boolean {
  const known = new Map<number, boolean>();
  const isHiddenColumn = (column: number): boolean => {
    const isHidden = known.get(column) ?? hiddenColumns.some(({ first, last }) => column >= first && column <= last);
    known.set(column, isHidden);
    return isHidden;
  };
  return ({ top, left, bottom, right }) =>
    hidden || every(top, bottom, (row) => hiddenRows.has(row)) || every(left, right, isHiddenColumn);
}

function every(from: number, to: number, holds: (number: number) => boolean): boolean {
  for (let number = from; number <= to; number++) if (!holds(number)) return false;
  return true;
}

/** True for a number in no format, as most figures are: it is shown as it is stored. */
function isPlainNumber({ kind, format, formula, shown, picture, struck }: StoredCell): boolean {
  return (
    kind === 'number' && format === 'General' && formula === undefined && shown === undefined && !picture && !struck
  );
}

/** Returns a cell with what it shows: a picture, struck text, or a text with the value stored behind it. */
function cellOf(cell: StoredCell, place: Place, sheet: Sheet, view: View): Cell {
  if (isPlainNumber(cell)) return { text: cell.value, stored: { number: cell.value }, place };
  if (holdsPicture(cell)) return { text: '', picture: true, place };
  const { text, stored } = shownContent(cell, sheet, view);
  if (cell.struck && text.trim() !== '') return { text: '', struck: text, place };
  return stored ? { text, stored, place } : { text, place };
}

function shownContent(cell: StoredCell, sheet: Sheet, view: View): { readonly text: string; readonly stored?: Stored } {
  const { kind, value, format, formula } = cell;
  const result = formula === undefined ? undefined : view.evaluator.evaluate(cell, sheet);
  const computed = result?.kind === 'number' ? formatDecimal(result.number) : undefined;
  const uncached = kind === 'none';
  const number = kind === 'number' ? value : uncached ? computed : undefined;
  const isDate = isDateFormat(format) && (number !== undefined || computed !== undefined);
  const words = uncached && (result?.kind === 'text' || result?.kind === 'boolean') ? result.text : value;
  const isText = kind === 'text' || (uncached && result?.kind === 'text');
  const { formatter } = view;
  const formatted =
    number !== undefined ? formatter?.number(number, format) : isText ? formatter?.text(words, format) : undefined;
  const text = cell.shown ?? formatted ?? number ?? words;
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
