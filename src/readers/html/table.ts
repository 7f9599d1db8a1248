import { parse, unitsAt } from '../../model/decimal.ts';
import type { Grid, Place, Stored } from '../../model/document.ts';
import { cellContent, type GridBuilder, gridBuilder } from '../grid-builder.ts';
import { numberFromText, numberLiteral } from '../sheet/literal.ts';
import { type RowPosition, rowsOf } from './rows.ts';
import { attribute, type Element, wholeNumber } from './tree.ts';

/** Spans that HTML allows. */
const maxColumns = 1000;
const maxRows = 65_534;

interface OpenCell {
  readonly element: Element;
  readonly hidden: boolean;
  /** It holds a picture. */
  picture: boolean;
  /** Text that is struck through. */
  struck: string;
}

/** Reads a table whose rows and cells are opened and closed in document order, and lays it out as browsers do. */
export class TableReader {
  readonly #element: Element;
  readonly #rows: ReadonlyMap<Element, RowPosition>;
  readonly #builder: GridBuilder;
  #row: Element | undefined;
  /** The open cell. */
  cell: OpenCell | undefined;

  constructor(element: Element, place: Place) {
    this.#element = element;
    this.#rows = rowsOf(element);
    this.#builder = gridBuilder(place);
  }

  isTable(element: Element): boolean {
    return element === this.#element;
  }

  /** True if the element is the table itself, its open row or its open cell. */
  isOpen(element: Element): boolean {
    return this.isTable(element) || element === this.#row || element === this.cell?.element;
  }

  /** Opens a row; ignores a row of another table. */
  openRow(element: Element): void {
    if (!this.cell && !this.#row && this.#rows.has(element)) this.#row = element;
  }

  /** Opens a cell; ignores one that is not in an open row, or within another cell. */
  openCell(element: Element, hidden: boolean): void {
    if (!this.cell && this.#row) this.cell = { element, hidden, picture: false, struck: '' };
  }

  /** @throws {UserError} `too-large` */
  closeCell(text: string): void {
    const { element, struck, ...shown } = this.cell!;
    const { row, last } = this.#rows.get(this.#row!)!;
    const columns = Math.min(Math.max(1, spanOf(element, 'colspan')), maxColumns);
    const rows = Math.min(spanOf(element, 'rowspan') || maxRows, maxRows, last - row + 1);
    const stored = storedNumber(element, text);
    const content = cellContent({ ...shown, text, struck: struck.replaceAll(/\s+/g, ' ').trim() });
    this.#builder.append(row, { rows, columns }, { ...content, ...(stored && { stored }) });
    this.cell = undefined;
  }

  closeRow(): void {
    this.#row = undefined;
  }

  grid(): Grid {
    return this.#builder.grid();
  }
}

function spanOf(cell: Element, name: 'colspan' | 'rowspan'): number {
  return wholeNumber(cell, name) ?? wholeNumber(cell, `aria-${name}`) ?? 1;
}

/**
 * Returns the number that a spreadsheet program has stored with a cell: `x:num` of Excel and WPS, `sdval` of LibreOffice.
 * Website editors leave it as it was when the text changes, so that it counts only where it agrees with the text, or where
 * the column was too narrow to show it.
 */
function storedNumber(cell: Element, text: string): Stored | undefined {
  const number = numberLiteral(attribute(cell, 'x:num') ?? attribute(cell, 'sdval') ?? '');
  if (number === undefined) return undefined;
  return isTooNarrow(text) || isRounded(text, number) ? { number } : undefined;
}

/** True if a text is what a spreadsheet shows in too narrow a column. */
function isTooNarrow(text: string): boolean {
  return /^#+$/.test(text) || /^-?\d(?:\.\d+)?E\+\d+$/i.test(text);
}

/** True if a text is a number rounded to the places that it shows. */
function isRounded(text: string, number: string): boolean {
  const [shown, exact] = [parse(numberFromText(text) ?? ''), parse(number)];
  if (!shown || !exact) return false;
  const places = /\.(\d+)$/.exec(text)?.[1]?.length ?? 0;
  const scale = Math.max(places, exact.scale, shown.scale);
  const difference = unitsAt(shown, scale) - unitsAt(exact, scale);
  return 2n * (difference < 0n ? -difference : difference) <= 10n ** BigInt(scale - places);
}
