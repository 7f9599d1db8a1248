import { add, equals, subtract } from '../model/decimal.ts';
import { amount } from '../model/report.ts';
import type { Assessment, Mistake } from '../model/result.ts';

/** Returns the relations that hold once this mistake alone is fixed. */
export function clearedBy({ changes, follows }: Mistake, assessments: readonly Assessment[]): Assessment[] {
  const suggested = new Map([...changes, ...follows].map((change) => [change.entry, change.suggested]));
  return assessments.filter(({ left, right }) => {
    const sums = [left, right].map(({ entries, sum }) =>
      entries.reduce((total, entry) => {
        const to = suggested.get(entry);
        return to === undefined ? total : add(total, subtract(to, amount(entry)!));
      }, sum!),
    );
    return equals(sums[0]!, sums[1]!);
  });
}
