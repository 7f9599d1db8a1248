import type { Paragraph } from '../../document.ts';
import type { Form } from '../../form.ts';
import type { Piece } from '../piece.ts';
import { readAcross } from './across.ts';
import { readDown } from './down.ts';
import { findPrintedHeaders } from './header.ts';
import { type PrintedLine, printedLines } from './line.ts';

/** What a line says beside the tables. */
export interface Outside {
  /** Begins a report. */
  readonly isTitle: (line: PrintedLine) => boolean;
  /** A section's heading, or the caption of a block. */
  readonly isHeading: (line: PrintedLine) => boolean;
}

/** Lines under one header: 25 rows, each with a label broken over ten lines, and more. */
const longestBody = 400;

/**
 * Lines that only the place of their words makes a table of, as the tables of the form among them and the lines around
 * these, from top to bottom.
 */
export function* printedParts(
  paragraphs: readonly Paragraph[],
  { isTitle, isHeading }: Outside,
  forms: readonly Form[],
): Generator<Piece | PrintedLine> {
  const endsTable = (line: PrintedLine) => isTitle(line) || isHeading(line);
  const lines = printedLines(paragraphs);
  for (let index = 0; index < lines.length; ) {
    const headers = findPrintedHeaders(lines, index, endsTable, forms);
    const end = Math.max(index, ...headers.map((header) => header.end));
    let stop = end;
    const last = headers.length > 0 ? Math.min(lines.length, end + longestBody) : end;
    while (stop < last && !endsTable(lines[stop]!) && !startsHeader(stop)) stop++;
    const bodies = headers.map((header) => (header.across ? readAcross : readDown)(header, lines.slice(end, stop)));
    const length = Math.max(0, ...bodies.map((body) => body.length));
    if (length === 0) {
      yield lines[index]!;
      index++;
      continue;
    }
    const { place } = lines[index]!;
    yield { tableId: headers[0]!.table.id, place, hidden: false, readings: bodies.map(({ reading }) => reading) };
    index = end + length;
  }

  function startsHeader(index: number): boolean {
    return findPrintedHeaders(lines, index, endsTable, forms).length > 0;
  }
}
