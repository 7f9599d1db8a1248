import type { LikelyName } from '../model/roster-result.ts';
import { isMisspelt, isSimilar } from './similar.ts';

/** More pairs of names than this are not compared: such a list and such reports do not belong together. */
const maxPairs = 250_000;

/**
 * Finds the names that are likely slips: an unlisted name and a missing one that are similar to each other, and to no other name of
 * the reports or of the list.
 */
export function likelyNames(
  missing: readonly string[],
  unlisted: ReadonlySet<string>,
  received: ReadonlySet<string>,
): LikelyName[] {
  const listed = [...missing, ...received];
  if (listed.length * unlisted.size > maxPairs) return [];
  const pairs = [...unlisted].flatMap((name) => {
    const similar = listed.filter((one) => isSimilar(one, name) || isMisspelt(one, name));
    return similar.length === 1 && !received.has(similar[0]!) ? { missing: similar[0]!, unlisted: name } : [];
  });
  const isOnly = (one: LikelyName) => pairs.every((other) => other === one || other.missing !== one.missing);
  const order = new Map(missing.map((name, index) => [name, index]));
  return pairs.filter(isOnly).sort((a, b) => order.get(a.missing)! - order.get(b.missing)!);
}
