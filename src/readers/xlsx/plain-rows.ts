import { lastColumn, lastRow } from '../sheet/area.ts';
import { type PlainCell, scanPlainCell } from './plain-elements.ts';

/** A row as nearly all are written, with cells that are all plain. */
interface PlainRow {
  /** The row and the column of its last cell, which may be one that is elsewhere; column 0 if it has none. */
  readonly last: readonly [number, number];
  readonly cells: readonly PlainCell[];
  /** The position behind it. */
  readonly end: number;
}

const start = '<row r="';

/** Attributes that change nothing of what is read, and heights other than 0, which would hide the row. */
const attributes =
  /(?: (?:spans|s|customFormat|customHeight|thickTop|thickBot|x14ac:dyDescent)="[\w.: ]*"| ht="(?![0.]*")[\d.]+")*>/y;

/** Returns a function that scans a row; `undefined` where a position is not at one, or it is written otherwise. */
export function plainRowScanner() {
  /** The rest of the last tag: most rows of a sheet have the same. */
  let known = '';
  const tagEnd = (text: string, from: number): number => {
    if (known !== '' && text.startsWith(known, from)) return from + known.length;
    attributes.lastIndex = from;
    const [found] = attributes.exec(text) ?? [];
    if (found === undefined || hasRepeatedName(found)) return -1;
    known = found;
    return from + found.length;
  };
  return (text: string, position: number): PlainRow | undefined => {
    if (!text.startsWith(start, position)) return undefined;
    let at = position + start.length;
    let number = 0;
    for (
      let code = text.charCodeAt(at);
      code >= 0x30 && code <= 0x39 && number <= lastRow;
      code = text.charCodeAt(at)
    ) {
      number = number * 10 + code - 0x30;
      at++;
    }
    if (text.charCodeAt(at) !== 0x22 || number < 1 || number > lastRow) return undefined;
    at = tagEnd(text, at + 1);
    if (at < 0) return undefined;
    const cells: PlainCell[] = [];
    for (let cell = scanPlainCell(text, at); cell; cell = scanPlainCell(text, at)) {
      // More than a row has, written to fill the memory.
      if (cells.length === lastColumn) return undefined;
      cells.push(cell);
      at = cell.end;
    }
    if (!text.startsWith('</row>', at)) return undefined;
    const { row, column } = cells.at(-1) ?? { row: number, column: 0 };
    return { last: [row, column], cells, end: at + 6 };
  };
}

function hasRepeatedName(tag: string): boolean {
  const names = tag.match(/ [\w:]+(?==)/g) ?? [];
  return new Set(names).size < names.length;
}
