import { type Decimal, equals } from '../model/decimal.ts';
import { groupBy } from '../model/group-by.ts';
import { amount, type Entry } from '../model/report.ts';
import type { Assessment } from '../model/result.ts';
import { isAllowed, solveFor } from '../relations.ts';

/** The value that the sums give for a figure that is blank or unreadable. */
interface Derived {
  readonly value: Decimal;
  /** The open relations that give it, each by itself. */
  readonly from: readonly Assessment[];
}

/**
 * Derives unknown figures from open relations. A relation with one unknown gives its value, which may leave another relation
 * with one unknown. An unknown is left out if two relations give it different values, or a value that the form does not
 * allow; so are those that depend on it.
 */
export function derive(assessments: readonly Assessment[]): ReadonlyMap<Entry, Derived> {
  const known = new Map<Entry, Derived>();
  const open = assessments.filter(({ outcome }) => outcome === 'open');
  let count: number;
  do {
    count = known.size;
    const solved = open.flatMap((assessment) => solve(assessment, known) ?? []);
    for (const [entry, given] of groupBy(solved, (one) => one.entry)) {
      const [{ value }] = given;
      const isAgreed = given.every((one) => equals(one.value, value));
      if (!isAgreed || !isAllowed(entry, value.units, value.scale)) continue;
      known.set(entry, { value, from: given.map(({ assessment }) => assessment) });
    }
  } while (known.size > count);
  return known;
}

/** Returns the value of the figure that alone is unknown in a relation. */
function solve(
  assessment: Assessment,
  known: ReadonlyMap<Entry, Derived>,
): { assessment: Assessment; entry: Entry; value: Decimal } | undefined {
  const figureOf = (entry: Entry) => amount(entry) ?? known.get(entry)?.value;
  const { left, right } = assessment;
  const [entry, ...others] = [...left.entries, ...right.entries].filter((one) => figureOf(one) === undefined);
  // A row that the table lacks has to be added, not filled in.
  if (!entry || others.length > 0 || entry.value.kind === 'absent') return undefined;
  return { assessment, entry, value: solveFor(entry, assessment, figureOf)! };
}
