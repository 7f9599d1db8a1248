import type { Cell, Place } from '../../document.ts';
import { formCell, type Line, lines as linesOf } from '../../form.ts';
import type { Entry, Ignored } from '../../report.ts';
import type { Text } from '../../text.ts';
import { readValue } from '../../value.ts';
import { notOfTheForm, type Reading } from '../piece.ts';
import type { Tied } from './columns.ts';
import type { FigureRow } from './figures.ts';
import type { PrintedHeader } from './header.ts';

/** What a header and the lines under it say, and how many of the lines belong to it. */
export interface Body {
  readonly reading: Reading;
  readonly length: number;
}

/** A row of the form, and the values that stand in it. */
export interface FilledRow {
  readonly line: Line;
  readonly place: Place;
  readonly values: Tied;
}

/** The rows as cells of the form; without any where there is a reason to doubt them. */
export function readingOf(
  { form, table, blocks }: PrintedHeader,
  rows: readonly FilledRow[],
  strays: readonly FigureRow[],
  why?: Text,
): Reading {
  const entries = new Map<string, Entry>();
  for (const { line, place, values } of rows) {
    const block = blocks.find((one) => linesOf(one.rows).includes(line));
    linesOf(block!.columns).forEach((column, index) => {
      const at = formCell(table, line.id, column.id)!;
      const word = values[index];
      const cell: Cell = word ? { text: word.text, place: word.place } : { text: '', place };
      entries.set(at.id, { at, value: readValue(cell), cell, place: cell.place });
    });
  }
  const ignored = strays.map((stray): Ignored => ({ cell: asCell(stray), why: notOfTheForm }));
  const names = new Set(rows.map(({ line }) => line.id));
  return { form, table, entries: why ? new Map() : entries, rows: names, ignored, ...(why && { why }) };
}

function asCell({ own, values }: FigureRow): Cell {
  const words = [...own, ...values];
  return { text: words.map(({ text }) => text).join(' '), place: words[0]!.place };
}
