import { markUnknownTotals } from '../../model/blanks.ts';
import type { Place } from '../../model/document.ts';
import { type Form, type FormCell, type FormTable, formCells } from '../../model/form.ts';
import type { Entry, Table, UnplacedFigure } from '../../model/report.ts';
import type { Value } from '../../model/value.ts';
import type { Draft } from '../draft.ts';
import { notOfTheForm, type Reading } from '../table-part.ts';

/**
 * Makes an entry for every cell of a table of the form; the last reading that has a cell counts. A cell that no reading has
 * becomes `absent`. These entries alone record missing rows and columns: `absentLines` of the model derives them.
 */
export function fillTable(
  form: Form,
  table: FormTable,
  place: Place,
  readings: readonly Reading[],
  listed: Draft['listed'],
): Table {
  const entries = formCells(table).map((at): Entry => {
    const value = listed && !listed.has(at.id) ? unlisted : absent;
    return lastEntry(readings, at) ?? { at, value, cell: undefined, place };
  });
  const ignored = readings.flatMap((reading) => reading.ignored);
  const unplaced = readings.flatMap((reading) => reading.unplaced ?? []);
  const filled = withUnplaced({ form, table, place, entries, ignored }, unplaced);
  return { ...filled, entries: markUnknownTotals(form, filled.entries) };
}

const absent: Value = { kind: 'absent' };
const unlisted: Value = { kind: 'absent', unlisted: true };

function lastEntry(readings: readonly Reading[], { id }: FormCell): Entry | undefined {
  for (let index = readings.length - 1; index >= 0; index--) {
    const entry = readings[index]!.entries.get(id);
    if (entry) return entry;
  }
  return undefined;
}

/**
 * Adds the figures without a cell. They may belong to the blank cells of their row, or of the whole table if the row is
 * unknown, so these cells become unread. A figure without such a blank cell is ignored.
 */
function withUnplaced(table: Table, unplaced: readonly UnplacedFigure[]): Table {
  if (unplaced.length === 0) return table;
  const blank = table.entries.filter(({ value }) => value.kind === 'blank');
  const mayFill = ({ row }: UnplacedFigure, { at }: Entry) => row === undefined || row === at.row.id;
  const unread = new Set(blank.filter((entry) => unplaced.some((figure) => mayFill(figure, entry))));
  const possible = unplaced.filter((figure) => blank.some((entry) => mayFill(figure, entry)));
  const [ignored, possibleCells] = [table.ignored, possible].map((list) => new Set(list.map(({ cell }) => cell)));
  const others = unplaced.filter(({ cell }) => !possibleCells!.has(cell) && !ignored!.has(cell));
  return {
    ...table,
    entries: table.entries.map(
      (entry): Entry => (unread.has(entry) ? { ...entry, value: { kind: 'unread' }, cell: undefined } : entry),
    ),
    ignored: [
      ...table.ignored.filter(({ cell }) => !possibleCells!.has(cell)),
      ...others.map(({ cell }) => ({ cell, why: notOfTheForm })),
    ],
    unplaced: possible,
  };
}

/** True if a table has figures, and none of its cells was read. */
export function isUnread({ entries, unplaced = [] }: Table): boolean {
  return unplaced.length > 0 && entries.every(({ value }) => value.kind === 'unread' || value.kind === 'absent');
}
