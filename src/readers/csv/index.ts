// The build for browsers: the other one needs Node's Buffer.
import { CsvError, type Options, parse } from 'csv-parse/browser/esm/sync';
import { delimiterOf } from '../../codecs/csv/delimiter.ts';
import { decode } from '../../codecs/encoding.ts';
import type { Cell, Document, GridRow } from '../../model/document.ts';
import { UserError } from '../../model/errors.ts';

/** Reads CSV, separated by commas, semicolons or tabs, as one grid. A field is text, whatever it looks like. */
export function readCsv(bytes: Uint8Array, path: string): Document {
  const source = decode(bytes).text.replace(/\r\n?/g, '\n');
  const declared = /^"?sep=(.)"?\n/i.exec(source);
  const text = declared ? source.slice(declared[0].length) : source;
  const delimiter = declared?.[1] ?? delimiterOf(text) ?? ',';
  const firstLine = declared ? 2 : 1;
  const records = wellQuoted(text, delimiter) ?? looselyQuoted(text, delimiter, firstLine);
  return {
    path,
    format: 'csv',
    blocks: [{ kind: 'grid', place: { path }, rows: rows(records, firstLine, path) }],
    notices: [],
  };
}

interface CsvRecord {
  readonly fields: readonly string[];
  /** Where it starts, from 1 at the start of the text parsed. */
  readonly line: number;
}

/** As the format demands, but for blanks around a field; `undefined` where a quote is out of place. */
function wellQuoted(text: string, delimiter: string): CsvRecord[] | undefined {
  const records: CsvRecord[] = [];
  return parseInto(records, text, { delimiter, trim: delimiter !== '\t' }) ? undefined : records;
}

/**
 * A quote within a line is taken as a character of the text: `"甲"类,3`. One that runs on over the line end could have
 * swallowed records, and is not guessed at.
 */
function looselyQuoted(text: string, delimiter: string, firstLine: number): CsvRecord[] {
  const records: CsvRecord[] = [];
  const endless = parseInto(records, text, { delimiter, ltrim: delimiter !== '\t', relax_quotes: true });
  const swallowing = records.find(({ fields }) =>
    fields.some((field) => field.startsWith('"') && field.includes('\n')),
  );
  const line = swallowing?.line ?? endless;
  if (line === undefined) return records;
  const at = line + firstLine - 1;
  throw new UserError('damaged', {
    zh: `第 ${at} 行起有一个引号（"）没有配对，无法分清各格；请删去或补上引号，或在 Excel、WPS 中重新另存为 CSV`,
    en: `a quote (") that opens on line ${at} is not closed, so the cells cannot be told apart; remove or complete it, or save the CSV again from Excel or WPS`,
  });
}

/** Fills `records`; gives the line of the record at which a misplaced quote stopped it. */
function parseInto(records: CsvRecord[], text: string, options: Options): number | undefined {
  let line = 1;
  try {
    parse(text, {
      ...options,
      record_delimiter: '\n',
      relax_column_count: true,
      on_record: (fields: string[], { lines }) => {
        records.push({ fields, line });
        line = lines + 1;
        return null;
      },
    });
  } catch (error) {
    if (error instanceof CsvError) return line;
    throw error;
  }
  return undefined;
}

function rows(records: readonly CsvRecord[], firstLine: number, path: string): GridRow[] {
  return records.flatMap(({ fields, line }, index) => {
    if (!fields.some(holdsText)) return [];
    const at = { path, row: index + 1, line: line + firstLine - 1 };
    // Spelt out: to copy `at` takes as long as all the rest of reading.
    const cells = fields.map((text, column): Cell | undefined =>
      holdsText(text) ? { text, place: { path, row: at.row, line: at.line, column: column + 1 } } : undefined,
    );
    return [{ place: at, cells }];
  });
}

function holdsText(field: string): boolean {
  return field.trim() !== '';
}
