/** A record of CSV (RFC 4180), without its line end. A NUL, which no text file may hold, becomes U+FFFD. */
export function csvRecord(fields: readonly string[]): string {
  return fields
    .map((field) => field.replaceAll('\0', '\ufffd'))
    .map((field) => (/[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field))
    .join(',');
}

/** What a spreadsheet takes for the beginning of a formula, also in full width or behind blanks. */
const formulaLike = /^[\s\p{Cf}]*[=+\-@＝＋－＠]/u;

/** Figures and lone dashes begin like a formula, and are none. */
const harmless = /^(?:[+-]?\d+(?:\.\d+)?|[-－]{1,4})$/;

/**
 * A text that no spreadsheet runs as a formula: an apostrophe is put before one that looks like it.
 * Numbers and lone dashes stay as they are, so every figure is read back the same.
 */
export function inert(text: string): string {
  return formulaLike.test(text) && !harmless.test(text) ? `'${text}` : text;
}
