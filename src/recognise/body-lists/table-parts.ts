import type { Cell, GridRow } from '../../model/document.ts';
import { type Form, type FormCell, formCells, isInForce, tableOf } from '../../model/form.ts';
import type { Entry, Ignored, UnknownCell } from '../../model/report.ts';
import { readFigure, readValue, type Value } from '../../model/value.ts';
import type { PlainCells } from '../plain-cells.ts';
import { isEmpty } from '../slots.ts';
import {
  isSignificant,
  notOfTheForm,
  type Reading,
  type TablePart,
  tooManyFields,
  unclearColumns,
} from '../table-part.ts';
import type { ListHeader, TableColumns } from './header.ts';
import { textAt } from './list-row.ts';

/** A row with a report, or some of its tables, and the header above it. */
export interface ListRow {
  readonly row: GridRow;
  readonly header: ListHeader;
  /** Its cells, if all of them are plain figures. */
  readonly plain?: PlainCells | undefined;
}

/** Returns the tables of a row. */
export function tablePartsOf({ row, header }: ListRow, year: number | null, forms: readonly Form[]): TablePart[] {
  const { cells, place } = row;
  const ignored = header.foreign.flatMap((position): Ignored[] => {
    const cell = cells[position];
    return cell && textAt(cells, position) !== '' ? [{ cell, why: notOfTheForm }] : [];
  });
  // In a sheet, cells do not shift.
  const isShifted =
    place.sheet === undefined && cells.some((_, index) => index >= header.width && textAt(cells, index) !== '');
  return header.tables.map((table, index) => {
    const why = isShifted ? tooManyFields : table.why;
    return tablePartOf(row, { ...table, why }, forms, year, index === 0 ? ignored : []);
  });
}

/** Returns the texts in columns that name no cell of the form. */
export function unknownCellsIn({ row, header }: ListRow): UnknownCell[] {
  return header.unknown.flatMap(({ position, name }): UnknownCell[] => {
    const cell = row.cells[position];
    return cell && textAt(row.cells, position) !== '' ? [{ name, text: cell.text.trim(), place: cell.place }] : [];
  });
}

/** Returns a table of a row, as read by each edition that it may follow. */
function tablePartOf(
  { cells, place }: GridRow,
  { id, columns, why }: TableColumns,
  forms: readonly Form[],
  year: number | null,
  others: readonly Ignored[],
): TablePart {
  let unclear = why;
  const read = columns.map(({ from, to, name, cells: at }): ReadCell => {
    const filled = from === to ? [] : filledIn(cells.slice(from, to + 1));
    if (filled.length > 1) unclear ??= unclearColumns;
    const cell = filled[0] ?? cells[from] ?? { text: '', place: { ...place, column: from + 1 } };
    return { at, name, cell, value: readValue(cell) };
  });
  const readings = likeliestEditions(id, forms, read, year).map((form): Reading => {
    const entries = new Map<string, Entry>();
    const ignored = [...others];
    const unknown: UnknownCell[] = [];
    for (const { at, name, cell, value } of read) {
      const own = at.get(form);
      if (own) entries.set(own.id, { at: own, value: readFigure(cell, own), cell, place: cell.place });
      else if (isSignificant(value)) unknown.push({ name, text: cell.text.trim(), place: cell.place });
      else if (value.kind !== 'blank') ignored.push({ cell, why: notOfTheForm });
    }
    const rows = new Set([...entries.values()].map((entry) => entry.at.row.id));
    return { form, table: tableOf(form, id)!, entries, rows, ignored, unknown, ...(unclear && { why: unclear }) };
  });
  return { tableId: id, place, hidden: cells.every((cell) => !cell || cell.hidden), readings };
}

/** Returns the cells that are not empty, each once. */
function filledIn(cells: GridRow['cells']): Cell[] {
  return [...new Set(cells)].flatMap((cell) => (cell && !isEmpty(cell) ? [cell] : []));
}

interface ReadCell {
  readonly at: ReadonlyMap<Form, FormCell>;
  readonly name: string;
  readonly cell: Cell;
  readonly value: Value;
}

/**
 * Returns the editions that explain most figures, of these the ones all of whose columns are there, of these the ones in
 * force. A header may name the columns of several editions, while each row fills those of its own; an abridged one may
 * name only what they share.
 */
function likeliestEditions(id: string, forms: readonly Form[], read: readonly ReadCell[], year: number | null): Form[] {
  const fits = forms.flatMap((form) => {
    const table = tableOf(form, id);
    if (!table) return [];
    const own = read.filter(({ at }) => at.has(form));
    const filled = own.filter(({ value }) => value.kind !== 'blank').length;
    return [{ form, table, filled, isWhole: own.length === formCells(table).length }];
  });
  const maxFilled = Math.max(...fits.map(({ filled }) => filled));
  const filling = fits.filter(({ filled }) => filled === maxFilled);
  const whole = filling.filter(({ isWhole }) => isWhole);
  const best = whole.length > 0 ? whole : filling;
  // 表四 is the same in all editions: it takes the edition of 表三, which is not known here.
  const inForce = best.filter(({ form, table }) => !table.editionOf && year !== null && isInForce(form, year));
  return (inForce.length > 0 ? inForce : best).map(({ form }) => form);
}
