import type { Narrative } from '../model/narrative.ts';

/** Compiles phrases into one expression; see `Narrative`. */
export function compile(
  phrases: readonly string[],
  words: Narrative['words'],
  flags: string,
  anchors = ['', ''],
): RegExp {
  const [start, end] = anchors;
  return new RegExp(`${start}(?:${phrases.map((phrase) => expand(phrase, words)).join('|')})${end}`, flags);
}

function expand(phrase: string, words: Narrative['words']): string {
  return phrase.replaceAll(
    /\{(\w+)([?*]?)\}/g,
    (_, name: string, count: string) => `(?:${alternatives(words, name)})${count}`,
  );
}

/** Longer words come first, so that 办理 is not read as 办. */
function alternatives(words: Narrative['words'], name: string): string {
  const list = words[name];
  if (!list) throw new Error(`no words are called ${name}`);
  return list.toSorted((a, b) => b.length - a.length).join('|');
}
