import type { Grid, Paragraph } from '../../model/document.ts';
import type { TextLine } from '../words.ts';
import { isFigure, type Piece } from './cell.ts';
import type { Split } from './rows.ts';
import { readSeparated } from './separated.ts';

/** Lines without a tab in a row that a table may hold: those of a cell, or a caption. */
const longestGap = 2;

/**
 * Reads a table with tabs between its cells, from a line on. A line end within a cell breaks a row. Gives what it holds, and
 * the first line behind it; nothing where tabs only stand at the start of lines. `table` is the number of its first table.
 */
export function readTabs(
  lines: readonly TextLine[],
  from: number,
  path: string,
  table: number,
): [(Grid | Paragraph)[], number] {
  let end = from;
  let separated = 0;
  for (let at = from; at < lines.length && at - end <= longestGap; at++) {
    const { text } = lines[at]!;
    if (text.trim() === '' && !text.includes('\t')) break;
    if (!text.includes('\t') && !isFigure(text)) continue;
    if (/[^\t]\t|\t\t/.test(text)) separated++;
    end = at + 1;
  }
  if (separated < 2 || separated * 2 < end - from) return [[], from];
  return [readSeparated(lines.slice(from, end).map(splitAtTabs), path, table), end];
}

function splitAtTabs({ text, number }: TextLine): Split {
  let from = 0;
  return text.split('\t').map((raw): Piece => {
    const piece = { text: raw.trim(), from: from + (raw.length - raw.trimStart().length) + 1, line: number };
    from += raw.length + 1;
    return piece;
  });
}
