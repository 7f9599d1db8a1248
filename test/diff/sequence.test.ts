import fc from 'fast-check';
import { expect, test } from 'vitest';
import { replacedRuns } from '../../src/diff/sequence.ts';
import { runs } from '../support/random-runs.ts';

const lists = fc.array(fc.constantFrom('甲', '乙', '丙'), { maxLength: 9 });

/** Puts the runs of the second list in place of those of the first. */
function replaced(before: readonly string[], after: readonly string[]): string[] {
  const result = [...before];
  for (const run of replacedRuns(before, after).toReversed()) {
    result.splice(run.before.from, run.before.to - run.before.from, ...after.slice(run.after.from, run.after.to));
  }
  return result;
}

/** The length of a longest common subsequence, by its definition. */
function longestCommon([first, ...rest]: readonly string[], other: readonly string[]): number {
  if (first === undefined || other.length === 0) return 0;
  const at = other.indexOf(first);
  const without = longestCommon(rest, other);
  return at < 0 ? without : Math.max(without, 1 + longestCommon(rest, other.slice(at + 1)));
}

test('the runs lead from one list to the other, and keep as much as can be kept', () => {
  fc.assert(
    fc.property(lists, lists, (before, after) => {
      expect(replaced(before, after)).toEqual(after);
      const gone = replacedRuns(before, after).reduce((sum, run) => sum + run.before.to - run.before.from, 0);
      expect(before.length - gone).toBe(longestCommon(before, after));
    }),
    runs(200, 2000),
  );
});

test('lists that have too much in which they differ are replaced from the first difference to the last', () => {
  const long = (word: string) =>
    Array.from({ length: 3000 }, (_, index) => `${word}${index % 1000 === 0 ? '' : index}`);
  const [before, after] = [
    ['首', ...long('甲'), '尾'],
    ['首', ...long('乙'), '尾'],
  ];
  expect(replacedRuns(before, after)).toEqual([{ before: { from: 1, to: 3001 }, after: { from: 1, to: 3001 } }]);
  expect(replaced(before, after)).toEqual(after);
});
