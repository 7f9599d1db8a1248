import type { Claim } from '../model/claim.ts';
import type { FigureSentence } from '../model/narrative.ts';
import type { Report } from '../model/report.ts';
import type { FigurePattern, Grammar } from './grammar.ts';
import type { Item, Sentence } from './sentences.ts';
import { isAbout, isOfWholeArea } from './subject.ts';

/** A claim before its readings are looked up. */
export interface Statement {
  readonly kind: Claim['kind'];
  /** Offsets in the bare text. */
  readonly from: number;
  readonly to: number;
  readonly item?: Item;
  readonly sentence: Pick<FigureSentence, 'id' | 'readings' | 'sets' | 'base' | 'partIfNone'>;
  /** The indices of the readings that the sentence leaves possible. */
  readonly possible: readonly number[];
}

/** The subject of a sentence, and the statement that set it. */
export interface Subject {
  readonly name: string;
  readonly age: number;
}

/** Returns what a sentence states of the tables, and its subject for the sentence behind it. */
export function figuresIn(sentence: Sentence, report: Report, grammar: Grammar, before: Subject | undefined) {
  const statements: Statement[] = [];
  let subject = before && before.age < 1 ? { ...before, age: before.age + 1 } : undefined;
  for (const item of sentence.items) {
    const pattern = grammar.figures.find(
      (one) => states(one, item, subject?.name) && isOwn(one, item, sentence, report, grammar),
    );
    if (!pattern) continue;
    const { sentence: kind, before: left, after: right } = pattern;
    const start = left?.exec(item.lead);
    const end = start ? undefined : right?.exec(item.tail);
    const possible = kind.readings.map((_, index) => index);
    statements.push({
      kind: 'figure',
      from: start ? item.from - item.lead.length + start.index : item.from,
      to: item.to + (end?.[0].length ?? 0),
      item,
      sentence: kind,
      possible,
    });
    if (kind.sets) subject = { name: kind.sets, age: 0 };
  }
  return { statements: decided(statements, sentence.items), subject };
}

/** Units of counts. */
const countUnits: readonly string[] = ['', '件', '宗', '份', '条', '项', '例', '起', '个', '件次', '条次'];

/** True if the words around a number are those of a kind of sentence. */
function states({ sentence, before, after, unless }: FigurePattern, item: Item, subject: string | undefined): boolean {
  const { number, unit, lead, tail, isPart } = item;
  if (number === undefined || !(sentence.units ?? countUnits).includes(unit)) return false;
  if (unit === '' && !/^(?:[,;。)!?]|$)/.test(tail)) return false;
  if (isPart && !sentence.part && !sentence.partIfNone) return false;
  if (sentence.needs !== undefined && sentence.needs !== subject) return false;
  return (before?.test(lead) || after?.test(tail)) === true && !unless?.test(lead + tail);
}

/** True if a sentence is about the work of the reporting body in the year of the report. */
function isOwn(
  { sentence, before }: FigurePattern,
  item: Item,
  { start, text }: Sentence,
  report: Report,
  grammar: Grammar,
) {
  const { organization, year } = report;
  const { lead, from } = item;
  const prior = text.slice(0, from - start).replaceAll(/《[^》]*》/g, '');
  const match = before?.exec(lead);
  const own = match ? lead.slice(match.index) : '';
  if (grammar.compared.test(lead) || grammar.otherWork.test(lead)) return false;
  if (!sentence.byChannel && grammar.channels.test(lead) && !grammar.allChannels.test(lead)) return false;
  if (isOfWholeArea(prior, organization) || !isAbout(prior, organization)) return false;
  if (year === null) return true;
  if (sentence.yearOffset !== undefined) {
    const named = /20\d\d/.exec(own || item.tail)?.[0];
    return named === undefined || Number(named) === year + sentence.yearOffset;
  }
  const stated = [...prior.matchAll(/(?<!结转[至到]?)(20\d\d)年(?!度?结转)/g)].at(-1)?.[1];
  return (
    (stated === undefined || Number(stated) === year) && !/(?<!\d)(?:[2-9]|1[01])月|半年|季度|(?<!一年)以来/.test(prior)
  );
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
 * Decides whether a figure includes a part that the sentence states as well: in brackets right behind it, the part is
 * included; in a clause of its own, it is not.
 */
function decidedByParts(statements: readonly Statement[], items: readonly Item[]): Statement[] {
  return statements.map((one) => {
    const part = statements.find((other) => other !== one && isPartOf(other, one));
    if (!part || one.sentence.base) return one;
    const [cell] = part.sentence.readings[0]!;
    const { inBrackets } = part.item!;
    if (inBrackets && items.indexOf(part.item!) !== items.indexOf(one.item!) + 1) return one;
    const possible = one.possible.filter((index) => one.sentence.readings[index]!.includes(cell!) === inBrackets);
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
export function denialsIn({ start, text }: Sentence, report: Report, { denials }: Grammar): Statement[] {
  return denials.flatMap(({ sentence, pattern }) =>
    [...text.matchAll(pattern)].flatMap(({ 0: words, index }): Statement[] => {
      const prior = text.slice(0, index);
      const isOther = isOfWholeArea(prior, report.organization) || !isAbout(prior, report.organization);
      if (isOther) return [];
      const from = start + index;
      return [
        { kind: 'denial', from, to: from + words.length, sentence, possible: sentence.readings.map((_, at) => at) },
      ];
    }),
  );
}
