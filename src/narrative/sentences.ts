import { type NumberToken, numbersIn } from './numbers.ts';

/** A sentence of a bare text. */
export interface Sentence {
  /** The offset of its beginning in the bare text. */
  readonly start: number;
  readonly text: string;
  /** The counts in it, in order; no shares, no times. */
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

/** A sentence to its end; a longer run of characters is divided, so that the time grows with its length alone. */
const sentence = /[^。!?]{0,500}[。!?]?/g;

/** Splits a bare text into its sentences. */
export function sentencesIn(text: string): Sentence[] {
  const counts = numbersIn(text).filter(({ unit }) => !notCounts.test(unit));
  let next = 0;
  return [...text.matchAll(sentence)].flatMap(({ 0: own, index: start }) => {
    const items: Item[] = [];
    for (; next < counts.length && counts[next]!.from < start + own.length; next++) {
      items.push(itemOf(text, start, counts[next]!, counts[next - 1]));
    }
    return own === '' ? [] : [{ start, text: own, items }];
  });
}

/** Units of shares and of times. */
const notCounts = /^[%‰年月日号时天]$/;

function itemOf(text: string, start: number, token: NumberToken, previous: NumberToken | undefined): Item {
  const { from, to } = token;
  const before = text.slice(Math.max(start, from - maxLead), from);
  const clause = from - before.length + clauseStart(before);
  const isListed = previous !== undefined && text[previous.to] === '、';
  const leadFrom = isListed ? Math.max(clause, previous.to + 1) : clause;
  const prior = text.slice(start, from);
  const part = prior.slice(prior.lastIndexOf(';') + 1);
  return {
    ...token,
    lead: text.slice(leadFrom, from),
    tail: /^[^,;:。()!?]*/.exec(text.slice(to, to + maxTail))![0],
    inBrackets: prior.lastIndexOf('(') > prior.lastIndexOf(')'),
    isPart: /其中|包括|包含|\(含|,含/.test(part.includes('(') ? part.replaceAll(/\([^()]*\)/g, '') : part),
  };
}

/** Returns the offset of the last clause of a text. */
function clauseStart(text: string): number {
  let at = text.length;
  while (at > 0 && !',;:()"“”'.includes(text[at - 1]!)) at--;
  return at;
}
