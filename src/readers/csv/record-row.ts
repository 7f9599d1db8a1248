import type { CsvRecord } from '../../codecs/csv/parse.ts';
import type { Cell, GridRow } from '../../model/document.ts';
import { once } from '../../model/memoize.ts';

/**
 * Makes a row of a record; its cells are made when they are asked for. `shared` returns one text for all that are equal:
 * those of a long list repeat.
 */
export function recordRow(record: CsvRecord, path: string, shared: (text: string) => string): GridRow {
  const { row, line } = record;
  const cells = once(() =>
    // Written out: to copy the place of the row for each cell would take as long as all the rest of reading.
    record.fields.map((text, column): Cell | undefined =>
      text.trim() === '' ? undefined : { text: shared(text), place: { path, row, line, column: column + 1 } },
    ),
  );
  return {
    place: { path, row, line },
    get texts() {
      return record.fields;
    },
    get cells() {
      return cells();
    },
  };
}
