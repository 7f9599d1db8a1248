import type { Cell, Place } from '../../model/document.ts';
import { type FormCell, formCell, type Line, lines as linesOf } from '../../model/form.ts';
import type { Entry, Ignored, Stray } from '../../model/report.ts';
import type { Text } from '../../model/text.ts';
import { readFigure, type Value } from '../../model/value.ts';
import { notOfTheForm, type Reading } from '../table-part.ts';
import type { ColumnValues } from './assign-columns.ts';
import type { FigureRow } from './figure-rows.ts';
import type { PrintedHeader } from './header.ts';

/** What a header and the lines under it say, and how many of the lines belong to it. */
export interface TableBody {
  readonly reading: Reading;
  readonly length: number;
}

/** A row of the form, and the values that stand in it. */
export interface FilledRow {
  readonly line: Line;
  readonly place: Place;
  readonly values: ColumnValues;
}

/** What stands among the rows and is none of their figures. */
interface LeftOver {
  /** Rows that are no line of the form. */
  readonly ignored?: readonly FigureRow[];
  /** Of rows of the form. */
  readonly unplaced?: readonly Stray[];
}

/** The rows as cells of the form; without any where there is a reason to doubt them. */
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

/** Where a row lacks figures, `012` may be two of them, glued. */
function readAmongBlanks(cell: Cell, at: FormCell): Value {
  return /^0\d+$/.test(cell.text.normalize('NFKC')) ? { kind: 'unreadable' } : readFigure(cell, at);
}

function rowAsCell({ own, values }: FigureRow): Cell {
  const words = [...own, ...values];
  return { text: words.map(({ text }) => text).join(' '), place: words[0]!.place };
}
