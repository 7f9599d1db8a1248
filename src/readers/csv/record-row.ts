import type { CsvRecord } from '../../codecs/csv/parse.ts';
import type { Cell, GridRow, Place, Span } from '../../model/document.ts';

/** The path and the texts that the rows of a file share. */
export interface RowSource {
  readonly path: string;
  /** Returns one text for all that are equal: those of a long list repeat. */
  readonly shared: (text: string) => string;
}

/** The row of a record. Its cells are made when they are asked for: a long list has a million of them. */
export class RecordRow implements GridRow {
  readonly place: Place;
  readonly #record: CsvRecord;
  readonly #source: RowSource;
  #cells: GridRow['cells'] | undefined;

  constructor(record: CsvRecord, source: RowSource) {
    this.place = { path: source.path, row: record.row, line: record.line };
    this.#record = record;
    this.#source = source;
  }

  get texts(): readonly string[] {
    return this.#record.fields;
  }

  get span(): Span | undefined {
    return this.#record.span;
  }

  get cells(): GridRow['cells'] {
    this.#cells ??= cellsOf(this.#record, this.#source);
    return this.#cells;
  }
}

function cellsOf({ fields, row, line }: CsvRecord, { path, shared }: RowSource): GridRow['cells'] {
  // Written out: to copy the place of the row for each cell would take as long as all the rest of reading.
  return fields.map((text, column): Cell | undefined =>
    text.trim() === '' ? undefined : { text: shared(text), place: { path, row, line, column: column + 1 } },
  );
}
