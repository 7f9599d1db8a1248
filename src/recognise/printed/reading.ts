import type { Cell, Place } from '../../model/document.ts';
import { type FormCell, formCell, type Line, lines as linesOf } from '../../model/form.ts';
import type { Entry, Ignored, Stray } from '../../model/report.ts';
import type { Text } from '../../model/text.ts';
import { readFigure, type Value } from '../../model/value.ts';
import { notOfTheForm, type Reading } from '../table-part.ts';
import type { ColumnValues } from './assign-columns.ts';
import type { FigureRow } from './figure-rows.ts';
import type { PrintedHeader } from './header.ts';

/** The reading of a header and the lines under it, and how many of the lines belong to it. */
export interface TableBody {
  readonly reading: Reading;
  readonly length: number;
}

/** A row of the form and its values. */
export interface FilledRow {
  readonly line: Line;
  readonly place: Place;
  readonly values: ColumnValues;
}

/** Figures that belong to no cell. */
interface LeftOver {
  /** Rows that are not lines of the form. */
  readonly ignored?: readonly FigureRow[];
  /** Figures that may belong to cells of the form. */
  readonly unplaced?: readonly Stray[];
}

/**
 * Makes a reading of the rows: an entry for each of their cells, or none if there is a reason (`why`) to doubt them.
 */
export function readingOf(
  { form, table, blocks }: Pick<PrintedHeader, 'form' | 'table' | 'blocks'>,
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
      const word = values[index];
      const cell: Cell = word ? { text: word.text, place: word.place } : { text: '', place };
      entries.set(at.id, {
        at,
        value: isWhole ? readFigure(cell, at) : readAmongBlanks(cell, at),
        cell,
        place: cell.place,
      });
    });
  }
  const ignoredCells = ignored.map((row): Ignored => ({ cell: rowAsCell(row), why: notOfTheForm }));
  const rowIds = new Set(rows.map(({ line }) => line.id));
  return {
    form,
    table,
    entries: why ? new Map() : entries,
    rows: rowIds,
    ignored: ignoredCells,
    unplaced,
    ...(why && { why }),
  };
}

/** Reads a cell in a row that lacks figures, where `012` may be two glued figures. */
function readAmongBlanks(cell: Cell, at: FormCell): Value {
  return /^0\d+$/.test(cell.text.normalize('NFKC')) ? { kind: 'unreadable' } : readFigure(cell, at);
}

function rowAsCell({ own, values }: FigureRow): Cell {
  const words = [...own, ...values];
  return { text: words.map(({ text }) => text).join(' '), place: words[0]!.place };
}
