import { type Before, type CsvRecord, parseCsv } from '../../codecs/csv/parse.ts';
import { decodeText } from '../../codecs/encoding.ts';
import type { Archive } from '../../codecs/zip.ts';
import type { Cell, Document, GridRow } from '../../model/document.ts';
import { memoizeText } from '../../model/memoize.ts';

export type { Before } from '../../codecs/csv/parse.ts';

/**
 * Reads CSV, separated by commas, semicolons or tabs, as one grid. A field is text, even if it looks like a number. The bytes
 * may be a part of a file, its first record and some others: `before` tells what is left out between them.
 * @throws {UserError} `damaged`, `too-large`
 */
export function readCsv(bytes: Uint8Array, path: string, _archive?: Archive, before?: Before): Document {
  // Texts of a long list repeat.
  const shared = memoizeText((text) => text);
  const { text } = decodeText(bytes);
  const convert = ({ fields, row, line }: CsvRecord): GridRow | undefined => {
    if (!fields.some(holdsText)) return undefined;
    // Written out: to copy `place` for each cell would take as long as all the rest of reading.
    const cells = fields.map((text, column): Cell | undefined =>
      holdsText(text) ? { text: shared(text), place: { path, row, line, column: column + 1 } } : undefined,
    );
    return { place: { path, row, line }, cells };
  };
  const rows = parseCsv(text, convert, undefined, before);
  const filled = rows.filter((row) => row !== undefined);
  return { path, format: 'csv', blocks: [{ kind: 'grid', place: { path }, rows: filled }], notices: [] };
}

function holdsText(field: string): boolean {
  return field.trim() !== '';
}
