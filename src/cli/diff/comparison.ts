import { type Difference, differenceOf, hasChanged } from '../../diff/difference.ts';
import { type Matching, matchBodies } from '../../diff/match.ts';
import type { ReadSide } from './read.ts';

/** The result of `diff`; its formats see nothing else. */
export interface Comparison extends Omit<Matching, 'pairs'> {
  readonly before: ReadSide;
  readonly after: ReadSide;
  /** In the order of the reports before. */
  readonly differences: readonly Difference[];
  readonly counts: Counts;
  readonly exitCode: 0 | 2;
}

/** Whole numbers. */
export interface Counts {
  /** Pairs of reports, and those of them in which something changed. */
  readonly compared: number;
  readonly changed: number;
  readonly figures: number;
  /** Cells of the form that were not compared. */
  readonly notCompared: number;
  readonly gone: number;
  readonly remaining: number;
  readonly added: number;
  readonly text: number;
}

/** Compares the reports of two sides, body by body. */
export function compareSides(before: ReadSide, after: ReadSide): Comparison {
  const { pairs, onlyBefore, onlyAfter } = matchSides(before, after);
  const differences = pairs.map(differenceOf);
  const sum = (count: (one: Difference) => number) => differences.reduce((all, one) => all + count(one), 0);
  const isWhole = before.failed.length + after.failed.length === 0;
  return {
    ...{ before, after, differences, onlyBefore, onlyAfter },
    counts: {
      compared: differences.length,
      changed: differences.filter(hasChanged).length,
      figures: sum(({ figures }) => figures.length),
      notCompared: sum(({ notCompared }) => notCompared.reduce((all, { cells }) => all + cells.length, 0)),
      gone: sum(({ findings }) => findings.gone.length),
      remaining: sum(({ findings }) => findings.remaining.length),
      added: sum(({ findings }) => findings.added.length),
      text: sum(({ text }) => text.length),
    },
    exitCode: isWhole && differences.length > 0 ? 0 : 2,
  };
}

/** Matches the bodies. Two files with one report each are meant to be compared, whatever their bodies are called. */
function matchSides(before: ReadSide, after: ReadSide): Matching {
  if (!before.isSingle || !after.isSingle) return matchBodies(before.reports, after.reports);
  return { pairs: [{ before: before.reports[0]!, after: after.reports[0]! }], onlyBefore: [], onlyAfter: [] };
}

/** Returns the pairs of which there is something to say; the only pair in any case. */
export function shownDifferences({ differences }: Comparison): readonly Difference[] {
  if (differences.length === 1) return differences;
  return differences.filter(
    (one) => hasChanged(one) || one.findings.remaining.length > 0 || one.notCompared.length > 0,
  );
}
