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
    const positionAt = positionsIn(own);
    for (; next < counts.length && counts[next]!.from < start + own.length; next++) {
      const token = counts[next]!;
      items.push({ ...token, ...wordsAround(text, start, token, counts[next - 1]), ...positionAt(token.from - start) });
    }
    return own === '' ? [] : [{ start, text: own, items }];
  });
}

/** Units of shares and of times. */
const notCounts = /^[%‰年月日号时天]$/;

/** Returns the words on both sides of a number. */
function wordsAround(text: string, start: number, { from, to }: NumberToken, previous: NumberToken | undefined) {
  const isListed = previous !== undefined && text[previous.to] === '、';
  const earliest = Math.max(start, from - maxLead, isListed ? previous.to + 1 : 0);
  let begin = from;
  while (begin > earliest && !clauseMarks.includes(text[begin - 1]!)) begin--;
  const latest = Math.min(text.length, to + maxTail);
  let end = to;
  while (end < latest && !endMarks.includes(text[end]!)) end++;
  return { lead: text.slice(begin, from), tail: text.slice(to, end) };
}

const clauseMarks = ',;:()"“”';
const endMarks = ',;:。()!?';

/** Marks on which it depends whether a number is in brackets, and whether it is a part. */
const marks = /其中|包括|包含|(?<=[(,])含|[();]/g;

/** Returns a function that gives the position of a number in a sentence; it is called for offsets in their order. */
function positionsIn(text: string): (offset: number) => Pick<Item, 'inBrackets' | 'isPart'> {
  const found = [...text.matchAll(marks)];
  let next = 0;
  let inBrackets = false;
  let isPart = false;
  let isPartOutside = false;
  return (offset) => {
    for (; next < found.length && found[next]!.index < offset; next++) {
      const [mark] = found[next]!;
      if (mark === '(') {
        if (!inBrackets) isPartOutside = isPart;
        inBrackets = true;
      } else if (mark === ')') {
        if (inBrackets) isPart = isPartOutside;
        inBrackets = false;
      } else isPart = mark !== ';';
    }
    return { inBrackets, isPart };
  };
}
