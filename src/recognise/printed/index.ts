import type { Paragraph } from '../../document.ts';
import type { Form } from '../../form.ts';
import type { Piece } from '../piece.ts';
import { readAcross } from './across.ts';
import { readDown } from './down.ts';
import { findPrintedHeaders } from './header.ts';
import { type PrintedLine, printedLines, type Said } from './line.ts';
import { readListed } from './listed.ts';

/** What a line says beside the tables. */
export interface Outside {
  /** Begins a report. */
  readonly isTitle: (line: Said) => boolean;
  /** A section's heading, or the caption of a block. */
  readonly isHeading: (line: Said) => boolean;
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
  const endsTable = (line: Said) => isTitle(line) || isHeading(line);
  const lines = printedLines(paragraphs, endsTable);
  for (let index = 0; index < lines.length; ) {
    const headers = findPrintedHeaders(lines, index, endsTable, forms);
    const end = Math.max(index, ...headers.map((header) => header.end));
    let stop = end;
    const last = headers.length > 0 ? Math.min(lines.length, end + longestBody) : end;
    while (stop < last && !endsTable(lines[stop]!) && !startsHeader(stop)) stop++;
    const isListed = lines[end - 1]?.cell !== undefined;
    const bodies = headers.map((header) => {
      const body = lines.slice(end, stop);
      if (isListed) return readListed(header, lines[index - 1], body, lines[stop]);
      return (header.across ? readAcross : readDown)(header, body);
    });
    const length = Math.max(0, ...bodies.map((body) => body.length));
    if (length === 0) {
      if (lines[index]!.text !== '') yield lines[index]!;
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
