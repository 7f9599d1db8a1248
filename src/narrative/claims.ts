import { type Claim, type Claims, type Division, nothingClaimed } from '../model/claim.ts';
import { equals, zero } from '../model/decimal.ts';
import { type Passage, placeAt } from '../model/passage.ts';
import type { Report } from '../model/report.ts';
import { bareOf } from './bare-passage.ts';
import type { BareText } from './bare-text.ts';
import { type Grammar, grammarOf } from './grammar.ts';
import { classifiedListsIn, isWrong, type List, listsIn, sumOf } from './lists.ts';
import { narrativeOf } from './narrative-of.ts';
import { passagesOf } from './passages.ts';
import { isWithin, outcomeOf, readingsOf } from './readings.ts';
import { isCase, namesDisclosure } from './scope.ts';
import { type Item, sentencesIn } from './sentences.ts';
import { denialsIn, figuresIn, type Statement, type Subject } from './statements.ts';

/** Returns what a report's text states of its tables and of its own numbers, in the order of the text. */
export function claimsOf(report: Report): Claims {
  const narrative = report.sections.length + report.opening.length > 0 ? narrativeOf(report) : undefined;
  if (!narrative || report.tables.length === 0) return nothingClaimed;
  const found = passagesOf(report).flatMap(({ passage }, index, all) =>
    isProse(passage) ? claimsIn(passage, all[index - 1]?.passage, report, grammarOf(narrative)) : [],
  );
  return { figures: found.flatMap(({ figures }) => figures), divisions: found.flatMap(({ divisions }) => divisions) };
}

/** True for sentences; labels and figures of a table that was not understood have no punctuation. */
function isProse({ text }: Passage): boolean {
  return /[，。；,;]/.test(text) && /[\d０-９件宗份条项例起个部篇未无没]/.test(text);
}

/** A claim with the number that it is about; none for a denial. */
interface Located {
  readonly claim: Claim;
  readonly item: Item | undefined;
  /** The kind of sentence. */
  readonly id: string;
}

function claimsIn(passage: Passage, above: Passage | undefined, report: Report, grammar: Grammar): Claims {
  const bare = bareOf(passage);
  const isOnDisclosure = namesDisclosure(bare.text) || (above !== undefined && namesDisclosure(bareOf(above).text));
  let subject: Subject | undefined;
  const located: Located[] = [];
  let before: readonly Statement[] = [];
  const lists: List[] = [];
  const sentences = sentencesIn(bare.text);
  for (const [index, sentence] of sentences.entries()) {
    const figures = figuresIn(sentence, report, grammar, { subject, isOnDisclosure });
    const all = [...figures.statements, ...denialsIn(sentence, report, grammar)].sort((a, b) => a.from - b.from);
    located.push(...all.flatMap((statement) => claimOf(statement, passage, bare, report)));
    const found = [
      ...listsIn(sentence, { before: sentences[index - 1], after: sentences[index + 1] }),
      ...classifiedListsIn(sentence, grammar.divisions),
    ];
    const stated = [...before, ...figures.statements];
    lists.push(...found.filter((list) => !isOfTable(list, stated)));
    before = figures.statements;
    subject = figures.subject;
  }
  const divisions = lists.map((list) => divisionOf(list, passage, bare));
  const totals = new Set(lists.flatMap(({ total }, index) => (divisions[index]!.outcome === 'differs' ? total : [])));
  const agreed = agreedCases(located, bare.text);
  const figures = located.filter(({ item, id }) => {
    if (!item) return true;
    // Beside disclosure cases, others are cases of any kind.
    const isOfAllCases = isCase(item) && agreed.has(id) && !isExplicit(item, bare.text);
    // The total of a list that does not add up is told with the list.
    return !totals.has(item) && !isOfAllCases;
  });
  return { figures: figures.map(({ claim }) => claim), divisions };
}

/** Returns the kinds of sentences by which a paragraph says something of disclosure cases that agrees with the tables. */
function agreedCases(located: readonly Located[], text: string): ReadonlySet<string> {
  const agreed = located.filter(({ claim, item }) => claim.outcome === 'agrees' && item && isExplicit(item, text));
  return new Set(agreed.map(({ id }) => id));
}

/** Characters before a number that may say what it is about. */
const maxClauses = 80;

/** True if the clauses of a number, up to a semicolon, name disclosure. */
function isExplicit({ from }: Item, text: string): boolean {
  return /公开[^;。]*$/.test(text.slice(Math.max(0, from - maxClauses), from));
}

function claimOf(
  { kind, from, to, item, sentence, possible }: Statement,
  passage: Passage,
  bare: BareText,
  report: Report,
): Located[] {
  const readings = readingsOf(
    report,
    possible.map((index) => sentence.readings[index]!),
  );
  if (readings.length === 0 || (item && isCut(item, passage, bare))) return [];
  const number = item?.number ?? zero;
  const range = { from: bare.original(from), to: bare.original(to, true) };
  const compared = outcomeOf(number, readings, item?.step);
  const lacking = item?.isPart && sentence.mayLack ? readingsOf(report, [sentence.mayLack]) : [];
  const outcome =
    compared === 'differs' && lacking.some((less) => isWithin(number, readings, less)) ? 'open' : compared;
  return [
    {
      claim: { kind, passage, ...range, number, ...(item?.step !== undefined && { rounded: true }), readings, outcome },
      item,
      id: sentence.id,
    },
  ];
}

/** True if a number continues on the next page, at whose edges a digit may be lost. */
function isCut({ from, to }: Item, passage: Passage, { original }: BareText): boolean {
  return placeAt(passage, original(from)).page !== placeAt(passage, original(to, true) - 1).page;
}

/**
 * True if the tables tell whether a list is right: a part of it is one of their figures. Behind several of these, it is not clear
 * which one is divided.
 */
function isOfTable({ total, parts }: List, stated: readonly Statement[]): boolean {
  return stated.some(({ item, sentence }) => item && (parts.includes(item) || (item === total && sentence.part)));
}

/** Judges a list. */
function divisionOf(list: List, passage: Passage, bare: BareText): Division {
  const { total, parts } = list;
  const number = total.number!;
  const sum = sumOf(parts);
  const from = bare.original(total.from - total.lead.length);
  const to = bare.original(parts.at(-1)!.to, true);
  const outcome = isWrong(list) ? 'differs' : equals(sum, number) ? 'agrees' : 'open';
  return { passage, from, to, number, parts: parts.map((part) => part.number!), sum, outcome };
}
