import { damagedError, tooLargeError } from '../../codecs/errors.ts';
import { type Attributes, parseAnyXml, scanXml, type XmlHandlers } from '../../codecs/xml.ts';
import type { Part } from '../../codecs/zip.ts';
import { lastColumn, lastRow, parseArea, parsePosition } from '../sheet/area.ts';
import { maxFormulaLength, movableFormula } from '../sheet/formula.ts';
import type { Sheet, StoredCell } from '../sheet/sheet.ts';
import { SheetBuilder } from '../sheet/sheet-builder.ts';
import { type CellElement, readCell } from './cell.ts';
import { scanPlainCell } from './plain-elements.ts';
import { plainRowScanner } from './plain-rows.ts';
import { isTrue, unsignedInt } from './schema-types.ts';
import type { SharedParts } from './shared-parts.ts';
import { Runs } from './strings.ts';

/** @throws {UserError} `damaged`, `too-large` */
export function readSheet(part: Part, name: string, hidden: boolean, parts: SharedParts): Sheet {
  const reader = new SheetReader(part.part, new SheetBuilder(name, hidden), parts);
  const isPlain = scanXml(part.bytes, reader, (text, at, end) => reader.skim(text, at, end));
  return isPlain ? reader.finish() : parseSheet(part, name, hidden, parts);
}

/** As `readSheet`, by a parser for all of XML. */
export function parseSheet({ part, bytes }: Part, name: string, hidden: boolean, parts: SharedParts): Sheet {
  const reader = new SheetReader(part, new SheetBuilder(name, hidden), parts);
  parseAnyXml(bytes, part, reader);
  return reader.finish();
}

class SheetReader implements XmlHandlers {
  readonly #part: string;
  readonly #sheet: SheetBuilder;
  readonly #parts: SharedParts;
  readonly #formulas = new SharedFormulas();
  readonly #scanRow = plainRowScanner();
  #inData = false;
  #row = 0;
  #column = 0;
  #cell: CellElement | undefined;

  constructor(part: string, sheet: SheetBuilder, parts: SharedParts) {
    this.#part = part;
    this.#sheet = sheet;
    this.#parts = parts;
  }

  open(element: string, attributes: Attributes): void {
    if (!this.#inData) this.#openAround(element, attributes);
    else if (element === 'row') this.#openRow(attributes);
    else if (element === 'c') this.#openCell(attributes);
    else if (this.#cell) this.#openInCell(this.#cell, element, attributes);
  }

  close(element: string): void {
    if (element === 'c' && this.#cell) {
      this.#closeCell(this.#cell);
      this.#cell = undefined;
    } else if (element === 'sheetData') this.#inData = false;
  }

  text(chars: string, around: readonly string[]): void {
    const [cell, element] = [this.#cell, around.at(-1)];
    if (!cell) return;
    if (element === 'v') cell.value += chars;
    else if (element === 'f') cell.formula!.text += chars;
    // A phonetic reading is not part of the text.
    else if (element === 't' && !around.includes('rPh')) cell.inline?.add(chars);
  }

  /** Takes a row or a cell that is plainly written, without its events. */
  skim(text: string, at: number, end: number): number {
    if (!this.#inData || this.#cell) return at;
    const row = this.#scanRow(text, at);
    if (row && row.end <= end) {
      for (const cell of row.cells) if (cell.value !== undefined) this.#closeCell(cell);
      [this.#row, this.#column] = row.last;
      return row.end;
    }
    const cell = scanPlainCell(text, at);
    if (!cell || cell.end > end) return at;
    [this.#row, this.#column] = [cell.row, cell.column];
    if (cell.value !== undefined) this.#closeCell(cell);
    return cell.end;
  }

  finish(): Sheet {
    this.#formulas.resolve(this.#sheet);
    return this.#sheet;
  }

  /** Elements before and behind the cells. */
  #openAround(element: string, { hidden, width = '1', min, max, ref = '' }: Attributes): void {
    if (element === 'sheetData') this.#inData = true;
    else if (element === 'col') {
      if (isTrue(hidden) || Number(width) === 0) this.#sheet.hideColumns(Number(min), Number(max));
    } else if (element === 'mergeCell') {
      const area = parseArea(ref);
      if (area) this.#sheet.merge(area);
    }
  }

  #openRow({ r, hidden, ht = '1' }: Attributes): void {
    this.#row = r === undefined ? this.#row + 1 : (unsignedInt(r) ?? Number.NaN);
    this.#column = 0;
    if (!(this.#row >= 1 && this.#row <= lastRow)) throw this.#outside(r ?? `${this.#row}`);
    if (isTrue(hidden) || Number(ht) === 0) this.#sheet.hideRows(this.#row);
  }

  /** Opens a cell at its reference, or next to the one before it if it has none. */
  #openCell(attributes: Attributes): void {
    const { row, column } = parsePosition(attributes.r) ?? { row: this.#row, column: this.#column + 1 };
    if (row < 1 || row > lastRow || column > lastColumn) throw this.#outside(attributes.r ?? `${this.#row}:${column}`);
    [this.#row, this.#column] = [row, column];
    const { t: type = 'n', s: style = '0', vm } = attributes;
    this.#cell = { row, column, type, style: Number(style), hasMetadata: vm !== undefined, value: undefined };
  }

  #openInCell(cell: CellElement, element: string, attributes: Attributes): void {
    switch (element) {
      case 'v':
        cell.value ??= '';
        break;
      case 'f':
        cell.formula = { attributes, text: cell.formula?.text ?? '' };
        break;
      case 'is':
        cell.inline = new Runs();
        break;
      case 'r':
        cell.inline?.begin();
        break;
      default:
        cell.inline?.applyProperty(element, attributes.val);
    }
  }

  #closeCell(cell: CellElement): void {
    const { content, sharedFormula } = readCell(cell, this.#parts, this.#part);
    if (!content) return;
    this.#sheet.putCell(content);
    if (sharedFormula !== undefined) this.#formulas.add(sharedFormula, content);
  }

  #outside(where: string) {
    return damagedError({
      zh: `${this.#part} 的 ${where} 超出工作表`,
      en: `${where} of ${this.#part} is outside any sheet`,
    });
  }
}

/** Total characters of the shared formulas, written out for each cell. */
const maxSharedCharacters = 4 * 1024 * 1024;

/** The formulas of a sheet that are written at one cell and hold for others too, moved along. */
class SharedFormulas {
  /** Gives each formula as it is at a row and column. */
  readonly #origins = new Map<string, (row: number, column: number) => string>();
  /** Cells whose formula is written at another cell, which may come later. */
  readonly #followers: { id: string; cell: StoredCell }[] = [];

  add(id: string, cell: StoredCell): void {
    const { row, column, formula } = cell;
    if (formula === undefined) this.#followers.push({ id, cell });
    else if (formula.length <= maxFormulaLength) {
      const move = movableFormula(formula);
      this.#origins.set(id, (toRow, toColumn) => move(toRow - row, toColumn - column));
    }
  }

  /** Writes the formulas of the cells that follow another. @throws {UserError} `too-large` */
  resolve(sheet: SheetBuilder): void {
    let written = 0;
    for (const { id, cell } of this.#followers) {
      const { row, column } = cell;
      const formula = this.#origins.get(id)?.(row, column);
      written += formula?.length ?? 0;
      if (written > maxSharedCharacters) throw tooLargeError();
      if (formula !== undefined) sheet.putCell({ ...cell, formula });
      else if (cell.value === '') sheet.remove(row, column);
    }
  }
}
