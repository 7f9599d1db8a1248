import type { Cell, Grid } from '../../model/document.ts';
import { changesText, isPlain } from '../sheet/format.ts';
import type { RichText } from '../sheet/rich-text.ts';
import type { Sheet, StoredCell } from '../sheet/sheet.ts';
import type { SharedParts } from './shared-parts.ts';
import { type NumberedCell, numberedCellsIn } from './sheet-numbers.ts';

/** A sheet that was read, of which others can be made that differ in figures and shared strings. */
export interface SheetModel {
  /** The text of the sheet before, between and behind the numbers of its cells. */
  readonly pieces: readonly string[];
  /** The numbers that have to be the same: neither figures nor those of strings, which are undefined here. */
  readonly constants: readonly (number | undefined)[];
  readonly strings: readonly SharedString[];
  readonly cells: readonly ModelCell[];
  readonly rows: readonly ModelRow[];
}

export interface ModelCell {
  readonly cell: Cell;
  /** The index of its figure among the numbers of the sheet. */
  readonly figure?: number | undefined;
  readonly string?: SharedString | undefined;
}

/** A shared string in a cell. */
export interface SharedString {
  /** The index among the numbers of the sheet, where its own number is. */
  readonly index: number;
  readonly content: RichText;
  /** Any other text would be shown in its place. */
  readonly isFree: boolean;
}

export interface ModelRow {
  readonly row: number;
  /** The index of the cell at each position; -1 where there is none. */
  readonly cells: readonly number[];
  /** The index of the figure at each position; -1 where there is none, or a hidden one. */
  readonly figures: readonly number[];
  readonly strings: readonly SharedString[];
  readonly pattern: object;
}

/** Makes the model of a sheet without formulas and pictures, read as a grid; `undefined` if it is written in an unusual way. */
export function sheetModel(
  grid: Grid,
  sheet: Sheet,
  text: string,
  strings: SharedParts['strings'],
): SheetModel | undefined {
  const numbered = numberedCellsIn(text);
  if (!numbered) return undefined;
  const shown = new Map<string, Cell>();
  for (const { cells } of grid.rows) for (const cell of cells) if (cell) shown.set(keyOf(cell.place), cell);
  const figureOf = new Map<Cell, number>();
  const stringOf = new Map<Cell, SharedString>();
  const constants: (number | undefined)[] = [];
  const used: SharedString[] = [];
  for (const [index, { row, column, isString, number }] of numbered.entries()) {
    const cell = shown.get(keyOf({ row, column }));
    const stored = sheet.rows.get(row)?.[column - 1];
    if (isString) {
      const string = { index, content: strings.at(number)!, isFree: cell !== undefined && isFree(cell, stored) };
      used.push(string);
      if (cell) stringOf.set(cell, string);
    } else if (cell && isFigure(cell, stored, `${number}`)) figureOf.set(cell, index);
    else constants[index] = number;
  }
  const all = [...shown.values()];
  const indexOf = new Map(all.map((cell, index) => [cell, index]));
  const rows = grid.rows.map(({ place, cells }): ModelRow => {
    const own = new Set(cells.flatMap((cell) => (cell && stringOf.get(cell)) ?? []));
    const indices = cells.map((cell) => (cell ? indexOf.get(cell)! : -1));
    const figures = cells.map((cell) => (cell && !cell.hidden ? figureOf.get(cell) : undefined) ?? -1);
    return { row: place.row!, cells: indices, figures, strings: [...own], pattern: {} };
  });
  const cells = all.map((cell): ModelCell => ({ cell, figure: figureOf.get(cell), string: stringOf.get(cell) }));
  return { pieces: piecesOf(text, numbered), constants, strings: used, cells, rows };
}

function piecesOf(text: string, numbered: readonly NumberedCell[]): string[] {
  const starts = [0, ...numbered.map(({ to }) => to)];
  return starts.map((start, index) => text.slice(start, numbered[index]?.from));
}

/** Identifies a cell among those of its sheet. */
function keyOf({ row, column }: { readonly row?: number; readonly column?: number }): string {
  return `${row}:${column}`;
}

/** True if a cell shows a whole number, and would show any other as its digits, too. */
function isFigure({ text, stored }: Cell, from: StoredCell | undefined, digits: string): boolean {
  if (from?.kind !== 'number' || from.struck || text !== digits || stored?.number !== digits) return false;
  return isPlain('0', from.format) && isPlain('1', from.format);
}

/** True if a cell shows a text, and would show any other that spells no number. */
function isFree({ text, stored }: Cell, from: StoredCell | undefined): boolean {
  return from?.kind === 'text' && !from.struck && text === from.value && !stored && !changesText(from.format);
}
