import type { Shard } from '../../model/result.ts';
import { usageError } from '../messages.ts';
import type { ResultIndex } from './result-index.ts';

/** Missing parts that are named one by one. */
const maxNamed = 10;

/**
 * Checks that the results are all parts of one run, or all whole. Returns them without those that are given twice.
 * @throws {UserError}
 */
export function checkShards(
  results: readonly ResultIndex[],
  isSame: (a: ResultIndex, b: ResultIndex) => boolean,
): readonly ResultIndex[] {
  const whole = results.find(({ head }) => head.shard === null);
  const part = results.find(({ head }) => head.shard !== null);
  if (!part) return results;
  const { count } = part.head.shard!;
  if (whole) throw mixed(part, whole);
  const kept = new Map<number, ResultIndex>();
  for (const one of results) {
    const shard = one.head.shard!;
    if (shard.count !== count || shard.index > shard.count) throw otherCount(part, one);
    const first = kept.get(shard.index);
    if (first && !isSame(first, one)) throw twoContents(first, one);
    if (!first) kept.set(shard.index, one);
  }
  const missing = Array.from({ length: count }, (_, index) => index + 1).filter((index) => !kept.has(index));
  if (missing.length > 0) throw missingParts(missing, count);
  return [...kept.values()];
}

function nameOf({ index, count }: Shard): string {
  return `${index}/${count}`;
}

function mixed(part: ResultIndex, whole: ResultIndex): Error {
  const name = nameOf(part.head.shard!);
  return usageError({
    zh: `${part.name} 是其中一份（${name}），${whole.name} 不分份；请先把各份合并成一个，再与它合并`,
    en: `${part.name} is a part (${name}), and ${whole.name} is whole: merge the parts first, then their result with it`,
  });
}

function otherCount(first: ResultIndex, other: ResultIndex): Error {
  const [a, b] = [nameOf(first.head.shard!), nameOf(other.head.shard!)];
  return usageError({
    zh: `${first.name} 是 ${a}，${other.name} 是 ${b}，不是同一次分份`,
    en: `${first.name} is ${a}, ${other.name} is ${b}: not parts of one run`,
  });
}

function twoContents(first: ResultIndex, other: ResultIndex): Error {
  const name = nameOf(first.head.shard!);
  return usageError({
    zh: `${first.name} 和 ${other.name} 都是 ${name}，内容却不一样；请只留准确的一个`,
    en: `${first.name} and ${other.name} are both ${name}, with different content: give the right one alone`,
  });
}

function missingParts(missing: readonly number[], count: number): Error {
  const names = missing.slice(0, maxNamed).map((index) => nameOf({ index, count }));
  const more = missing.length - names.length;
  return usageError({
    zh: `缺少 ${names.join('、')}${more > 0 ? ` 等 ${missing.length} 份` : ''}；请补上这${missing.length === 1 ? '一份' : '些'}的结果`,
    en: `missing: ${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}; give the ${missing.length === 1 ? 'result' : 'results'} of ${missing.length === 1 ? 'this part' : 'these parts'}, too`,
  });
}
