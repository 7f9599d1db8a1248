// The browser build, because the other one needs Node's Buffer.
import { CsvError, type Options, parse } from 'csv-parse/browser/esm/sync';
import type { Span } from '../../model/document.ts';
import { UserError } from '../../model/errors.ts';
import { tooLargeError } from '../errors.ts';
import { limitLines, sizeLimit } from '../size-limit.ts';
import { dialectOf } from './delimiter.ts';
import { isPlain, type PlainText, plainLines, plainText } from './plain-records.ts';

/** A record of a CSV. */
export interface CsvRecord {
  readonly fields: readonly string[];
  /** True if no field has more than white space. */
  readonly isBlank: boolean;
  /** Its number, from 1. */
  readonly row: number;
  /** Line of the file on which it starts, from 1. */
  readonly line: number;
  /** Its place in the text, if its fields are the parts of a line between delimiters. */
  readonly span?: Span;
}

/**
 * The records and lines of a file that a text leaves out between its first record, the header, and the rest. Line ends are
 * those of CSV: an LF, a CR, or both.
 */
export interface Before {
  readonly rows: number;
  readonly lines: number;
  /** The delimiter of the file, which its beginning tells; by default that of the text. */
  readonly delimiter?: string;
}

const nothing: Before = { rows: 0, lines: 0 };

/** Fields of a record; no spreadsheet has more columns. */
const maxColumns = 16_384;

/** Fields of all records: a thousand reports with one figure a record. */
const maxFields = 1_500_000;

/** Lines of a file, empty ones included. */
const maxLines = 250_000;

/** Characters of a record. That of a report in one record has some thousands. */
const maxLength = 2 ** 20;

/**
 * Parses CSV, separated by commas, semicolons or tabs, and returns what `convert` makes of each record. Numbers of records
 * and lines are those of the file of which the text leaves out what `before` says.
 * @throws {UserError} `damaged` if a quote is not closed, `too-large` with more than `limit` fields
 */
export function parseCsv<T>(
  source: string,
  convert: (record: CsvRecord) => T,
  limit = maxFields,
  before = nothing,
): T[] {
  limitLines(source, maxLines);
  const text = source.includes('\r') ? source.replace(/\r\n?/g, '\n') : source;
  const { delimiter, start } = dialectOf(text, before.delimiter);
  const body = text.slice(start);
  const numbering = { firstLine: start > 0 ? 2 : 1, before };
  if (isPlain(body, delimiter, { maxColumns, maxFields: limit }))
    return convertPlain(body, delimiter, numbering, convert);
  // Spaces around a field are allowed; a quote out of place is not.
  const strict = tryParse(body, { delimiter, trim: delimiter !== '\t' }, numbering, convert, limit);
  if (strict.failedAt === undefined) return strict.converted;
  const options = { delimiter, ltrim: delimiter !== '\t', relax_quotes: true };
  const lenient = tryParse(body, options, numbering, (record) => convert(withoutSwallowed(record)), limit);
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

/** A record that is a line, split when its fields are asked for. */
class PlainRecord implements CsvRecord, Span {
  readonly #source: PlainText;
  readonly from: number;
  readonly to: number;
  readonly row: number;
  readonly line: number;

  constructor(source: PlainText, from: number, to: number, { row, line }: Pick<CsvRecord, 'row' | 'line'>) {
    this.#source = source;
    this.from = from;
    this.to = to;
    this.row = row;
    this.line = line;
  }

  get fields(): readonly string[] {
    return this.#source.fieldsOf(this.from, this.to);
  }

  get isBlank(): boolean {
    const { text } = this;
    // Most lines begin with the name of a body.
    return !isLetter(text.charCodeAt(this.from)) && this.fields.every(isBlankField);
  }

  get span(): Span {
    return this;
  }

  get text(): string {
    return this.#source.text;
  }

  get delimiter(): string {
    return this.#source.delimiter;
  }
}

/** True for a Chinese character, or a letter or digit of ASCII. */
function isLetter(code: number): boolean {
  return (code >= 0x4e00 && code < 0xa000) || (code >= 48 && code < 58) || (code >= 65 && code < 123);
}

function isBlankField(field: string): boolean {
  return field.trim() === '';
}

/** Converts the records of a text in which each line is one. */
function convertPlain<T>(
  text: string,
  delimiter: string,
  { firstLine, before }: Numbering,
  convert: (record: CsvRecord) => T,
): T[] {
  const converted: T[] = [];
  const source = plainText(text, delimiter);
  for (const [from, to] of plainLines(source)) {
    const index = converted.length;
    const { rows, lines } = index === 0 ? nothing : before;
    const numbers = { row: index + 1 + rows, line: index + firstLine + lines };
    converted.push(convert(new PlainRecord(source, from, to, numbers)));
  }
  return converted;
}

interface Numbering {
  /** The line of the first record. */
  readonly firstLine: number;
  readonly before: Before;
}

/** Converts the records; `failedAt` is the line of the record in which a misplaced quote ended them. */
function tryParse<T>(
  text: string,
  options: Options,
  { firstLine, before }: Numbering,
  convert: (record: CsvRecord) => T,
  limit: number,
): { readonly converted: T[]; readonly failedAt?: number } {
  const spend = sizeLimit(limit);
  const converted: T[] = [];
  let [row, line, skipped] = [1, firstLine, 0];
  try {
    // As bytes: given a text, the browser build makes a list of as many numbers.
    parse(new TextEncoder().encode(text), {
      ...options,
      record_delimiter: '\n',
      relax_column_count: true,
      max_record_size: maxLength,
      on_record: (fields: string[], { lines }) => {
        if (fields.length > maxColumns) throw tooLargeError();
        spend(fields.length);
        converted.push(convert({ fields, isBlank: fields.every(isBlankField), row, line }));
        skipped = before.lines;
        row = converted.length + 1 + before.rows;
        line = lines + firstLine + skipped;
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    if (error.code === 'CSV_MAX_RECORD_SIZE' && !runsOver(text, line - skipped - firstLine)) throw tooLargeError();
    return { converted, failedAt: line };
  }
  return { converted };
}

/** True if a record that is too long runs over the end of its line, from 0: a quote that is not closed swallows the rest. */
function runsOver(text: string, line: number): boolean {
  let start = 0;
  for (let passed = 0; passed < line; passed++) start = text.indexOf('\n', start) + 1;
  return text.slice(start, start + maxLength).includes('\n');
}
