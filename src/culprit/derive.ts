import { type Decimal, equals } from '../model/decimal.ts';
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
  const open = assessments.filter(({ outcome }) => outcome === 'open');
  const known = new Map<Entry, Derived>();
  const refused = new Set<Entry>();
  for (let count = -1; count < known.size; ) {
    count = known.size;
    const given = new Map<Entry, Derived>();
    for (const assessment of open) {
      const found = solve(assessment, known);
      if (!found || known.has(found.entry) || refused.has(found.entry)) continue;
      const before = given.get(found.entry);
      if (before && !equals(before.value, found.value)) refused.add(found.entry);
      else given.set(found.entry, { value: found.value, from: [...(before?.from ?? []), assessment] });
    }
    for (const [entry, derived] of given) {
      if (refused.has(entry) || !isAllowed(entry, derived.value.units, derived.value.scale)) refused.add(entry);
      else known.set(entry, derived);
    }
  }
  return known;
}

function solve(
  assessment: Assessment,
  known: ReadonlyMap<Entry, Derived>,
): { entry: Entry; value: Decimal } | undefined {
  const figureOf = (entry: Entry) => amount(entry) ?? known.get(entry)?.value;
  const { left, right } = assessment;
  const [entry, ...others] = [...left.entries, ...right.entries].filter((one) => figureOf(one) === undefined);
  // A row that the table lacks has to be added, not filled in.
  if (!entry || others.length > 0 || entry.value.kind === 'absent') return undefined;
  return { entry, value: solveFor(entry, assessment, figureOf)! };
}
