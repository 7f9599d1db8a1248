import { parseCsv } from '../../codecs/csv/parse.ts';
import { decodeText } from '../../codecs/encoding.ts';
import type { Cell, Document, GridRow } from '../../model/document.ts';
import { memoizeText } from '../../model/memoize.ts';

/**
 * Reads CSV, separated by commas, semicolons or tabs, as one grid. A field is text, even if it looks like a number.
 * @throws {UserError} `damaged`
 */
export function readCsv(bytes: Uint8Array, path: string): Document {
  // Texts of a long list repeat.
  const shared = memoizeText((text) => text);
  const rows = parseCsv(decodeText(bytes).text, ({ fields, row, line }): GridRow | undefined => {
    if (!fields.some(holdsText)) return undefined;
    // Written out: to copy `place` for each cell would take as long as all the rest of reading.
    const cells = fields.map((text, column): Cell | undefined =>
      holdsText(text) ? { text: shared(text), place: { path, row, line, column: column + 1 } } : undefined,
    );
    return { place: { path, row, line }, cells };
  });
  const filled = rows.filter((row) => row !== undefined);
  return { path, format: 'csv', blocks: [{ kind: 'grid', place: { path }, rows: filled }], notices: [] };
}

function holdsText(field: string): boolean {
  return field.trim() !== '';
}
