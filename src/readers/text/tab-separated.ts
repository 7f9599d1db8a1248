import type { SourceLine } from '../words.ts';
import { type Field, isFigure, type TableBlocks } from './cell.ts';
import type { Fields } from './rows.ts';
import { readSeparated } from './separated.ts';

/** Consecutive lines without a tab in a table: those of a cell, or a caption. */
const maxGap = 2;

/**
 * Reads a table with tabs between its cells, from a line on. A line end within a cell breaks a row. Returns no blocks
 * if tabs are only at the start of lines.
 * @param table number of its first table
 */
export function readTabSeparated(lines: readonly SourceLine[], from: number, path: string, table: number): TableBlocks {
  let end = from;
  let separated = 0;
  for (let at = from; at < lines.length && at - end <= maxGap; at++) {
    const { text } = lines[at]!;
    if (text.trim() === '' && !text.includes('\t')) break;
    if (!text.includes('\t') && !isFigure(text)) continue;
    if (/[^\t]\t|\t\t/.test(text)) separated++;
    end = at + 1;
  }
  if (separated < 2 || separated * 2 < end - from) return [[], from];
  return [readSeparated(lines.slice(from, end).map(splitAtTabs), path, table), end];
}

function splitAtTabs({ text, number }: SourceLine): Fields {
  let from = 0;
  return text.split('\t').map((raw): Field => {
    const field = { text: raw.trim(), from: from + (raw.length - raw.trimStart().length) + 1, line: number };
    from += raw.length + 1;
    return field;
  });
}
