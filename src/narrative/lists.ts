import { add, type Decimal, equals, subtract, zero } from '../model/decimal.ts';
import type { DivisionPattern } from './grammar.ts';
import type { Item, Sentence } from './sentences.ts';

/** A number of the text and the parts into which a list divides it. */
export interface List {
  readonly total: Item;
  /** At least two. */
  readonly parts: readonly Item[];
  /** The parts that begin at a semicolon, if the list has some: the others are parts of these. */
  readonly heads: readonly Item[];
  /** `closed`: its last part is the rest, 其他 N; `classified`: its words name each part once. */
  readonly kind: 'open' | 'closed' | 'classified';
}

/** Words between a total and its parts. */
const dividing = /其中|分别(?:是|为)|包括/g;

/** Units that count the same things in a list of published information. */
const alike: readonly string[] = ['件', '宗', '份', '条', '例', '起', '篇', '则'];

/** Words of a clause that counts anew what has come in, behind a semicolon. */
const counted = /收到|受理|接到|累计|全年/;

/** Words of the part that is the rest. */
const rest = /^(?:以及|和|及)?其[他它]/;

/** A sentence with those around it. */
export interface Neighbours {
  readonly before: Sentence | undefined;
  readonly after: Sentence | undefined;
}

/** Finds the lists of a sentence: `N条，其中 a、b、c`, whose total may end the sentence before, and `N条（a、b、c）`. */
export function listsIn(sentence: Sentence, { before, after }: Neighbours): List[] {
  const { start, text, items } = sentence;
  const inBrackets = [...text.matchAll(/\(/g)].flatMap(({ index }) => {
    const total = items.find(({ to }) => to === start + index);
    const end = text.indexOf(')', index);
    return total && end > 0 ? listOf(total, partsIn(sentence, start + index, start + end, total), sentence) : [];
  });
  const marks = [...text.matchAll(dividing)].filter(({ index }) => isOutside(text, index));
  const [mark, inner, ...others] = marks.map(({ index }) => start + index);
  const total = mark === undefined ? undefined : totalBefore(mark, sentence, before);
  if (mark === undefined || !total || others.length > 0) return inBrackets;
  const end = inner ?? start + text.length;
  const parts = partsIn(sentence, mark, end, total).filter((part) => !part.inBrackets);
  if (inner === undefined) return [...listOf(total, parts, sentence), ...inBrackets];
  // Where a list within a list ends is clear only if the rest of the outer one has a sentence of its own.
  const [first] = partsIn(after, -1, Number.POSITIVE_INFINITY, total);
  const outer = first && /其[他它]/.test(first.lead) && parts.length === 1 ? [...parts, first] : [];
  const nested =
    parts.length === 1 ? listOf(parts[0]!, partsIn(sentence, inner, start + text.length, total), sentence) : [];
  return [
    ...(outer.length > 0 ? [{ total, parts: outer, heads: [], kind: 'closed' as const }] : []),
    ...nested,
    ...inBrackets,
  ];
}

/** Finds the lists of a sentence whose parts are known by their words: 行政复议2件，维持1件、纠正1件. */
export function classifiedListsIn(sentence: Sentence, divisions: readonly DivisionPattern[]): List[] {
  const items = sentence.items.filter(({ inBrackets }) => !inBrackets);
  return divisions.flatMap(({ total, part }) =>
    items.flatMap((item, index) => {
      if (!total.test(item.lead)) return [];
      const behind = items.slice(index + 1);
      const end = behind.findIndex(({ lead }) => !part.test(lead));
      const found = listOf(item, end < 0 ? behind : behind.slice(0, end), sentence);
      return found.map((list): List => ({ ...list, kind: 'classified' }));
    }),
  );
}

/** True if an offset is not in brackets. */
function isOutside(text: string, index: number): boolean {
  return text.lastIndexOf('(', index) <= text.lastIndexOf(')', index);
}

/** Units of things that are divided by kinds of others: 7个栏目，其中二级栏目26个. */
const notDivided: readonly string[] = ['个', '类'];

/** Words before a number that is a change, and not what a list divides. */
const change = /[较比]|同比|环比|增加|减少|增长|下降|上升|新增/;

/** Returns the last count before an offset, which may be in the sentence before if nothing else is between. */
function totalBefore(at: number, { start, text, items }: Sentence, before: Sentence | undefined): Item | undefined {
  const isCount = ({ unit, lead, inBrackets }: Item) => !notDivided.includes(unit) && !change.test(lead) && !inBrackets;
  const own = items.filter((item) => item.from < at && isCount(item));
  // Of several figures in a row, it is not clear which one is divided.
  const last = own.at(-1);
  if (last && text[last.from - last.lead.length - start - 1] === '、') return undefined;
  if (last) return last;
  const begins = text.slice(0, at - start + 2).includes('其中');
  return begins ? before?.items.filter(isCount).at(-1) : undefined;
}

/** Returns the items between two offsets that count what another one counts. */
function partsIn(sentence: Sentence | undefined, from: number, to: number, { unit }: Item): Item[] {
  return (sentence?.items ?? []).filter((item) => item.from > from && item.from < to && isAlike(item.unit, unit));
}

function isAlike(unit: string, other: string): boolean {
  return unit === other || (alike.includes(unit) && alike.includes(other));
}

/** Makes a list of a total and the items behind it, if they are two or more and all numbers are exact. */
function listOf(total: Item, items: readonly Item[], { start, text }: Sentence): List[] {
  const end = items.findIndex(({ tail }) => tail.startsWith('等'));
  const all = end < 0 ? items : items.slice(0, end + 1);
  const heads = all.filter((one, index) => {
    return index === 0 || text.slice(all[index - 1]!.to - start, one.from - start).includes(';');
  });
  // Behind a semicolon, something else may begin.
  const [, second] = heads;
  const isOneLevel = heads.length === all.length && !heads.slice(1).some(({ lead }) => counted.test(lead));
  const parts = isOneLevel || !second ? all : all.slice(0, all.indexOf(second));
  if (all.length < 2 || [total, ...all].some(({ number, step }) => number === undefined || step !== undefined))
    return [];
  const kind = end < 0 && rest.test(parts.at(-1)!.lead) ? 'closed' : 'open';
  return [{ total, parts, heads: second ? heads : [], kind }];
}

/** Sums some items. */
export function sumOf(items: readonly Item[]): Decimal {
  return items.reduce((sum, { number }) => add(sum, number!), zero);
}

/**
 * True if a list is more than its total, or less although it is closed. Other than in a classified list, the first parts may
 * make the total, and the others divide it once more.
 */
export function isWrong({ total, parts, heads, kind }: List): boolean {
  if (kind !== 'classified' && [parts, heads].some((all) => addsUp(all, total.number!))) return false;
  return subtract(sumOf(parts), total.number!).units > 0n || kind === 'closed';
}

/** True if the first items, or all of them, make the total. */
function addsUp(items: readonly Item[], total: Decimal): boolean {
  let sum = zero;
  return items.some(({ number }) => {
    sum = add(sum, number!);
    return equals(sum, total);
  });
}
