import { add, type Decimal, zero } from '../model/decimal.ts';
import type { FormCell } from '../model/form.ts';
import { type ReferenceReport, referenceEntry } from '../model/reference.ts';
import { amount, type Entry } from '../model/report.ts';

/** Returns the cell of a report; undefined if it has no such table, or its edition no such cell. */
function entryIn({ tables }: ReferenceReport, { table, row, column }: FormCell): Entry | undefined {
  const own = tables.find((one) => one.table.id === table.id && !one.isUnread);
  return own && referenceEntry(own, row.id, column.id);
}

/** A cell of a report, and its figure. */
export interface Figured {
  readonly entry: Entry;
  readonly figure: Decimal;
}

/** Returns a cell of a report with its figure; undefined if that is unknown, negative, or another one in a second file. */
export function figuredIn(report: ReferenceReport, at: FormCell): Figured | undefined {
  const entry = entryIn(report, at);
  const figure = entry && !report.differing.has(entry.at.id) ? amount(entry) : undefined;
  return entry && figure && figure.units >= 0n ? { entry, figure } : undefined;
}

/** Returns the figure of a report in a cell, if it is known. */
export function figureOf(report: ReferenceReport, at: FormCell): Decimal | undefined {
  return figuredIn(report, at)?.figure;
}

/** Returns the sum of some reports in a cell; undefined if one of them does not tell its figure. */
export function sumIn(reports: readonly ReferenceReport[], at: FormCell): Decimal | undefined {
  return reports.reduce<Decimal | undefined>((sum, report) => {
    const figure = figureOf(report, at);
    return sum && figure && add(sum, figure);
  }, zero);
}
