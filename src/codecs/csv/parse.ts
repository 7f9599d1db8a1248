// The browser build, because the other one needs Node's Buffer.
import { CsvError, type Options, parse } from 'csv-parse/browser/esm/sync';
import { UserError } from '../../model/errors.ts';
import { dialectOf } from './delimiter.ts';

/** A record of a CSV. */
export interface CsvRecord {
  readonly fields: readonly string[];
  /** Line of the file on which it starts, from 1. */
  readonly line: number;
}

/**
 * Parses CSV, separated by commas, semicolons or tabs.
 * @throws {UserError} `damaged` if a quote is not closed
 */
export function parseCsv(source: string): CsvRecord[] {
  const text = source.replace(/\r\n?/g, '\n');
  const { delimiter, start } = dialectOf(text);
  const body = text.slice(start);
  const firstLine = start > 0 ? 2 : 1;
  // Spaces around a field are allowed; a quote out of place is not.
  const { records, failedAt } = tryParse(body, { delimiter, trim: delimiter !== '\t' }, firstLine);
  return failedAt === undefined ? records : lenientRecords(body, delimiter, firstLine);
}

/**
 * Takes a quote within a line as a character of the text: `"甲"类,3`. A quoted field that runs over a line end may have
 * swallowed records, and is refused.
 */
function lenientRecords(text: string, delimiter: string, firstLine: number): CsvRecord[] {
  const options = { delimiter, ltrim: delimiter !== '\t', relax_quotes: true };
  const { records, failedAt } = tryParse(text, options, firstLine);
  const swallowing = records.find(({ fields }) =>
    fields.some((field) => field.startsWith('"') && field.includes('\n')),
  );
  const line = swallowing?.line ?? failedAt;
  if (line === undefined) return records;
  throw new UserError('damaged', {
    zh: `第 ${line} 行起有一个引号（"）没有配对，无法分清各格；请删去或补上引号，或在 Excel、WPS 中重新另存为 CSV`,
    en: `a quote (") that opens on line ${line} is not closed, so the cells cannot be told apart; remove or complete it, or save the CSV again from Excel or WPS`,
  });
}

/** Returns the records and, if a misplaced quote ended them, the line of the record that holds it. */
function tryParse(
  text: string,
  options: Options,
  firstLine: number,
): { readonly records: CsvRecord[]; readonly failedAt?: number } {
  const records: CsvRecord[] = [];
  let line = firstLine;
  try {
    parse(text, {
      ...options,
      record_delimiter: '\n',
      relax_column_count: true,
      on_record: (fields: string[], { lines }) => {
        records.push({ fields, line });
        line = lines + firstLine;
        return null;
      },
    });
  } catch (error) {
    if (error instanceof CsvError) return { records, failedAt: line };
    throw error;
  }
  return { records };
}
