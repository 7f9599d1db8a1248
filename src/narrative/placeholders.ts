import { memoize } from '../model/memoize.ts';
import type { Structure } from '../model/narrative.ts';

/** Words that stand for others that were to be written in their place. */
export interface Placeholder {
  /** A prompt of the form, or a blank: `XX`, `____`. */
  readonly kind: 'prompt' | 'blank';
  /** The prompt, or the clause with the blank. */
  readonly quoted: string;
  /** The offset of the prompt or the blank in its text. */
  readonly from: number;
}

/** Pattern of a blank outside words, telephone numbers and addresses of the web; also of years, `20XX` and `202X`. */
const blank = String.raw`(?<![\w.@/×Ｘｘ＿-])(?:20\d[XxＸｘ×_＿]|(?:20)?(?:[XxＸｘ×]{2,}|[_＿]{2,}))`;

/** Pattern of an empty pair of brackets: （ ）件. */
const emptyBrackets = String.raw`[（(【〔[]\s{0,9}[）)】〕\]]`;

/** A date that is written in by hand: `____年__月__日`. */
const dateByHand = /[_＿]+ ?年[ _＿]*月[ _＿]*日/gu;

/** Characters of a clause that are quoted on each side of a blank. */
const maxAround = 16;

const patternsOf = memoize(({ prompts, unitsOfBlanks, bodiesOfBlanks, maskedNear }: Structure) => ({
  prompt: new RegExp(`[（(【〔[]\\s*(?:${prompts.join('|')})[^（()）】〕\\]]*[）)】〕\\]]?`, 'u'),
  number: new RegExp(`(?:${blank}|${emptyBrackets})\\s?(?:${unitsOfBlanks.join('|')})`, 'u'),
  name: new RegExp(`${blank}\\s?(?:${bodiesOfBlanks.join('|')})`, 'gu'),
  masked: new RegExp(maskedNear.join('|'), 'u'),
}));

/** Returns the first placeholder of a text. Names that are masked and telephone numbers are none. */
export function placeholderIn(text: string, structure: Structure): Placeholder | undefined {
  const { prompt, number, name, masked } = patternsOf(structure);
  if (/[（(【〔[]/u.test(text)) {
    const found = prompt.exec(text);
    if (found) return { kind: 'prompt', quoted: found[0], from: found.index };
  }
  if (!/[xX×Ｘｘ_＿]|[（(【〔[]\s{0,9}[）)】〕\]]/u.test(text)) return undefined;
  const typed = text.replaceAll(dateByHand, (date) => ' '.repeat(date.length));
  const found = number.exec(typed);
  if (found) return blankAt(text, found.index);
  for (const { index } of typed.matchAll(name)) {
    const one = blankAt(text, index);
    if (!masked.test(one.quoted)) return one;
  }
  return undefined;
}

/** Returns the blank in the name of a body: `XX镇`. */
export function placeholderInName(name: string | null): Placeholder | undefined {
  const found = name === null ? null : nameWithBlank.exec(name);
  return found ? { kind: 'blank', quoted: name!, from: found.index } : undefined;
}

const nameWithBlank = new RegExp(`${blank}(?=[\\u4e00-\\u9fff])`, 'u');

function blankAt(text: string, from: number): Placeholder {
  const before = /[^，,。；;：:！!？?\n]*$/u.exec(text.slice(Math.max(0, from - maxAround), from))![0];
  const after = /^[^，,。；;：:！!？?\n]*/u.exec(text.slice(from, from + 2 * maxAround))![0];
  return { kind: 'blank', quoted: (before + after).trim(), from };
}
