import { lines as linesOf } from '../../form.ts';
import { notTied } from '../piece.ts';
import { tieColumns } from './columns.ts';
import { figureRows } from './figures.ts';
import type { PrintedHeader } from './header.ts';
import type { PrintedLine } from './line.ts';
import { type Body, readingOf } from './reading.ts';

/** The first row of figures: those of every kind of case, one behind the other. */
export function readAcross(header: PrintedHeader, lines: readonly PrintedLine[]): Body {
  const [row, next] = figureRows(lines);
  if (!row) return { reading: readingOf(header, [], {}), length: 0 };
  const goesOn = next?.first === row.last + 1 && next.own.length === 0;
  // It has no label: other words stand in cells.
  const isOdd = row.own.length > 0 && row.values.length < header.columns;
  const { page, place } = lines[row.first]!;
  const [tied] =
    (goesOn || isOdd ? undefined : tieColumns([row], header, page === header.page ? 'labels' : undefined)) ?? [];
  const [block] = header.blocks;
  const width = linesOf(block!.columns).length;
  const rows = linesOf(block!.rows).map((line, index) => {
    return { line, place, values: tied?.slice(index * width, (index + 1) * width) ?? [] };
  });
  return { reading: readingOf(header, rows, {}, tied ? undefined : notTied), length: row.last + 1 };
}
