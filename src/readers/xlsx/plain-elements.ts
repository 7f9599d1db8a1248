import { lastColumn, lastRow } from '../sheet/area.ts';

/** A cell as nearly all are written: `<c r="B3" s="2" t="s"><v>5</v></c>` or `<c r="B3" s="2"/>`. */
interface PlainCell {
  readonly row: number;
  readonly column: number;
  readonly type: string;
  /** Number of its style. */
  readonly style: number;
  readonly hasMetadata: false;
  /** Text of `v`, if there is one. */
  value: string | undefined;
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

/** A shared string as most are written: `<si><t>申请人</t></si>`. */
interface PlainString {
  readonly text: string;
  /** The position behind it. */
  readonly end: number;
}

/** Scans a shared string; `undefined` where a position is not at one, or it is written otherwise. */
export function scanPlainString(text: string, start: number): PlainString | undefined {
  if (!isAt(text, start, '<si><t')) return undefined;
  const after = start + 6;
  const from = after + (isAt(text, after, keptSpace) ? keptSpace.length : 0) + 1;
  const to = plainEnd(text, from);
  return isAt(text, from - 1, '>') && isAt(text, to, '</t></si>')
    ? { text: text.slice(from, to), end: to + 9 }
    : undefined;
}

const keptSpace = ' xml:space="preserve"';

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
