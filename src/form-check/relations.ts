import { coefficients, forcedToZero } from './coefficients.ts';
import { contradictions } from './contradictions.ts';
import type { PlacedRelation } from './equations.ts';
import { error, listIds, type Mistake, remark } from './mistake.ts';

/** Finds relations that no report can fulfil, or every report, or that are never assessed. */
export function* impossibleRelations(relations: readonly PlacedRelation[]): Generator<Mistake> {
  const usual: PlacedRelation[] = [];
  for (const one of relations) {
    yield* repeatedTerms(one);
    const isUsual = yield* impossibleAlone(one);
    if (isUsual && !one.isOfYears) usual.push(one);
    yield* unmarkedTotal(one);
  }
  yield* contradictions(usual);
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
