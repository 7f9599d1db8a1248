import { added, type Coefficients, coefficients, forcedToZero } from './coefficients.ts';
import type { PlacedRelation } from './equations.ts';
import { error, listIds, type Mistake } from './mistake.ts';

/** A sum of relations, each added or subtracted. */
interface Combination {
  readonly relations: readonly PlacedRelation[];
  readonly sum: Coefficients;
}

/** Finds relations that repeat each other, or hold together only for zeros. Each is told at the last of them. */
export function* contradictions(relations: readonly PlacedRelation[]): Generator<Mistake> {
  const told = new Set<string>();
  for (const [index, one] of relations.entries()) {
    const kin = relations.filter(({ table, relation }) => table === one.table && relation.each === one.relation.each);
    const before = kin.filter((other) => relations.indexOf(other) < index);
    for (const combination of [...pairsWith(one, before), expanded(one, kin)]) {
      const involved = relations.filter((other) => combination.relations.includes(other));
      const key = involved.map(({ id }) => id).join(' ');
      const mistake =
        involved.length > 1 && !told.has(key) ? mistakeIn({ ...combination, relations: involved }) : undefined;
      if (!mistake) continue;
      told.add(key);
      yield mistake;
      break;
    }
  }
}

function pairsWith(one: PlacedRelation, others: readonly PlacedRelation[]): Combination[] {
  const own = coefficients(one);
  return others.flatMap((other) =>
    [1, -1].map((sign) => ({ relations: [other, one], sum: added(own, coefficients(other), sign) })),
  );
}

/** Puts in place of each total its parts, as far as other relations give them: 总计 = 甲 + 小计 and 小计 = 乙 + 丙. */
function expanded(one: PlacedRelation, kin: readonly PlacedRelation[]): Combination {
  const used = [one];
  const totals = kin.flatMap((relation) => (relation === one ? [] : totalsOf(relation)));
  let sum = coefficients(one);
  for (const _ of totals) {
    const next = totals.find(([total, relation]) => sum.has(total) && !used.includes(relation));
    if (!next) break;
    const [total, relation] = next;
    const parts = coefficients(relation);
    sum = added(sum, parts, -sum.get(total)! * parts.get(total)!);
    used.push(relation);
  }
  return { relations: used, sum };
}

/** Returns the total of a relation with one term on a side, if it has one. */
function totalsOf(relation: PlacedRelation): [string, PlacedRelation][] {
  const alone = relation.lists.filter(({ terms }) => terms.length === 1);
  return alone.length === 1 ? [[alone[0]!.terms[0]!, relation]] : [];
}

function mistakeIn({ relations, sum }: Combination): Mistake | undefined {
  const last = relations.at(-1)!;
  const others = listIds(relations.slice(0, -1).map(({ id }) => id));
  const shared = last.equations.filter(({ line }) =>
    relations.every(({ equations }) => equations.some((one) => one.line === line)),
  );
  if (shared.length === 0) return undefined;
  if (sum.size === 0 && relations.length === 2) {
    return error(
      last.pointer,
      `与 ${others.zh} 是同一个等式；请删去一条`,
      `is the same equation as ${others.en}: remove one of them`,
    );
  }
  const together = shared.map(({ line }) => {
    const own = relations.flatMap(({ equations }) => equations.filter((one) => one.line === line));
    return { left: own.flatMap(({ left }) => left), right: own.flatMap(({ right }) => right) };
  });
  const zero = forcedToZero(sum, last.relation, together);
  if (zero.length === 0) return undefined;
  const { zh, en } = listIds(zero);
  return error(
    last.pointer,
    `与 ${others.zh} 矛盾：只有 ${zh} 为 0 时，才能都成立`,
    `contradicts ${others.en}: all hold only where ${en} ${zero.length === 1 ? 'is' : 'are'} 0`,
  );
}
