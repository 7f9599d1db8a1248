import { lastColumn, lastRow } from '../sheet/area.ts';
import type { CellElement } from './cell.ts';

/** A cell as nearly all are written: `<c r="B3" s="2" t="s"><v>5</v></c>` or `<c r="B3" s="2"/>`. */
interface PlainCell extends CellElement {
  /** The position behind it. */
  readonly end: number;
}

/** Scans a cell; `undefined` where a position is not at one, or it is written otherwise, in whatever way. */
export function scanPlainCell(text: string, start: number): PlainCell | undefined {
  if (!isAt(text, start, '<c r="')) return undefined;
  let at = start + 6;
  let column = 0;
  for (let code = text.charCodeAt(at); code >= 0x41 && code <= 0x5a; code = text.charCodeAt(++at)) {
    column = column * 26 + code - 0x40;
  }
  const afterRow = digitsEnd(text, at);
  const row = numberAt(text, at, afterRow);
  if (!(column >= 1 && column <= lastColumn && row >= 1 && row <= lastRow)) return undefined;
  // A row of more digits than any has would be no reference.
  if (text.charCodeAt(at) === 0x30) return undefined;
  at = afterRow;
  let style = 0;
  if (isAt(text, at, '" s="')) {
    const afterStyle = digitsEnd(text, at + 5);
    style = numberAt(text, at + 5, afterStyle);
    at = afterStyle;
  }
  let type = 'n';
  if (isAt(text, at, '" t="')) {
    const afterType = lettersEnd(text, at + 5);
    type = text.slice(at + 5, afterType);
    at = afterType;
  }
  if (isAt(text, at, '"/>')) return { row, column, type, style, hasMetadata: false, value: undefined, end: at + 3 };
  if (!isAt(text, at, '"><v>')) return undefined;
  const afterValue = plainEnd(text, at + 5);
  return afterValue > at + 5 && isAt(text, afterValue, '</v></c>')
    ? { row, column, type, style, hasMetadata: false, value: text.slice(at + 5, afterValue), end: afterValue + 8 }
    : undefined;
}

function isAt(text: string, at: number, expected: string): boolean {
  for (let i = 0; i < expected.length; i++) if (text.charCodeAt(at + i) !== expected.charCodeAt(i)) return false;
  return true;
}

function digitsEnd(text: string, start: number): number {
  let at = start;
  for (let code = text.charCodeAt(at); code >= 0x30 && code <= 0x39; code = text.charCodeAt(++at));
  return at;
}

function lettersEnd(text: string, start: number): number {
  let at = start;
  for (let code = text.charCodeAt(at); isLetter(code); code = text.charCodeAt(++at));
  return at;
}

function isLetter(code: number): boolean {
  return (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
}

/** Reads digits; 0 without any. */
function numberAt(text: string, start: number, end: number): number {
  let number = 0;
  for (let at = start; at < end; at++) number = number * 10 + text.charCodeAt(at) - 0x30;
  return number;
}

/** Returns where a text ends whose characters are none that XML writes or reads otherwise. */
function plainEnd(text: string, start: number): number {
  let at = start;
  for (let code = text.charCodeAt(at); isPlain(code); code = text.charCodeAt(++at));
  return at;
}

/** False for `&`, `<`, `>`, controls and NaN, which is behind the end. */
function isPlain(code: number): boolean {
  return code >= 0x20 && code <= 0xfffd && code !== 0x26 && code !== 0x3c && code !== 0x3e;
}
