import type { Document } from '../../model/document.ts';
import type { Form } from '../../model/form.ts';
import type { Entry } from '../../model/report.ts';
import type { TablePart } from '../table-part.ts';
import { readingBy } from './editions.ts';

/**
 * Groups the parts by table id, and the parts of one table by occurrence: each part holds some of the rows or columns. A part
 * with cells that the occurrence already has begins the next one. Visible parts come before hidden ones.
 */
export function occurrencesOf(pieces: readonly TablePart[]): Map<string, TablePart[][]> {
  const tables = new Map<string, TablePart[][]>();
  const visibleFirst = [...pieces].sort((a, b) => Number(a.hidden) - Number(b.hidden));
  for (const piece of visibleFirst) {
    const known = tables.get(piece.tableId);
    const last = known?.at(-1);
    if (!known) tables.set(piece.tableId, [[piece]]);
    else if (last?.some((other) => overlap(other, piece))) known.push([piece]);
    else last?.push(piece);
  }
  return tables;
}

function overlap(one: TablePart, other: TablePart): boolean {
  return one.readings.some((a) =>
    other.readings.some((b) => {
      const sameRows = [...a.rows].some((row) => b.rows.has(row));
      const isTold = a.entries.size > 0 && b.entries.size > 0;
      return sameRows && !(isTold && [...a.entries.keys()].every((id) => !b.entries.has(id)));
    }),
  );
}

/** Returns the occurrences after the first. A copy with the same figures does not count if it is hidden, or may be. */
export function repeatedOf([first, ...others]: readonly TablePart[][], { styled }: Document): TablePart[][] {
  return others.filter((pieces) => !(styled || pieces.every(isHidden)) || figuresOf(pieces) !== figuresOf(first!));
}

/** Returns the repeated cells of a table whose cells are named one by one; `undefined` if the whole table is repeated. */
export function repeatedCells(
  again: readonly TablePart[],
  first: readonly TablePart[],
  form: Form,
): Entry[] | undefined {
  if (!again.every(({ named }) => named)) return undefined;
  const entriesIn = (pieces: readonly TablePart[]) =>
    pieces.flatMap((one) => [...readingBy(one, form).entries.values()]);
  const cells = entriesIn(again);
  return cells.length > 0 && cells.length < entriesIn(first).length ? cells : undefined;
}

export function isHidden({ hidden }: TablePart): boolean {
  return hidden;
}

function figuresOf(pieces: readonly TablePart[]): string {
  const entries = pieces.flatMap(({ readings }) => readings.flatMap((reading) => [...reading.entries]));
  return JSON.stringify(entries.map(([id, { cell }]) => [id, cell?.text.trim()]));
}
