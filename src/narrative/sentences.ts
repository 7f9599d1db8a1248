import { type NumberToken, numbersIn } from './numbers.ts';

/** A sentence of a bare text. */
export interface Sentence {
  /** The offset of its beginning in the bare text. */
  readonly start: number;
  readonly text: string;
  /** The counts in it, in order. */
  readonly items: readonly Item[];
}

/** A number of a sentence with the words around it. */
export interface Item extends NumberToken {
  /** The words before it, from the beginning of its clause or from behind the item before it; at most 80 characters. */
  readonly lead: string;
  /** The words behind its unit, to the end of its clause; at most 60 characters. */
  readonly tail: string;
  /** It is in brackets. */
  readonly inBrackets: boolean;
  /** It is behind 其中 or the like: a part of a figure before. */
  readonly isPart: boolean;
}

const maxLead = 80;
const maxTail = 60;

/** Splits a bare text into its sentences. */
export function sentencesIn(text: string): Sentence[] {
  const numbers = numbersIn(text);
  const sentences: Sentence[] = [];
  let start = 0;
  for (const { index, 0: end } of text.matchAll(/[。!?](?=["”’)]?)|$/g)) {
    const to = index + end.length;
    if (to === start) continue;
    const own = numbers.filter(({ from }) => from >= start && from < to);
    sentences.push({ start, text: text.slice(start, to), items: own.map((one) => itemOf(text, start, one, numbers)) });
    start = to;
  }
  return sentences;
}

function itemOf(text: string, start: number, token: NumberToken, numbers: readonly NumberToken[]): Item {
  const { from, to } = token;
  const before = text.slice(Math.max(start, from - maxLead), from);
  const clause = Math.max(...[...',;:()"“”'].map((mark) => before.lastIndexOf(mark))) + 1;
  const listed = numbers.findLast((one) => one.to < from && text[one.to] === '、');
  const leadFrom = Math.max(from - before.length + clause, (listed?.to ?? -1) + 1);
  const tail = /^[^,;:。()!?]*/.exec(text.slice(to, to + maxTail))![0];
  const prior = text.slice(start, from);
  const part = prior.slice(prior.lastIndexOf(';') + 1);
  return {
    ...token,
    lead: text.slice(leadFrom, from),
    tail,
    inBrackets: prior.lastIndexOf('(') > prior.lastIndexOf(')'),
    isPart: /其中|包括|包含|\(含|,含/.test(part),
  };
}
