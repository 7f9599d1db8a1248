import { memoize } from '../model/memoize.ts';
import type { Citation, Narrative } from '../model/narrative.ts';
import type { Report } from '../model/report.ts';
import { bareOf, type Quotation } from './bare-passage.ts';
import { bareText } from './bare-text.ts';
import { narrativeOf } from './narrative-of.ts';
import { passagesOf } from './passages.ts';

/** A citation by a number that is not that of the document in force. */
export interface WrongCitation extends Quotation {
  /** The document that has the number; undefined if none of the form's documents has it. */
  readonly cited: Citation | undefined;
  readonly right: Citation;
}

/** Yields the wrong citations in the text of a report, from top to bottom. */
export function* wrongCitations(report: Report): Generator<WrongCitation> {
  const passages = passagesOf(report);
  const narrative = passages.length > 0 ? narrativeOf(report) : undefined;
  if (!narrative) return;
  for (const { passage } of passages) {
    if (!/国\s*(?:务|办|令)/.test(passage.text)) continue;
    const { text } = bareOf(passage);
    for (const found of numbersIn(text)) {
      const { from, to } = found;
      const sentence = sentenceAround(text, from, to);
      const wrong = judge(found, { text, sentence }, narrative, report.year);
      if (wrong) yield { passage, from, to, ...wrong };
    }
  }
}

/** The number of a document in a bare text. */
interface DocumentNumber {
  readonly from: number;
  readonly to: number;
  /** `国务院令` or `国办公开办函`. */
  readonly series: string;
  /** The year in brackets; empty for a decree. */
  readonly year: string;
  readonly serial: string;
}

const pattern =
  /国(?:务院)?令\(?第?(?<first>\d{1,4})号|国务院令?第?(?<second>\d{1,4})号令|(?<series>国办[公开办函发秘字]{0,6})\((?<year>\d{4})\)第?(?<third>\d{1,4})号/g;

function numbersIn(text: string): DocumentNumber[] {
  return [...text.matchAll(pattern)].map(({ 0: whole, index: from, groups }) => {
    const { first, second, third, series = '国务院令', year = '' } = groups!;
    return { from, to: from + whole.length, series, year, serial: (first ?? second ?? third)! };
  });
}

const numberOf = memoize(({ number }: Citation): DocumentNumber => numbersIn(bareText(number).text)[0]!);

function isNumberOf({ series, year, serial }: DocumentNumber, citation: Citation): boolean {
  const other = numberOf(citation);
  return other.series === series && other.year === year && other.serial === serial;
}

/** Characters of a sentence on either side of a number; titles are long. */
const maxAside = 120;

function sentenceAround(text: string, from: number, to: number): string {
  const before = text.slice(Math.max(0, from - maxAside), from);
  const after = text.slice(to, to + maxAside);
  const end = after.indexOf('。');
  return before.slice(before.lastIndexOf('。') + 1) + text.slice(from, to) + (end < 0 ? after : after.slice(0, end));
}

/** Words of a sentence that tells of a document no longer in force. */
const repealed = /废止|失效|旧|修订前|替代|取代|代替|不再|原(?:《|条例|国)/;

function judge(
  found: DocumentNumber,
  { text, sentence }: { readonly text: string; readonly sentence: string },
  { citations }: Narrative,
  year: number | null,
): Pick<WrongCitation, 'cited' | 'right'> | undefined {
  const inForce = citations.filter(
    ({ years: { from, to } }) => year === null || (from <= year && year <= (to ?? year)),
  );
  const cited = citations.find((one) => isNumberOf(found, one));
  if (cited) {
    const right = inForce.find(({ titles }) => titles.some((title) => cited.titles.includes(title)));
    if (!right || inForce.includes(cited) || repealed.test(sentence)) return undefined;
    // The one in force is named beside it, perhaps by its number alone: 第492号公布、第711号修订.
    return sentence.includes(`${numberOf(right).serial}号`) ? undefined : { cited, right };
  }
  const related = citations.filter(
    (one) => isLike(found, one) && namesTitle(one, sentence) && namesDocument(one, found, text, sentence),
  );
  const right = inForce.find((one) => related.some(({ titles }) => titles.some((title) => one.titles.includes(title))));
  return right && { cited, right };
}

/** True if a number may be meant for that of a document: its year or serial is the same, or it is a decree, too. */
function isLike({ series, year, serial }: DocumentNumber, citation: Citation): boolean {
  const other = numberOf(citation);
  if ((other.year === '') !== (year === '')) return false;
  return year === '' || other.year === year || (other.serial === serial && other.series === series);
}

/** True if a number is next to the title of a document. A sentence may also name a notice elsewhere, and no other number. */
function namesDocument(citation: Citation, found: DocumentNumber, text: string, sentence: string): boolean {
  const { behindTitle, beforeTitle } = neighbours(citation);
  const before = text.slice(Math.max(0, found.from - 60), found.from);
  if (behindTitle.test(before)) return true;
  if (!/[》〉>]\(?$/.test(before) && beforeTitle.test(text.slice(found.to, found.to + 60))) return true;
  const isNotice = found.year !== '' && found.series === numberOf(citation).series;
  return isNotice && numbersIn(sentence).length === 1;
}

function namesTitle({ titles }: Citation, sentence: string): boolean {
  return titles.some((title) => sentence.includes(title));
}

/** Expressions for the text before and behind a number that is that of a document named there. */
const neighbours = memoize(({ titles }: Citation) => {
  const title = `(?:${titles.join('|')})`;
  return {
    behindTitle: new RegExp(
      `${title}[》〉>”"]{0,3}(?:\\(试行\\))?[》〉>]{0,2}(?:的通知)?[》〉>]{0,2}\\(?(?:\\d{4}年)?(?:修订)?,?(?:中华人民共和国)?$`,
    ),
    beforeTitle: new RegExp(`^\\)?(?:公布|颁布|发布|修订|印发)?的?《[^《》]{0,40}?${title}`),
  };
});
