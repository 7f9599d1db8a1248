import { UserError } from '../../model/errors.ts';
import { tooLargeError } from '../errors.ts';
import { sizeLimit } from '../size-limit.ts';
import { dialectOf } from './delimiter.ts';
import { FieldScanner, type Mode } from './field-scanner.ts';

/** A record of a CSV. */
export interface CsvRecord {
  readonly fields: readonly string[];
  /** Its number, from 1. */
  readonly row: number;
  /** Line of the file on which it starts, from 1. */
  readonly line: number;
}

/** Fields of a record; no spreadsheet has more columns. */
const maxColumns = 16_384;

/** Fields of all records: two thousand reports with one figure a record. */
const maxFields = 3_000_000;

/**
 * Parses CSV, separated by commas, semicolons or tabs, and returns what `convert` makes of each record.
 * @throws {UserError} `damaged` if a quote is not closed, `too-large` with more than `limit` fields
 */
export function parseCsv<T>(source: string, convert: (record: CsvRecord) => T, limit = maxFields): T[] {
  const text = source.replace(/\r\n?/g, '\n');
  // Spaces around a field are allowed; a quote out of place is not.
  const strict = parse(text, 'strict', convert, limit);
  if (strict.failedAt === undefined) return strict.converted;
  const lenient = parse(text, 'lenient', (record) => convert(withoutSwallowed(record)), limit);
  if (lenient.failedAt !== undefined) throw openQuote(lenient.failedAt);
  return lenient.converted;
}

/**
 * Takes a quote within a line as a character of the text: `"甲"类,3`. A quoted field that runs over a line end may have
 * swallowed records, and is refused.
 */
function withoutSwallowed(record: CsvRecord): CsvRecord {
  if (record.fields.some((field) => field.startsWith('"') && field.includes('\n'))) throw openQuote(record.line);
  return record;
}

function openQuote(line: number): UserError {
  return new UserError('damaged', {
    zh: `第 ${line} 行起有一个引号（"）没有配对，无法分清各格；请删去或补上引号，或在 Excel、WPS 中重新另存为 CSV`,
    en: `a quote (") that opens on line ${line} is not closed, so the cells cannot be told apart; remove or complete it, or save the CSV again from Excel or WPS`,
  });
}

/** Converts the records; `failedAt` is the line of the record in which a misplaced quote ended them. */
function parse<T>(
  text: string,
  mode: Mode,
  convert: (record: CsvRecord) => T,
  limit: number,
): { readonly converted: T[]; readonly failedAt?: number } {
  const { delimiter, start } = dialectOf(text);
  const scanner = new FieldScanner(text, start, delimiter, mode);
  const spend = sizeLimit(limit);
  const converted: T[] = [];
  while (scanner.at < text.length) {
    const { line } = scanner;
    const fields: string[] = [];
    do {
      const field = scanner.readField();
      if (field === undefined) return { converted, failedAt: line };
      if (fields.push(field) > maxColumns) throw tooLargeError();
    } while (scanner.skipDelimiter());
    spend(fields.length);
    // Spaces behind the last line end are no record.
    const isRest = scanner.at === text.length && fields.length === 1 && fields[0] === '' && !scanner.wasQuoted;
    if (!isRest) converted.push(convert({ fields, row: converted.length + 1, line }));
    scanner.skipLineEnd();
  }
  return { converted };
}
