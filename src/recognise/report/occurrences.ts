import type { Document } from '../../model/document.ts';
import type { Form } from '../../model/form.ts';
import type { Entry } from '../../model/report.ts';
import type { TablePart } from '../table-part.ts';
import { readingBy } from './editions.ts';

/**
 * Groups the parts by table id, and the parts of one table by occurrence: each part holds some of the rows or columns. A part
 * with cells that the occurrence already has begins the next one. Visible parts come before hidden ones.
 */
export function occurrencesOf(parts: readonly TablePart[]): Map<string, TablePart[][]> {
  const tables = new Map<string, TablePart[][]>();
  const visibleFirst = [...parts].sort((a, b) => Number(a.hidden) - Number(b.hidden));
  for (const part of visibleFirst) {
    const known = tables.get(part.tableId);
    const last = known?.at(-1);
    if (!known) tables.set(part.tableId, [[part]]);
    else if (last?.some((other) => overlap(other, part))) known.push([part]);
    else last?.push(part);
  }
  return tables;
}

function overlap(one: TablePart, other: TablePart): boolean {
  return one.readings.some((a) =>
    other.readings.some((b) => {
      const sameRows = [...a.rows].some((row) => b.rows.has(row));
      const haveEntries = a.entries.size > 0 && b.entries.size > 0;
      return sameRows && !(haveEntries && [...a.entries.keys()].every((id) => !b.entries.has(id)));
    }),
  );
}

/** Returns the occurrences after the first. A copy with the same figures does not count if it is hidden, or may be. */
export function repeatedOf([first, ...others]: readonly TablePart[][], { styled }: Document): TablePart[][] {
  return others.filter(
    (parts) => !(styled || parts.every(({ hidden }) => hidden)) || figuresOf(parts) !== figuresOf(first!),
  );
}

/** Returns the repeated cells of a table whose cells are named one by one; `undefined` if the whole table is repeated. */
export function repeatedCells(
  again: readonly TablePart[],
  first: readonly TablePart[],
  form: Form,
): Entry[] | undefined {
  if (!again.every(({ named }) => named)) return undefined;
  const entriesIn = (parts: readonly TablePart[]) => parts.flatMap((one) => [...readingBy(one, form).entries.values()]);
  const cells = entriesIn(again);
  return cells.length > 0 && cells.length < entriesIn(first).length ? cells : undefined;
}

function figuresOf(parts: readonly TablePart[]): string {
  const entries = parts.flatMap(({ readings }) => readings.flatMap((reading) => [...reading.entries]));
  return JSON.stringify(entries.map(([id, { cell }]) => [id, cell?.text.trim()]));
}
