import type { Equation, FormCell, Relation } from '../model/form.ts';
import type { PlacedRelation } from './equations.ts';
import { error, listIds, type Mistake, remark } from './mistake.ts';

/** The times that each line counts on the left side, less those on the right side; lines that cancel out are left out. */
type Coefficients = ReadonlyMap<string, number>;

/** Finds relations that no report can fulfil, or every report, or that are never assessed. */
export function* impossibleRelations(relations: readonly PlacedRelation[]): Generator<Mistake> {
  for (const [index, one] of relations.entries()) {
    yield* repeatedTerms(one);
    const isUsual = yield* impossibleAlone(one);
    if (isUsual && !one.isOfYears) yield* impossibleTogether(one, relations.slice(0, index));
    yield* unmarkedTotal(one);
  }
}

function* repeatedTerms({ lists }: PlacedRelation): Generator<Mistake> {
  for (const { pointer, terms } of lists) {
    for (const [index, term] of terms.entries()) {
      if (terms.indexOf(term) === index) continue;
      yield error(
        `${pointer}/${index}`,
        `“${term}”重复了，会加两遍`,
        `"${term}" is repeated, and would be added twice`,
      );
    }
  }
}

/** Tells what is wrong with a relation by itself; returns true if nothing is. */
function* impossibleAlone(one: PlacedRelation): Generator<Mistake, boolean> {
  const { pointer, relation, equations, isOfYears } = one;
  const isRow = relation.each === 'row';
  if (equations.length === 0) {
    const on = isRow ? { zh: '行', en: 'row' } : { zh: '列', en: 'column' };
    yield error(
      pointer,
      `没有一${on.zh}各项都有，这条关系从不核对；请检查 each 和各项`,
      `no ${on.en} has all its terms, so it is never checked: look at "each" and the terms`,
    );
    return false;
  }
  const shared = sharedTerm(one);
  const rest = coefficients(one);
  if (shared && rest.size === 0 && !isOfYears) {
    yield error(
      pointer,
      '两边相同，总是成立，什么也查不出',
      'both sides are the same: it always holds, and finds nothing',
    );
    return false;
  }
  const zero = isOfYears ? [] : forcedToZero(rest, relation, equations);
  if (zero.length > 0) {
    const [{ zh, en }, why] = [listIds(zero), shared?.id];
    yield error(
      pointer,
      `${why === undefined ? '' : `“${why}”两边都有，`}只有 ${zh} 为 0 时才成立；请检查各项`,
      `${why === undefined ? '' : `"${why}" is on both sides, so `}it holds only where ${en} ${zero.length === 1 ? 'is' : 'are'} 0: look at the terms`,
    );
    return false;
  }
  if (shared) {
    yield error(
      shared.pointer,
      `“${shared.id}”两边都有，互相抵消；请去掉`,
      `"${shared.id}" is on both sides and cancels out: leave it out`,
    );
    return false;
  }
  return true;
}

/** Returns a term that counts both for and against. */
function sharedTerm({ lists }: PlacedRelation): { readonly id: string; readonly pointer: string } | undefined {
  const placed = lists.flatMap(({ pointer, terms, sign }) =>
    terms.map((id, index) => ({ id, sign, pointer: `${pointer}/${index}` })),
  );
  return placed.find(({ id, sign }) => sign === -1 && placed.some((other) => other.id === id && other.sign === 1));
}

/** Tells if a relation repeats one before, or both hold only for zeros. */
function* impossibleTogether(one: PlacedRelation, before: readonly PlacedRelation[]): Generator<Mistake> {
  const own = coefficients(one);
  for (const other of before) {
    const isComparable = other.table === one.table && other.relation.each === one.relation.each && !other.isOfYears;
    const lines = new Set(other.equations.map(({ line }) => line));
    const shared = one.equations.filter(({ line }) => lines.has(line));
    if (!isComparable || shared.length === 0) continue;
    for (const sign of [1, -1]) {
      const sum = added(own, coefficients(other), sign);
      const both = shared.map((equation) => {
        const its = other.equations.find(({ line }) => line === equation.line)!;
        return { left: [...equation.left, ...its.left], right: [...equation.right, ...its.right] };
      });
      const zero = forcedToZero(sum, one.relation, both);
      if (sum.size === 0) {
        yield error(
          one.pointer,
          `与 ${other.id} 是同一个等式；请删去一条`,
          `is the same equation as ${other.id}: remove one of them`,
        );
        return;
      }
      if (zero.length === 0) continue;
      const { zh, en } = listIds(zero);
      yield error(
        one.pointer,
        `与 ${other.id} 矛盾：只有 ${zh} 为 0 时，两条才都成立`,
        `contradicts ${other.id}: both hold only where ${en} ${zero.length === 1 ? 'is' : 'are'} 0`,
      );
      return;
    }
  }
}

/** Remarks that the one term of a side, which is the sum of the others, is not marked as a total. */
function* unmarkedTotal({ lists, equations, isOfYears }: PlacedRelation): Generator<Mistake> {
  const alone = lists.find(({ terms }) => terms.length === 1);
  const isSum = !isOfYears && alone !== undefined && lists.some(({ terms }) => terms.length > 1);
  if (!isSum) return;
  const cellsOf = alone.sign === 1 ? equations.map(({ left }) => left[0]) : equations.map(({ right }) => right[0]);
  if (cellsOf.every((cell) => cell === undefined || cell.total)) return;
  const [id] = alone.terms;
  yield remark(
    `${alone.pointer}/0`,
    `“${id}”是各项之和，没有标 "total": true：留空时会当作 0，而不是提示补填`,
    `"${id}" is a sum without "total": true: left blank, it counts as 0, and nobody is asked to fill it in`,
  );
}

/** Returns the lines that are 0 in some row or column, since no figure there is negative and all count on one side. */
function forcedToZero(
  sum: Coefficients,
  { each }: Relation,
  equations: readonly Pick<Equation, 'left' | 'right'>[],
): string[] {
  const signs = new Set([...sum.values()].map(Math.sign));
  const counts = ({ row, column }: FormCell) => sum.has((each === 'row' ? column : row).id);
  const isUnsigned = equations.some(({ left, right }) =>
    [...left, ...right].filter(counts).every(({ signed }) => !signed),
  );
  return signs.size === 1 && isUnsigned ? [...sum.keys()] : [];
}

function coefficients({ lists }: PlacedRelation): Coefficients {
  const sum = new Map<string, number>();
  for (const { terms, sign } of lists) for (const term of terms) sum.set(term, (sum.get(term) ?? 0) + sign);
  return withoutZeros(sum);
}

function added(one: Coefficients, other: Coefficients, sign: number): Coefficients {
  const ids = new Set([...one.keys(), ...other.keys()]);
  return withoutZeros([...ids].map((id) => [id, (one.get(id) ?? 0) + sign * (other.get(id) ?? 0)] as const));
}

function withoutZeros(sum: Iterable<readonly [string, number]>): Coefficients {
  return new Map([...sum].filter(([, value]) => value !== 0));
}
