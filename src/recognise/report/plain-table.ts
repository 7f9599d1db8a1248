import { attachedValues } from '../../model/attached-values.ts';
import type { Place } from '../../model/document.ts';
import { type Form, type FormTable, formCells } from '../../model/form.ts';
import type { Table } from '../../model/report.ts';
import type { Reading, TablePart } from '../table-part.ts';
import { lastEntry } from './fill-table.ts';

/** Beside the tables, so that a copy of a table with other entries does not have them. */
const known = attachedValues<Table, readonly number[]>();

/** Returns the figures of a table in the form's order, if they are known to be plain. */
export function figuresOfTable(table: Table): readonly number[] | undefined {
  return known.get(table);
}

/** Makes a table of its parts if all figures are plain; undefined if not, or if there is more to the table. */
export function plainTableOf(parts: readonly TablePart[], readings: readonly Reading[]): Table | undefined {
  const [[part], [reading]] = [parts, readings];
  if (!part || !reading || parts.some(({ cut, lost }) => cut || lost)) return undefined;
  const cells = formCells(reading.table);
  const figures = new Array<number>(cells.length).fill(Number.NaN);
  for (const { readFigures, unplaced = [] } of readings) {
    if (unplaced.length > 0 || !readFigures?.(figures)) return undefined;
  }
  if (figures.includes(Number.NaN)) return undefined;
  const table = new PlainTable(reading, part.place, () => cells.map((at) => lastEntry(readings, at)!));
  known.set(table, figures);
  return table;
}

/** A table whose entries are made when they are asked for. */
export class PlainTable implements Table {
  readonly form: Form;
  readonly table: FormTable;
  readonly place: Place;
  declare readonly entries: Table['entries'];
  readonly ignored = nothing;
  readonly shifted: ReadonlySet<string>;
  readonly #make: () => Table['entries'];
  #made: Table['entries'] | undefined;

  constructor(
    { form, table, shifted = none }: Pick<Reading, 'form' | 'table' | 'shifted'>,
    place: Place,
    make: () => Table['entries'],
  ) {
    this.form = form;
    this.table = table;
    this.place = place;
    this.shifted = shifted;
    this.#make = make;
    Object.defineProperty(this, 'entries', PlainTable.#entriesProperty);
  }

  /** A property of its own, so that copies have the entries; one for all tables, so that they keep one shape. */
  static readonly #entriesProperty: PropertyDescriptor & ThisType<PlainTable> = {
    enumerable: true,
    get() {
      this.#made ??= this.#make();
      return this.#made;
    },
  };
}

const nothing: readonly never[] = [];
const none: ReadonlySet<string> = new Set();
