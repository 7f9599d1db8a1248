import type { Assessment } from './assessment.ts';
import type { Decimal } from './decimal.ts';
import type { Entry } from './report.ts';

import type { Text } from './text.ts';

/** The certainty that a set of mistakes is what happened, as far as the relations tell. */
export type Certainty = 'only' | 'likely' | 'possible';

/** A cell with the value that it should have. */
export interface Change {
  readonly entry: Entry;
  readonly suggested: Decimal;
}

export type MistakeKind = 'cell' | 'recomputed-total' | 'swap' | 'shift' | 'stale-total' | 'counted-twice';

/** One slip of the writer, with all cells that it affected. */
export interface Mistake {
  readonly kind: MistakeKind;
  /** A description of the slip: two digits in the wrong order, a digit missing. */
  readonly reason: Text;
  /** The values to type; the first is the cell where the slip happened. */
  readonly changes: readonly Change[];
  /** Totals that are formulas, and change by themselves once the changes are made. */
  readonly follows: readonly Change[];
}

/** A set of mistakes that accounts for every broken relation of a group. */
export interface Explanation {
  readonly mistakes: readonly Mistake[];
}

/** A connected group of broken relations, and its possible explanations. */
export interface Culprit {
  readonly assessments: readonly Assessment[];
  /** Their fingerprints, in the same order. */
  readonly relations: readonly string[];
  /** The certainty of the first explanation. */
  readonly certainty: Certainty;
  /** The best first, at most ten; empty if the search found none within its limits. */
  readonly explanations: readonly Explanation[];
  /** The number of explanations that are not listed. */
  readonly more: number;
}

/** Returns the number of mistakes that people count for a group: those of its explanation, or one if it is not clear. */
export function mistakeCount({ certainty, explanations }: Culprit): number {
  return certainty === 'possible' ? 1 : explanations[0]!.mistakes.length;
}

/** True if an entry is a term of the relation. */
export function isTermOf(entry: Entry, { left, right }: Assessment): boolean {
  return left.entries.includes(entry) || right.entries.includes(entry);
}

/**
 * Returns the changes of a mistake that fix a relation: those of its own terms; or, if only totals that follow by formulas
 * are its terms, the change of the cell where the slip happened. Empty if the mistake does not affect the relation.
 */
export function changesFor({ changes, follows }: Mistake, assessment: Assessment): readonly Change[] {
  const isTerm = ({ entry }: Change) => isTermOf(entry, assessment);
  const own = changes.filter(isTerm);
  return own.length === 0 && follows.some(isTerm) ? changes.slice(0, 1) : own;
}

/** Returns the relations that a mistake affects. */
export function touchedBy(mistake: Mistake, assessments: readonly Assessment[]): Assessment[] {
  return assessments.filter((one) => changesFor(mistake, one).length > 0);
}
