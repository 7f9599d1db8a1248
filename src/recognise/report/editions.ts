import { type Form, isInForce, tableOf } from '../../model/form.ts';
import type { UnknownCell } from '../../model/report.ts';
import { isSignificant, type Reading, type TablePart } from '../table-part.ts';

/** Returns the family of the form that finds most cells in the tables; that of the first form if no table was found. */
export function familyOf(parts: readonly TablePart[], forms: readonly Form[]): string {
  const readings = parts.flatMap((part) => part.readings);
  const found = (form: Form) =>
    readings.reduce((count, reading) => count + (reading.form === form ? reading.entries.size : 0), 0);
  return forms.toSorted((a, b) => found(b) - found(a))[0]!.family;
}

/**
 * Returns the edition that finds most of its rows and columns in a table, and leaves least of the table over. Missing cells
 * prove nothing: where the editions differ only in these, the one in force counts.
 */
export function bestForm(parts: readonly TablePart[], forms: readonly Form[], year: number | null): Form {
  const fits = forms.map((form) => {
    const readings = parts.map((part) => readingBy(part, form));
    const rows = readings.reduce((count, one) => count + one.rows.size, 0);
    const cells = readings.reduce((count, { entries }) => count + entries.size, 0);
    const left = readings.reduce((count, { ignored }) => count + ignored.length, 0);
    return { form, rows, cells, left, inForce: year !== null && isInForce(form, year) };
  });
  fits.sort((a, b) => b.rows - a.rows || b.cells - a.cells || Number(b.inForce) - Number(a.inForce) || a.left - b.left);
  return fits[0]!.form;
}

/** Returns a part of a table as an edition reads it; an empty reading if the header is not this edition's. */
export function readingBy({ readings, tableId }: TablePart, form: Form): Reading {
  const own = readings.find((reading) => reading.form === form);
  return own ?? { form, table: tableOf(form, tableId)!, entries: new Map(), rows: new Set(), ignored: [] };
}

/** Returns the named figures of a part for which only editions other than `form` have a cell. */
export function figuresOfOtherEditions(part: TablePart, form: Form): UnknownCell[] {
  if (!part.named) return [];
  const known = readingBy(part, form).entries;
  const others = part.readings.flatMap(({ entries }) => [...entries.values()]);
  return others.flatMap(({ at, value, cell, place }) =>
    known.has(at.id) || !isSignificant(value) ? [] : [{ name: at.id, text: cell?.text.trim() ?? '', place }],
  );
}
