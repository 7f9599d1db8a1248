import type { Cell, Grid, GridRow, Place } from '../../model/document.ts';
import { numberFromText } from '../sheet/literal.ts';
import type { RichText } from '../sheet/rich-text.ts';
import type { SharedParts } from './shared-parts.ts';
import type { ModelRow, SharedString, SheetModel } from './sheet-model.ts';
import { numbersBetween } from './sheet-numbers.ts';

/**
 * Makes the grid of a sheet that has the text of a model but for its figures, and other shared strings; `undefined` if it differs
 * in more, or a string might be shown otherwise. Its cells are made when they are asked for.
 */
export function fillIn(
  model: SheetModel,
  text: string,
  strings: SharedParts['strings'],
  place: { readonly path: string; readonly sheet: string },
): Grid | undefined {
  const numbers = numbersBetween(model.pieces, text);
  if (!numbers || model.constants.some((one, index) => one !== undefined && one !== numbers[index])) return undefined;
  const stringOf = ({ index }: SharedString) => strings.at(numbers[index]!);
  const isSame = (one: SharedString) => isEqual(stringOf(one), one.content);
  if (!model.strings.every((one) => isSame(one) || (one.isFree && isText(stringOf(one))))) return undefined;
  const sheet = new FilledSheet(model, numbers, strings, place);
  return { kind: 'grid', place, rows: model.rows.map((row) => new FilledRow(row, sheet, row.strings.every(isSame))) };
}

function isEqual(a: RichText | undefined, b: RichText): boolean {
  return a === b || (a?.text === b.text && a.struck === b.struck);
}

/** True if a shared string is shown as the text that it is. */
function isText(string: RichText | undefined): boolean {
  return string !== undefined && string.text !== '' && !string.struck && numberFromText(string.text) === undefined;
}

/** The cells of a sheet, each made once: a merged one is in several rows. */
class FilledSheet {
  readonly place: { readonly path: string; readonly sheet: string };
  readonly numbers: readonly number[];
  readonly #model: SheetModel;
  readonly #strings: SharedParts['strings'];
  readonly #made: Cell[] = [];

  constructor(
    model: SheetModel,
    numbers: readonly number[],
    strings: SharedParts['strings'],
    place: FilledSheet['place'],
  ) {
    this.place = place;
    this.numbers = numbers;
    this.#model = model;
    this.#strings = strings;
  }

  /** Returns a cell by its index in the model. */
  cellAt(index: number): Cell {
    this.#made[index] ??= this.#fill(index);
    return this.#made[index];
  }

  #fill(index: number): Cell {
    const { cell, figure, string } = this.#model.cells[index]!;
    const { path, sheet } = this.place;
    const place = { path, sheet, row: cell.place.row!, column: cell.place.column! };
    if (figure !== undefined) {
      const number = `${this.numbers[figure]}`;
      return { ...cell, text: number, stored: { ...cell.stored, number }, place };
    }
    const text = string?.isFree ? this.#strings.at(this.numbers[string.index]!)!.text : cell.text;
    return { ...cell, text, place };
  }
}

class FilledRow implements GridRow {
  readonly place: Place;
  readonly pattern: object | undefined;
  readonly #row: ModelRow;
  readonly #sheet: FilledSheet;
  #cells: GridRow['cells'] | undefined;

  /** `isSame` if the row shows the same strings as in the model. */
  constructor(row: ModelRow, sheet: FilledSheet, isSame: boolean) {
    const { path, sheet: name } = sheet.place;
    this.place = { path, sheet: name, row: row.row };
    this.pattern = isSame ? row.pattern : undefined;
    this.#row = row;
    this.#sheet = sheet;
  }

  get cells(): GridRow['cells'] {
    this.#cells ??= this.#row.cells.map((index) => (index < 0 ? undefined : this.#sheet.cellAt(index)));
    return this.#cells;
  }

  figureAt(position: number): number {
    return this.#sheet.numbers[this.#row.figures[position]!] ?? Number.NaN;
  }
}
