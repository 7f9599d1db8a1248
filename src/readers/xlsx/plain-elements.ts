import { lastColumn, lastRow } from '../sheet/area.ts';

/** A cell as nearly all are written: `<c r="B3" s="2" t="s"><v>5</v></c>` or `<c r="B3" s="2"/>`. */
export interface PlainCell {
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
  if (text.charCodeAt(start + 1) !== letterC || !isAttribute(text, start + 2, letterR)) return undefined;
  let at = start + 6;
  let code = text.charCodeAt(at);
  let column = 0;
  for (; code >= 0x41 && code <= 0x5a; code = text.charCodeAt(++at)) column = column * 26 + code - 0x40;
  // A row of more digits than any has would be no reference.
  if (code === zero) return undefined;
  let row = 0;
  for (; isDigit(code); code = text.charCodeAt(++at)) row = row * 10 + code - zero;
  if (column < 1 || column > lastColumn || row < 1 || row > lastRow || code !== quote) return undefined;
  at++;
  let style = 0;
  if (isAttribute(text, at, letterS)) {
    at += 4;
    for (code = text.charCodeAt(at); isDigit(code); code = text.charCodeAt(++at)) style = style * 10 + code - zero;
    if (code !== quote) return undefined;
    at++;
  }
  let type = 'n';
  if (isAttribute(text, at, letterT)) {
    const end = lettersEnd(text, at + 4);
    if (text.charCodeAt(end) !== quote) return undefined;
    type = text.slice(at + 4, end);
    at = end + 1;
  }
  code = text.charCodeAt(at);
  if (code === slash && text.charCodeAt(at + 1) === greaterThan) {
    return { row, column, type, style, hasMetadata: false, value: undefined, end: at + 2 };
  }
  if (code !== greaterThan || !isTag(text, at + 1, letterV)) return undefined;
  const from = at + 4;
  const to = plainEnd(text, from);
  return to > from && isEndTag(text, to, letterV) && isEndTag(text, to + 4, letterC)
    ? { row, column, type, style, hasMetadata: false, value: text.slice(from, to), end: to + 8 }
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
  if (!text.startsWith('<si><t', start)) return undefined;
  const after = start + 6;
  const from = after + (text.startsWith(keptSpace, after) ? keptSpace.length : 0) + 1;
  const to = plainEnd(text, from);
  return text.charCodeAt(from - 1) === greaterThan && text.startsWith('</t></si>', to)
    ? { text: text.slice(from, to), end: to + 9 }
    : undefined;
}

const keptSpace = ' xml:space="preserve"';

// Comparing one character after another is much quicker than `startsWith`, where there are so many.

const quote = 0x22;
const slash = 0x2f;
const zero = 0x30;
const lessThan = 0x3c;
const greaterThan = 0x3e;
const letterC = 0x63;
const letterR = 0x72;
const letterS = 0x73;
const letterT = 0x74;
const letterV = 0x76;

/** True at ` r="`. */
function isAttribute(text: string, at: number, letter: number): boolean {
  return (
    text.charCodeAt(at) === 0x20 &&
    text.charCodeAt(at + 1) === letter &&
    text.charCodeAt(at + 2) === 0x3d &&
    text.charCodeAt(at + 3) === quote
  );
}

/** True at `<v>`. */
function isTag(text: string, at: number, letter: number): boolean {
  return (
    text.charCodeAt(at) === lessThan && text.charCodeAt(at + 1) === letter && text.charCodeAt(at + 2) === greaterThan
  );
}

/** True at `</v>`. */
function isEndTag(text: string, at: number, letter: number): boolean {
  return (
    text.charCodeAt(at) === lessThan &&
    text.charCodeAt(at + 1) === slash &&
    text.charCodeAt(at + 2) === letter &&
    text.charCodeAt(at + 3) === greaterThan
  );
}

function isDigit(code: number): boolean {
  return code >= zero && code <= 0x39;
}

function lettersEnd(text: string, start: number): number {
  let at = start;
  for (let code = text.charCodeAt(at); isLetter(code); code = text.charCodeAt(++at));
  return at;
}

function isLetter(code: number): boolean {
  return (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
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
