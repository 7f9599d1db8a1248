import type { Entry, Stray, Table } from '../../model/report.ts';
import { notOfTheForm } from '../table-part.ts';

/**
 * A table with figures left over that were tied to none of its cells. The blank cells of their row, or, where that is not
 * known, of the table, are not read: the figures may be theirs. A figure beside no blank cell is none of the table's.
 */
export function withStrays(table: Table, strays: readonly Stray[]): Table {
  if (strays.length === 0) return table;
  const blank = table.entries.filter(({ value }) => value.kind === 'blank');
  const may = ({ row }: Stray, { at }: Entry) => row === undefined || row === at.row.id;
  const unread = new Set(blank.filter((entry) => strays.some((stray) => may(stray, entry))));
  const told = strays.filter((stray) => blank.some((entry) => may(stray, entry)));
  const [ignored, concerned] = [table.ignored, told].map((list) => new Set(list.map(({ cell }) => cell)));
  const others = strays.filter(({ cell }) => !concerned!.has(cell) && !ignored!.has(cell));
  return {
    ...table,
    entries: table.entries.map(
      (entry): Entry => (unread.has(entry) ? { ...entry, value: { kind: 'unread' }, cell: undefined } : entry),
    ),
    ignored: [
      ...table.ignored.filter(({ cell }) => !concerned!.has(cell)),
      ...others.map(({ cell }) => ({ cell, why: notOfTheForm })),
    ],
    strays: told,
  };
}

/** Whether figures stand in a table, and not one of its cells was read. */
export function isUnread({ entries, strays = [] }: Table): boolean {
  return strays.length > 0 && entries.every(({ value }) => value.kind === 'unread' || value.kind === 'absent');
}
