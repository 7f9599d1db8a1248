import { distance } from 'fastest-levenshtein';

export { distance as editDistance };

/**
 * The known word that is meant by a mistyped one: the only one that it is the beginning of, else the nearest, else the only one
 * that it begins with; `undefined` where none is near. Figures are never a slip for other figures.
 */
export function near(word: string, known: readonly string[]): string | undefined {
  if (/^[\d.]*$/.test(word)) return undefined;
  const given = word.toLowerCase();
  const longer = known.filter((one) => isStart(given, one));
  if (longer.length === 1) return longer[0];
  const [best] = known
    .map((one) => ({ one, steps: distance(given, one.toLowerCase()) }))
    .sort((a, b) => a.steps - b.steps);
  // One of which hardly a letter stays is another word: `on` is no `off`, `cn` no `en`.
  const most = Math.min(given.length - 2, Math.max(2, Math.floor(given.length / 3)));
  if (best && best.steps <= most) return best.one;
  const shorter = known.filter((one) => isStart(one, given));
  return shorter.length === 1 ? shorter[0] : undefined;
}

/** More is another word, however long it is. */
const mostSlips = 3;

/** The known words that a mistyped one is nearest to, in their order; none where it is near none. */
export function nearest(word: string, known: readonly string[]): string[] {
  const given = word.toLowerCase();
  const steps = known.map((one) => distance(given, one.toLowerCase()));
  const least = Math.min(...steps);
  return least > Math.min(mostSlips, Math.floor(given.length / 3))
    ? []
    : known.filter((_, index) => steps[index] === least);
}

function isStart(start: string, word: string): boolean {
  return start.length > 2 && word.toLowerCase().startsWith(start.toLowerCase());
}
