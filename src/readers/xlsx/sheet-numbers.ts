import { scanPlainCell } from './plain-elements.ts';

/** A cell with a whole number, or with the number of a shared string. */
export interface NumberedCell {
  /** From 1. */
  readonly row: number;
  /** From 1. */
  readonly column: number;
  readonly isString: boolean;
  readonly number: number;
  /** Where its digits are in the text of the sheet; `to` is excluded. */
  readonly from: number;
  readonly to: number;
}

const dataStart = '<sheetData>';
const rowTag = /<row [^<>]*>|<\/row>|\s+/y;

/** Finds such cells in the text of a sheet, in its order; `undefined` if a row or cell is written in an unusual way. */
export function numberedCellsIn(text: string): readonly NumberedCell[] | undefined {
  const found: NumberedCell[] = [];
  let at = text.indexOf(dataStart) + dataStart.length;
  if (at < dataStart.length || text.includes('<!')) return undefined;
  while (!text.startsWith('</sheetData>', at)) {
    const cell = scanPlainCell(text, at);
    if (!cell) {
      rowTag.lastIndex = at;
      if (!rowTag.test(text)) return undefined;
      at = rowTag.lastIndex;
      continue;
    }
    const { row, column, type, value } = cell;
    at = cell.end;
    const to = at - '</v></c>'.length;
    if (value !== undefined && isWhole(value) && (type === 'n' || type === 's')) {
      found.push({ row, column, isString: type === 's', number: Number(value), from: to - value.length, to });
    } else if (type === 's' && value !== undefined) return undefined;
  }
  return found;
}

/** Digits of the longest numbers; General shows much longer ones with an exponent. */
const maxDigits = 9;

function isWhole(digits: string): boolean {
  return digits.length <= maxDigits && /^(?:0|[1-9]\d*)$/.test(digits);
}

const zero = 0x30;
const nine = 0x39;

/** Reads the whole numbers between some pieces of a text, of which it has to consist besides; `undefined` if it does not. */
export function numbersBetween(pieces: readonly string[], text: string): number[] | undefined {
  const numbers: number[] = [];
  const written: (string | number)[] = [];
  let at = 0;
  for (const piece of pieces) {
    if (written.length > 0) {
      const from = at;
      let number = 0;
      for (let code = text.charCodeAt(at); code >= zero && code <= nine; code = text.charCodeAt(++at)) {
        number = number * 10 + code - zero;
      }
      if (at - from > maxDigits) return undefined;
      numbers.push(number);
      written.push(number);
    }
    written.push(piece);
    at += piece.length;
  }
  // To compare once is several times as quick as piece by piece.
  return written.join('') === text ? numbers : undefined;
}
