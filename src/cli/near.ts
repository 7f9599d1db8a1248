import { distance } from 'fastest-levenshtein';

/** The known word that a mistyped one is nearest to, or that it is the beginning of; `undefined` where none is near. */
export function near(word: string, known: readonly string[]): string | undefined {
  const ranked = known
    .map((candidate) => ({ candidate, steps: distance(word.toLowerCase(), candidate) }))
    .sort((a, b) => a.steps - b.steps);
  const [best] = ranked;
  const begun = known.filter((candidate) => word.length > 3 && candidate.startsWith(word));
  if (begun.length === 1) return begun[0];
  return best && best.steps <= Math.max(2, Math.floor(word.length / 3)) ? best.candidate : undefined;
}
