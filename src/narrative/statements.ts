import type { Claim } from '../model/claim.ts';
import type { FigureSentence } from '../model/narrative.ts';
import type { Report } from '../model/report.ts';
import type { Grammar } from './grammar.ts';
import { countsOtherThings, countsRequests, isCase, isDeniedHere, isOwn } from './scope.ts';
import type { Item, Sentence } from './sentences.ts';

/** A claim before its readings are looked up. */
export interface Statement {
  readonly kind: Claim['kind'];
  /** Offsets in the bare text. */
  readonly from: number;
  readonly to: number;
  readonly item?: Item;
  readonly sentence: Pick<FigureSentence, 'id' | 'readings' | 'sets' | 'base' | 'part' | 'mayLack'>;
  /** The indices of the readings that the sentence leaves possible. */
  readonly possible: readonly number[];
}

/** The subject of a paragraph, and how far it is back: sentences, and two for each number of something else. */
export interface Subject {
  readonly name: string;
  readonly age: number;
}

/** The subject behind requests of another kind, proposals and letters, of which the form has no figure. */
const otherThings = 'other-things';

/** The state that the text before a sentence leaves for it. */
export interface Before {
  readonly subject: Subject | undefined;
  /** Its paragraph, or what is above it, speaks of disclosure: 申请 alone is a request for information. */
  readonly isOnDisclosure: boolean;
}

/** Returns what a sentence states of the tables, and the subject that it leaves for the sentence behind it. */
export function figuresIn(sentence: Sentence, report: Report, grammar: Grammar, before: Before) {
  const statements: Statement[] = [];
  let subject = before.subject && { ...before.subject, age: before.subject.age + 1 };
  let areCasesOther = false;
  for (const item of sentence.items) {
    const found = statementOf(item, subject, sentence, grammar);
    const isFollowing: boolean = areCasesOther && isCase(item) && !item.lead.includes('公开');
    const isOther: boolean = isFollowing || (!before.isOnDisclosure && countsRequests(item));
    const isBound: boolean = found !== undefined && !isOther && isOwn(found, item, sentence, report, grammar);
    if (isCase(item)) areCasesOther = !isBound;
    if (found && isBound) statements.push(found);
    if (found?.sentence.sets) subject = isBound ? { name: found.sentence.sets, age: 0 } : undefined;
    else if (!isBound && countsOtherThings(item, grammar)) subject = { name: otherThings, age: 0 };
    else if (subject && !isBound && !item.isPart) subject = { ...subject, age: subject.age + 2 };
  }
  return { statements: decided(statements, sentence.items), subject };
}

/** Finds the first kind of sentence that the words around a number are of. */
function statementOf(
  item: Item,
  subject: Subject | undefined,
  { text }: Sentence,
  grammar: Grammar,
): FigureStatement | undefined {
  const { from, to, lead, tail } = item;
  if (item.number === undefined || (item.unit === '' && tail !== '')) return undefined;
  const around = `${lead}#${tail}`;
  for (const { sentence, phrases, unless, unlessIn } of grammar.figuresWith(subject?.name)) {
    if (!isCandidate(sentence, item, subject)) continue;
    for (const { before, after, required } of phrases) {
      if (required.length > 0 && !required.some((word) => around.includes(word))) continue;
      const left = before?.exec(lead);
      const right = left === null ? null : after?.exec(tail);
      if (left === null || right === null) continue;
      if (unless?.test(around) || unlessIn?.test(text)) break;
      return {
        kind: 'figure',
        from: left ? from - lead.length + left.index : from,
        to: to + (right?.[0].length ?? 0),
        item,
        sentence,
        possible: sentence.readings.map((_, index) => index),
      };
    }
  }
  return undefined;
}

type FigureStatement = Statement & { readonly item: Item; readonly sentence: FigureSentence };

/** Units of counts. */
const countUnits: readonly string[] = ['', '件', '宗', '份', '条', '项', '例', '起', '个', '件次', '条次'];

/** True if a number may be that of a kind of sentence, whatever the words around it. */
function isCandidate(sentence: FigureSentence, { unit, isPart }: Item, subject: Subject | undefined): boolean {
  const { units = countUnits, part, mayLack, near, sets } = sentence;
  if (subject?.name === otherThings && part && !sets) return false;
  return units.includes(unit) && (!isPart || part === true || mayLack !== undefined) && (!near || subject!.age <= 1);
}

/** Leaves the readings that other statements of the sentence allow. */
function decided(statements: readonly Statement[], items: readonly Item[]): Statement[] {
  const all = decidedByParts(statements, items);
  return all.map((one, index) => {
    const base = one.sentence.base && all.slice(0, index).findLast(({ sentence }) => sentence.sets === 'requests');
    return base ? { ...one, possible: one.possible.filter((at) => base.possible.includes(at)) } : one;
  });
}

/**
 * Decides whether a figure includes a part that the sentence states as well: in brackets or behind 其中 right after it, the part
 * is included; in a clause of its own, it is not.
 */
function decidedByParts(statements: readonly Statement[], items: readonly Item[]): Statement[] {
  return statements.map((one) => {
    const part = statements.find((other) => other !== one && isPartOf(other, one));
    if (!part || one.sentence.base) return one;
    const [cell] = part.sentence.readings[0]!;
    const { inBrackets, isPart, lead } = part.item!;
    const isNext = items.indexOf(part.item!) === items.indexOf(one.item!) + 1;
    const isIncluded = /^(?:其中|含|包括|包含)/.test(lead) || (inBrackets && isPart);
    // In brackets alone, or behind a part of something else, it may or may not be included.
    if ((isIncluded || isPart || inBrackets) && !(isIncluded && isNext)) return one;
    const possible = one.possible.filter((index) => one.sentence.readings[index]!.includes(cell!) === isIncluded);
    return possible.length > 0 ? { ...one, possible } : one;
  });
}

/** True if a statement is about one term of a sum that another may be about. */
function isPartOf({ sentence: { readings } }: Statement, { sentence }: Statement): boolean {
  return (
    readings.length === 1 && sentence.readings.some((cells) => cells.length > 1 && cells.includes(readings[0]![0]!))
  );
}

/** Returns what a sentence says there was none of. */
export function denialsIn({ start, text }: Sentence, report: Report, grammar: Grammar): Statement[] {
  if (!/[未无没]/.test(text)) return [];
  return grammar.denials.flatMap(({ sentence, pattern }) =>
    [...text.matchAll(pattern)].flatMap(({ 0: words, index }): Statement[] => {
      if (!isDeniedHere(text.slice(0, index), report, grammar)) return [];
      const from = start + index;
      return [
        { kind: 'denial', from, to: from + words.length, sentence, possible: sentence.readings.map((_, at) => at) },
      ];
    }),
  );
}
