import { attachedValues } from './attached-values.ts';
import type { Report } from './report.ts';

/**
 * The figures of a report that has every table of the form once and whole, and no cell beside them; sections it may have. Each
 * is written as the form asks: in digits alone, as `format` writes the number; a whole number from 0, below 0 only where the
 * cell is signed, with a fraction only where it takes one. No number has more than 15 digits, so that each is exact.
 */
export interface PlainFigures {
  /** Those of one or several reports, in the order of the file. */
  readonly figures: ArrayLike<number>;
  /** The index of the first figure of this report. */
  readonly start: number;
  /** The indices of the figures of each table from there, in the form's order. Reports that are alike share them. */
  readonly tables: readonly (readonly number[])[];
}

/** Beside the reports, so that a copy of a report with other entries does not have them. */
const known = attachedValues<Report, PlainFigures>();

/** Notes the figures of a report, which spare those who only need these its entries. */
export function withPlainFigures(report: Report, figures: PlainFigures): Report {
  known.set(report, figures);
  return report;
}

/** Returns the figures of a report if all of them are known to be plain. */
export function plainFiguresOf(report: Report): PlainFigures | undefined {
  return known.get(report);
}

/** Wraps a function of a report with plain figures whose result is the same for all reports that are alike. */
export function memoizeAlike<Value>(compute: (report: Report, plain: PlainFigures) => Value) {
  const known = attachedValues<PlainFigures['tables'], Value>();
  return (report: Report, plain: PlainFigures): Value => {
    const { tables } = plain;
    if (known.has(tables)) return known.get(tables)!;
    const value = compute(report, plain);
    known.set(tables, value);
    return value;
  };
}

/** The ways in which a figure of a cell may differ from a whole number from 0. */
export interface Measure {
  readonly signed: boolean;
  readonly decimal: boolean;
}

const count = /^(?:0|[1-9]\d{0,14})$/;
const amount = /^(?:0|[1-9]\d{0,8})(?:\.\d{0,5}[1-9])?$/;

/** Reads a text as a plain figure of a cell; NaN if it is anything else. */
export function plainNumber(text: string, { signed, decimal }: Measure): number {
  const length = text.length;
  // Most figures are short counts, which need no expression.
  if (length < 10) {
    let number = 0;
    let at = 0;
    for (; at < length; at++) {
      const digit = text.charCodeAt(at) - 48;
      if (digit < 0 || digit > 9) break;
      number = number * 10 + digit;
    }
    if (at === length && (text.charCodeAt(0) !== 48 || length === 1)) return length === 0 ? Number.NaN : number;
  }
  const digits = signed && text !== '-0' && text.startsWith('-') ? text.slice(1) : text;
  return (decimal ? amount : count).test(digits) ? Number(text) : Number.NaN;
}
