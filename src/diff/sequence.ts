/** A run of members of one list that is replaced by a run of another; offsets from 0, ends excluded. One may be empty. */
export interface Replaced {
  readonly before: Range;
  readonly after: Range;
}

interface Range {
  readonly from: number;
  readonly to: number;
}

/** The most pairs of members that are looked at; where two lists differ in more, that part is one replaced run. */
const maxPairs = 2 ** 22;

/** Returns the runs in which two lists differ, as few members as possible: what is left is a longest common subsequence. */
export function replacedRuns(before: readonly string[], after: readonly string[]): Replaced[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let [n, m] = [before.length - start, after.length - start];
  while (n > 0 && m > 0 && before[start + n - 1] === after[start + m - 1]) [n, m] = [n - 1, m - 1];
  if (n === 0 && m === 0) return [];
  const isSame = (i: number, j: number) => before[start + i] === after[start + j];
  const runs = n * m > maxPairs ? [{ before: { from: 0, to: n }, after: { from: 0, to: m } }] : runsOf(n, m, isSame);
  const shifted = ({ from, to }: Range) => ({ from: start + from, to: start + to });
  return runs.map((run) => ({ before: shifted(run.before), after: shifted(run.after) }));
}

/** Returns the runs between lists of `n` and `m` members. */
function runsOf(n: number, m: number, isSame: (i: number, j: number) => boolean): Replaced[] {
  const common = commonLengths(n, m, isSame);
  const runs: Replaced[] = [];
  let [i, j] = [0, 0];
  while (i < n || j < m) {
    const [fromI, fromJ] = [i, j];
    while (i < n || j < m) {
      if (i < n && j < m && isSame(i, j)) break;
      if (j === m || (i < n && common(i + 1, j) >= common(i, j + 1))) i++;
      else j++;
    }
    if (i > fromI || j > fromJ) runs.push({ before: { from: fromI, to: i }, after: { from: fromJ, to: j } });
    while (i < n && j < m && isSame(i, j)) [i, j] = [i + 1, j + 1];
  }
  return runs;
}

/** Returns the length of a longest common subsequence of what follows two positions. */
function commonLengths(n: number, m: number, isSame: (i: number, j: number) => boolean) {
  const width = m + 1;
  const lengths = new Uint16Array((n + 1) * width);
  for (let i = n - 1; i >= 0; i--) {
    for (let j = m - 1; j >= 0; j--) {
      const at = i * width + j;
      lengths[at] = isSame(i, j) ? lengths[at + width + 1]! + 1 : Math.max(lengths[at + width]!, lengths[at + 1]!);
    }
  }
  return (i: number, j: number) => lengths[i * width + j]!;
}
