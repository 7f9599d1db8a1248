import { byteOrderMark } from '../encoding.ts';

/** Writes records as CSV for spreadsheets: a byte order mark, and CRLF behind every record. */
export function csvForSpreadsheets(records: readonly (readonly string[])[]): string {
  return byteOrderMark + records.map((record) => `${csvRecord(record)}\r\n`).join('');
}

/** Writes a record of CSV (RFC 4180), without its line end. A NUL, which no text file may hold, becomes U+FFFD. */
export function csvRecord(fields: readonly string[]): string {
  return fields
    .map((field) => field.replaceAll('\0', '\ufffd'))
    .map((field) => (/[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field))
    .join(',');
}

/** The start of a formula for a spreadsheet, also in full width or behind spaces. */
const formulaLike = /^[\s\p{Cf}]*[=+\-@＝＋－＠]/u;

/** Figures and lone dashes, which begin like a formula but are not formulas. */
const harmless = /^(?:[+-]?\d+(?:\.\d+)?|[-－]{1,4})$/;

/**
 * Puts an apostrophe before a text that a spreadsheet would run as a formula. Numbers and lone dashes stay as they are,
 * so every figure is read back the same.
 */
export function escapeFormula(text: string): string {
  return formulaLike.test(text) && !harmless.test(text) ? `'${text}` : text;
}
