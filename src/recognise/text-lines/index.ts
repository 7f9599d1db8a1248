import type { Paragraph } from '../../model/document.ts';
import type { Form } from '../../model/form.ts';
import type { TablePart } from '../table-part.ts';
import { readCellPerLine } from './cell-per-line.ts';
import { readCellSequence } from './cell-sequence.ts';
import { findPrintedHeaders, type PrintedHeader } from './header.ts';
import { readLabelledRows } from './labelled-rows.ts';
import { type LineText, type PrintedLine, printedLines } from './printed-line.ts';
import type { TableBody } from './reading.ts';
import { readSingleRow, rowNamedAbove } from './single-row.ts';

/** Lines under one header: more than 25 rows with labels broken over ten lines each. */
const maxBodyLines = 400;

/**
 * Yields the tables in lines of text, in which only the positions of words make a table, and the lines around them,
 * from top to bottom. No table goes on after a title or a heading (`endsTable`).
 */
export function* partsOfLines(
  paragraphs: readonly Paragraph[],
  endsTable: (line: LineText) => boolean,
  forms: readonly Form[],
): Generator<TablePart | PrintedLine> {
  const lines = printedLines(paragraphs, endsTable);
  for (let index = 0; index < lines.length; ) {
    const headers = findPrintedHeaders(lines, index, endsTable, forms);
    const end = Math.max(index, ...headers.map((header) => header.end));
    let stop = end;
    const last = headers.length > 0 ? Math.min(lines.length, end + maxBodyLines) : end;
    while (stop < last && !endsTable(lines[stop]!) && !startsHeader(stop)) stop++;
    const under = headers.map((header) => readBody(header, lines, { index, end, stop }));
    const isFound = under.some(({ length }) => length > 0);
    const bodies = isFound ? under : readCellPerLine(lines, index, endsTable, forms);
    const [first] = bodies;
    if (!first) {
      if (lines[index]!.text !== '') yield lines[index]!;
      index++;
      continue;
    }
    const { place } = lines[index]!;
    yield { tableId: first.reading.table.id, place, hidden: false, readings: bodies.map(({ reading }) => reading) };
    index = (isFound ? end : index) + Math.max(...bodies.map(({ length }) => length));
  }

  function startsHeader(index: number): boolean {
    return findPrintedHeaders(lines, index, endsTable, forms).length > 0;
  }
}

/** Indices of the lines at which a header begins, its body begins, and something else begins. */
type HeaderLines = Readonly<Record<'index' | 'end' | 'stop', number>>;

function readBody(header: PrintedHeader, lines: readonly PrintedLine[], { index, end, stop }: HeaderLines): TableBody {
  const [above, body] = [lines[index - 1], lines.slice(end, stop)];
  if (lines[end - 1]?.cell !== undefined) return readCellSequence(header, above, body, lines[stop]);
  const named = rowNamedAbove(header, above);
  return header.across || named ? readSingleRow(header, body, named) : readLabelledRows(header, body);
}
