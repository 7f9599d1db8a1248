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
 * Matches the reports of two sides by body: by the name as written, then by the normalised name. Those of the same year
 * go together; where a body has one report on each side, these do, whatever their years. The only report of one
 * side goes with the only one of the other, whatever they are called.
 */
export function matchBodies(before: readonly Checked[], after: readonly Checked[]): Matching {
  if (before.length === 1 && after.length === 1) {
    return { pairs: [{ before: before[0]!, after: after[0]! }], onlyBefore: [], onlyAfter: [] };
  }
  const partners = new Map<Checked, Checked>();
  const taken = new Set<Checked>();
  const join = (one: Checked, other: Checked) => {
    partners.set(one, other);
    taken.add(one).add(other);
  };
  for (const nameOf of [bodyOf, (one: Checked) => normalised(bodyOf(one))]) {
    const free = (all: readonly Checked[]) => all.filter((one) => !taken.has(one));
    const candidates = groupBy(free(after), nameOf);
    for (const [name, own] of groupBy(free(before), nameOf)) matchYears(own, candidates.get(name) ?? [], join);
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

/** Joins the reports of one body. */
function matchYears(
  before: readonly Checked[],
  after: readonly Checked[],
  join: (one: Checked, other: Checked) => void,
): void {
  if (before.length === 1 && after.length === 1) {
    join(before[0]!, after[0]!);
    return;
  }
  const others = groupBy(after, ({ report }) => report.year);
  for (const one of before) {
    const other = others.get(one.report.year)?.shift();
    if (other) join(one, other);
  }
}

/** Returns the name of the body; that of the file, without its year, where the report states none. */
function bodyOf({ path, report }: Checked): string {
  return report.organization ?? withoutYear(baseName(path));
}

/** Returns a name in half width, without spaces and punctuation, and with 政府 for 人民政府. */
function normalised(name: string): string {
  return name
    .normalize('NFKC')
    .replaceAll(/[\s\p{P}]/gu, '')
    .replaceAll('人民政府', '政府');
}
