import { type Line, lines as linesOf } from '../../model/form.ts';
import { findLineExactly } from '../labels/find-line.ts';
import { assignColumns } from './assign-columns.ts';
import { figureRows } from './figure-rows.ts';
import type { PrintedHeader } from './header.ts';
import type { PrintedLine } from './printed-line.ts';
import { readingOf, readingOfSingleRow, type TableBody } from './reading.ts';

/**
 * Returns the row of a table for one kind of case, named on the line above its header: 行政复议, with its outcomes below.
 */
export function rowNamedAbove(
  { blocks: [block], across }: PrintedHeader,
  above: PrintedLine | undefined,
): Line | undefined {
  return above && block?.across && !across ? findLineExactly(above.text, linesOf(block.rows)) : undefined;
}

/**
 * Reads the first row of figures: the kinds of case one after the other, or only the `named` one. If more rows are as
 * long, each may be another body's.
 */
export function readSingleRow(header: PrintedHeader, lines: readonly PrintedLine[], named?: Line): TableBody {
  const [row, next] = figureRows(lines);
  if (!row || (named && row.first > 0)) return { reading: readingOf(header, [], {}), length: 0 };
  const mayContinue = next?.first === row.last + 1 && next.own.length === 0;
  // The row has no label, so other words are in its cells.
  const isOdd = row.own.length > 0 && row.values.length < header.columns;
  const isOneOfSeveral = header.across && next !== undefined && next.values.length >= header.columns;
  const { page, place } = lines[row.first]!;
  const [assigned] =
    (mayContinue || isOdd || isOneOfSeveral
      ? undefined
      : assignColumns([row], header, page === header.page ? 'labels' : undefined)) ?? [];
  const rows = named ? [named] : linesOf(header.blocks[0]!.rows);
  return { reading: readingOfSingleRow(header, rows, assigned, place), length: row.last + 1 };
}
