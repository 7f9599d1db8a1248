import { type CsvRecord, parseCsv } from '../../codecs/csv/parse.ts';
import { decodeText } from '../../codecs/encoding.ts';
import type { Cell, Document, GridRow } from '../../model/document.ts';

/**
 * Reads CSV, separated by commas, semicolons or tabs, as one grid. A field is text, even if it looks like a number.
 * @throws {UserError} `damaged`
 */
export function readCsv(bytes: Uint8Array, path: string): Document {
  const records = parseCsv(decodeText(bytes).text);
  return {
    path,
    format: 'csv',
    blocks: [{ kind: 'grid', place: { path }, rows: toRows(records, path) }],
    notices: [],
  };
}

function toRows(records: readonly CsvRecord[], path: string): GridRow[] {
  return records.flatMap(({ fields, line }, index) => {
    if (!fields.some(holdsText)) return [];
    const place = { path, row: index + 1, line };
    // Written out: to copy `place` for each cell would take as long as all the rest of reading.
    const cells = fields.map((text, column): Cell | undefined =>
      holdsText(text) ? { text, place: { path, row: place.row, line, column: column + 1 } } : undefined,
    );
    return [{ place, cells }];
  });
}

function holdsText(field: string): boolean {
  return field.trim() !== '';
}
