import { type Before, type CsvRecord, parseCsv } from '../../codecs/csv/parse.ts';
import { decodeText } from '../../codecs/encoding.ts';
import type { Archive } from '../../codecs/zip.ts';
import type { Document, GridRow } from '../../model/document.ts';
import { memoizeText } from '../../model/memoize.ts';
import { RecordRow } from './record-row.ts';

export type { Before } from '../../codecs/csv/parse.ts';

/**
 * Reads CSV, separated by commas, semicolons or tabs, as one grid. A field is text, even if it looks like a number. The bytes
 * may be a part of a file, its first record and some others: `before` tells what is left out between them.
 * @throws {UserError} `damaged`, `too-large`
 */
export function readCsv(bytes: Uint8Array, path: string, _archive?: Archive, before?: Before): Document {
  const { text } = decodeText(bytes);
  const sharedText = memoizeText((one) => one);
  // Most figures of a list are one digit, which is one text anyway.
  const source = { path, shared: (one: string) => (one.length === 1 ? one : sharedText(one)) };
  const convert = (record: CsvRecord): GridRow | undefined =>
    record.isBlank ? undefined : new RecordRow(record, source);
  const rows = parseCsv(text, convert, undefined, before);
  const filled = rows.filter((row) => row !== undefined);
  return { path, format: 'csv', blocks: [{ kind: 'grid', place: { path }, rows: filled }], notices: [] };
}
