import type { Cell, Place } from '../../model/document.ts';
import { type FormCell, formCell, type Line, lines as linesOf } from '../../model/form.ts';
import type { Entry, Ignored, UnplacedFigure } from '../../model/report.ts';
import type { Text } from '../../model/text.ts';
import { readFigure, type Value } from '../../model/value.ts';
import { notOfTheForm, type Reading, unclearColumns } from '../table-part.ts';
import type { PrintedHeader } from './header.ts';

/** The blocks of a table that share a header. */
export type TableBlocks = Pick<PrintedHeader, 'form' | 'table' | 'blocks'>;

/** The reading of a header and the lines under it, and how many of the lines belong to it. */
export interface TableBody {
  readonly reading: Reading;
  readonly length: number;
}

/** A row of the form and its values. */
export interface FilledRow {
  readonly line: Line;
  readonly place: Place;
  /** The text of each column, in the form's order; nothing where a column has none. */
  readonly values: readonly (Pick<Cell, 'text' | 'place'> | undefined)[];
}

/** Texts that belong to no cell. */
interface LeftOver {
  /** Those of rows that are not lines of the form. */
  readonly ignored?: readonly Cell[];
  /** Figures that may belong to cells of the form. */
  readonly unplaced?: readonly UnplacedFigure[];
}

/**
 * Makes a reading of the rows: an entry for each of their cells, or none if there is a reason (`why`) to doubt them.
 */
export function readingOf(
  { form, table, blocks }: TableBlocks,
  rows: readonly FilledRow[],
  { ignored = [], unplaced = [] }: LeftOver,
  why?: Text,
): Reading {
  const entries = new Map<string, Entry>();
  for (const { line, place, values } of rows) {
    const block = blocks.find((one) => linesOf(one.rows).includes(line));
    const columns = linesOf(block!.columns);
    const isWhole = columns.every((_, index) => values[index]);
    columns.forEach((column, index) => {
      const at = formCell(table, line.id, column.id)!;
      const found = values[index];
      const cell: Cell = found ? { text: found.text, place: found.place } : { text: '', place };
      const value = isWhole ? readFigure(cell, at) : readAmongBlanks(cell, at);
      entries.set(at.id, { at, value, cell, place: cell.place });
    });
  }
  return {
    form,
    table,
    entries: why ? new Map() : entries,
    rows: new Set(rows.map(({ line }) => line.id)),
    ignored: ignored.map((cell): Ignored => ({ cell, why: notOfTheForm })),
    unplaced,
    ...(why && { why }),
  };
}

/** Makes a reading of one printed row with the cells of some rows of the form, if they could be told apart. */
export function readingOfSingleRow(
  header: TableBlocks,
  rows: readonly Line[],
  values: FilledRow['values'] | undefined,
  place: Place,
): Reading {
  const width = linesOf(header.blocks[0]!.columns).length;
  const filled = rows.map((line, index): FilledRow => {
    return { line, place, values: values?.slice(index * width, (index + 1) * width) ?? [] };
  });
  return readingOf(header, filled, {}, values ? undefined : unclearColumns);
}

/** Reads a cell in a row that lacks figures, where `012` may be two glued figures. */
function readAmongBlanks(cell: Cell, at: FormCell): Value {
  return /^0\d+$/.test(cell.text.normalize('NFKC')) ? { kind: 'unreadable' } : readFigure(cell, at);
}
