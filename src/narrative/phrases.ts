import type { Narrative } from '../model/narrative.ts';

type Words = Narrative['words'];

/** Compiles phrases into one expression; see `Narrative`. */
export function compile(phrases: readonly string[], words: Words, flags: string, anchors = ['', '']): RegExp {
  const [start, end] = anchors;
  return new RegExp(`${start}(?:${phrases.map((phrase) => expand(phrase, words)).join('|')})${end}`, flags);
}

const name = /\{(\w+)([?*]?)\}/g;

function expand(phrase: string, words: Words): string {
  return phrase.replaceAll(name, (_, list: string, count: string) => `(?:${alternatives(words, list)})${count}`);
}

/** Longer words come first, so that 办理 is not read as 办. */
function alternatives(words: Words, list: string): string {
  return wordsOf(words, list)
    .toSorted((a, b) => b.length - a.length)
    .join('|');
}

function wordsOf(words: Words, list: string): readonly string[] {
  const found = words[list];
  if (!found) throw new Error(`no words are called ${list}`);
  return found;
}

/**
 * Returns words of which a text must have one to contain a phrase: a literal part of it, or the words of a list. They spare most
 * texts the expression. Empty if there are none.
 */
export function requiredWords(phrase: string, words: Words): readonly string[] {
  const choices = [...partsOutsideGroups(phrase)].flatMap((part): (readonly string[])[] => {
    const list = /^\{(\w+)\}$/.exec(part)?.[1];
    return list === undefined ? [[part]] : [wordsOf(words, list)];
  });
  const literal = choices.filter((all) => all.every((word) => /^[\u4e00-\u9fff]+$/.test(word)));
  return literal.toSorted((a, b) => shortest(b) - shortest(a))[0] ?? [];
}

/** Yields the literal parts of a phrase and its `{name}`, without those in groups and those that may be left out. */
function* partsOutsideGroups(phrase: string): Generator<string> {
  let depth = 0;
  for (const [part] of phrase.matchAll(/\[[^\]]*\]|\\.|\{\w+[?*]?\}|[\u4e00-\u9fff]+(?![?*])|./gsu)) {
    if (part === '(') depth++;
    else if (part === ')') depth--;
    else if (depth === 0) yield part;
  }
}

function shortest(all: readonly string[]): number {
  return Math.min(...all.map(({ length }) => length));
}
