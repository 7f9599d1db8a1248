import { normalisedBody } from '../model/body-name.ts';
import { groupBy } from '../model/group-by.ts';
import { baseName, withoutYear } from '../recognise/title.ts';
import type { Checked, Pair } from './difference.ts';

/** Reports that go together, and those of each side without a partner; all in the order in which they were given. */
export interface Matching {
  readonly pairs: readonly Pair[];
  readonly onlyBefore: readonly Checked[];
  readonly onlyAfter: readonly Checked[];
}

/**
 * Matches the reports of two sides by body. Those of the same year go
 * together, first those whose names are written alike; where a body has one report on each side, these do, whatever
 * their years.
 */
export function matchBodies(before: readonly Checked[], after: readonly Checked[]): Matching {
  const partners = new Map<Checked, Checked>();
  const taken = new Set<Checked>();
  const join = (one: Checked, other: Checked) => {
    partners.set(one, other);
    taken.add(one).add(other);
  };
  const ofBody = groupBy(after, (one) => normalisedBody(bodyOf(one)));
  for (const [body, own] of groupBy(before, (one) => normalisedBody(bodyOf(one)))) {
    const others = ofBody.get(body) ?? [];
    if (own.length === 1 && others.length === 1) join(own[0], others[0]!);
    else for (const keyOf of [nameAndYear, yearOf]) matchBy(keyOf, own, others, taken, join);
  }
  return {
    pairs: before.flatMap((one) => {
      const other = partners.get(one);
      return other ? [{ before: one, after: other }] : [];
    }),
    onlyBefore: before.filter((one) => !taken.has(one)),
    onlyAfter: after.filter((one) => !taken.has(one)),
  };
}

/** Joins those that are not taken yet and have the same key, in order. */
function matchBy(
  keyOf: (one: Checked) => string,
  before: readonly Checked[],
  after: readonly Checked[],
  taken: ReadonlySet<Checked>,
  join: (one: Checked, other: Checked) => void,
): void {
  const free = (all: readonly Checked[]) => all.filter((one) => !taken.has(one));
  const others = groupBy(free(after), keyOf);
  for (const one of free(before)) {
    const other = others.get(keyOf(one))?.shift();
    if (other) join(one, other);
  }
}

function yearOf({ report }: Checked): string {
  return String(report.year);
}

function nameAndYear(one: Checked): string {
  return `${bodyOf(one)} ${yearOf(one)}`;
}

/** Returns the name of the body; that of the file, without its year, where the report states none. */
function bodyOf({ path, report }: Checked): string {
  return report.organization ?? withoutYear(baseName(path));
}
