import { editDistance } from '../../did-you-mean.ts';
import { memoize, memoizeText } from '../../model/memoize.ts';
import { normalise } from './normalise.ts';
import { maxLabelLength, withoutExplanations } from './wordings.ts';

/**
 * Makes a function that finds the one candidate that a text names; `undefined` if none or several fit. It returns the
 * candidate with the text among its `wordings`, with or without an explanation, or else the only one with one of its
 * `fuzzyWordings` within a few characters. Results are cached by the identity of the list of candidates.
 */
export function finder<T extends object>(wordings: (one: T) => readonly string[], fuzzyWordings = wordings) {
  const search = memoize((candidates: readonly T[]) => {
    const named = new Map<string, T | undefined>();
    for (const one of candidates) {
      for (const wording of new Set(wordings(one))) named.set(wording, named.has(wording) ? undefined : one);
    }
    return memoizeText((text) => {
      const plain = normalise(text);
      const known = named.has(plain) ? plain : withoutExplanations(text).find((one) => named.has(one));
      return known === undefined ? closest(plain, candidates, fuzzyWordings) : named.get(known);
    });
  });
  return (text: string, candidates: readonly T[]): T | undefined => {
    const plain = normalise(text);
    return plain === '' || plain.length > maxLabelLength ? undefined : search(candidates)(text);
  };
}

function closest<T>(plain: string, candidates: readonly T[], wordings: (one: T) => readonly string[]): T | undefined {
  let best: T | undefined;
  let minCost = Number.POSITIVE_INFINITY;
  let tied = false;
  for (const one of candidates) {
    for (const wording of wordings(one)) {
      const cost = slipCost(plain, wording);
      if (cost === minCost && one !== best) tied = true;
      if (cost < minCost) [best, minCost, tied] = [one, cost, false];
    }
  }
  return tied ? undefined : best;
}

/** Returns the number of characters in which two wordings differ; infinite if that is more than a slip. */
function slipCost(plain: string, wording: string): number {
  const [shorter, longer] = plain.length < wording.length ? [plain, wording] : [wording, plain];
  const allowed = longer.length < 4 ? 0 : Math.min(3, Math.floor(longer.length / 4));
  if (longer.length - shorter.length <= allowed) {
    const cost = editDistance(plain, wording);
    if (cost <= allowed) return cost;
  }
  // Words added or left out at either end: 其他对外管理服务 for 其他对外管理服务事项.
  const whole = shorter.length >= 5 && (longer.startsWith(shorter) || longer.endsWith(shorter));
  if (whole && !/(?:\d|计)$/u.test(longer.slice(shorter.length))) return allowed + 1;
  return isShortened(plain, wording) ? allowed + 2 : Number.POSITIVE_INFINITY;
}

/** True if words are left out in the middle of a wording: 本年新收申请数量 for 本年新收政府信息公开申请数量. */
function isShortened(plain: string, wording: string): boolean {
  if (plain.length < 6 || plain.length >= wording.length) return false;
  if (!wording.startsWith(plain.slice(0, 3)) || !wording.endsWith(plain.slice(-2))) return false;
  let at = 0;
  for (const character of plain) {
    at = wording.indexOf(character, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
