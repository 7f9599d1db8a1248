import { distance } from 'fastest-levenshtein';

/** Returns the number of UTF-16 units that differ between two texts. */
export { distance as editDistance };

/**
 * Returns the known word that a mistyped one means: the only one that begins with it, else the closest one, else the only
 * one with which it begins; `undefined` if none is close. Figures are never a slip for other figures.
 */
export function didYouMean(word: string, known: readonly string[]): string | undefined {
  if (/^[\d.]*$/.test(word)) return undefined;
  const given = word.toLowerCase();
  const longer = known.filter((one) => isStart(given, one));
  if (longer.length === 1) return longer[0];
  const [best] = known
    .map((one) => ({ one, steps: distance(given, one.toLowerCase()) }))
    .sort((a, b) => a.steps - b.steps);
  // With hardly a letter in common it is another word: `on` is not `off`, `cn` is not `en`.
  const maxSteps = Math.min(given.length - 2, Math.max(2, Math.floor(given.length / 3)));
  if (best && best.steps <= maxSteps) return best.one;
  const shorter = known.filter((one) => isStart(one, given));
  return shorter.length === 1 ? shorter[0] : undefined;
}

/** Slips; a word with more is another word, however long it is. */
const maxSlips = 3;

/** Returns the known words closest to a mistyped one, in their order; none if none is close. */
export function closestNames(word: string, known: readonly string[]): string[] {
  const given = word.toLowerCase();
  const steps = known.map((one) => distance(given, one.toLowerCase()));
  const minSteps = Math.min(...steps);
  return minSteps > Math.min(maxSlips, Math.floor(given.length / 3))
    ? []
    : known.filter((_, index) => steps[index] === minSteps);
}

function isStart(start: string, word: string): boolean {
  return start.length > 2 && word.toLowerCase().startsWith(start.toLowerCase());
}
