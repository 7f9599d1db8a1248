import { cellMatcher } from '../model/cell-pattern.ts';
import type { Reading } from '../model/claim.ts';
import { type Decimal, equals, subtract } from '../model/decimal.ts';
import { memoizeInObject } from '../model/memoize.ts';
import { type Entry, entriesOf, type Report, totalAmount } from '../model/report.ts';

/** Returns the readings of a report for lists of cells, without those of which its forms or tables lack a cell. */
export function readingsOf(report: Report, readings: readonly (readonly string[])[]): Reading[] {
  const cells = cellsOf(report);
  return readings.flatMap((ids) => {
    const found = ids.map(cells);
    if (found.some((all) => all.length === 0)) return [];
    const entries = found.flat();
    return [{ entries, sum: totalAmount(entries) }];
  });
}

/** Returns a function that gives the entries of a cell, or of all cells that `*` stands for. */
const cellsOf = memoizeInObject((report: Report) => {
  const entries = new Map(entriesOf(report).map((entry) => [entry.at.id, entry]));
  return (id: string): Entry[] => {
    if (!id.includes('*')) return [entries.get(id) ?? []].flat();
    const matches = cellMatcher(id);
    return [...entries.values()].filter(({ at }) => matches(at.id));
  };
});

/** Compares a number of the text with its readings; `step` is the last place of a rounded number. */
export function outcomeOf(number: Decimal, readings: readonly Reading[], step?: bigint) {
  const agrees = ({ sum }: Reading) => sum !== undefined && isSame(number, sum, step);
  if (readings.some(agrees)) return 'agrees';
  return readings.some(({ sum }) => sum === undefined) ? 'open' : 'differs';
}

/** True if a number is less than one of its readings, but by no more than another sum, or by an unknown one. */
export function isWithin(number: Decimal, readings: readonly Reading[], { sum: most }: Reading): boolean {
  return readings.some(({ sum }) => {
    const gap = sum && subtract(sum, number);
    return gap === undefined || (gap.units > 0n && (most === undefined || subtract(most, gap).units >= 0n));
  });
}

function isSame(number: Decimal, sum: Decimal, step: bigint | undefined): boolean {
  if (step === undefined) return equals(number, sum);
  const { units, scale } = subtract(number, sum);
  return scale === 0 && units < step && -units < step;
}
