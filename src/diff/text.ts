import type { Place } from '../model/document.ts';
import type { Form, FormSection } from '../model/form.ts';
import { memoize } from '../model/memoize.ts';
import { type Passage, placeAt } from '../model/passage.ts';
import { layout } from '../model/printed-layout.ts';
import type { Report } from '../model/report.ts';
import { bareText } from '../narrative/bare-text.ts';
import { hasText } from '../narrative/passages.ts';
import type { NotCompared } from './not-compared.ts';
import { replacedRuns } from './sequence.ts';

/** Sentences that were replaced, left out or added. */
export interface TextChange {
  /** The section where they begin; null for the text before the first. */
  readonly section: FormSection | null;
  readonly before: Wording | null;
  readonly after: Wording | null;
}

/** Some sentences that follow one another. */
export interface Wording {
  /** As written; a line for each paragraph. */
  readonly text: string;
  /** The place of the first sentence. */
  readonly place: Place;
}

interface Sentence extends Wording {
  /** Without spaces and in half width. */
  readonly bare: string;
  /** It is the first of its paragraph. */
  readonly opens: boolean;
  readonly section: FormSection | null;
}

/**
 * Compares the text of two reports: finds the sentences that differ, headings included. Where paragraphs begin and lines break
 * makes no difference, nor do spaces and width: kinds of files differ in these. Labels of a table that a file has as lines of
 * their own are no text. A report of tables alone, as a workbook often is, is not one whose text was deleted; of two of them, only
 * what both have is compared.
 */
export function comparedText(before: Report, after: Report) {
  const side = withoutText(before, after);
  if (side === null)
    return { text: changedText(comparable(before, after), comparable(after, before)), notCompared: [] };
  return { text: [], notCompared: [{ table: null, reason: 'missing', side, cells: [] }] satisfies NotCompared[] };
}

/** Returns which of two reports consists of tables alone; null if both do, or none. */
function withoutText(before: Report, after: Report): NotCompared['side'] | null {
  if (hasText(before) === hasText(after)) return null;
  return hasText(before) ? 'after' : 'before';
}

/** Returns a report; one of tables alone without its opening and headings where the other, of tables too, has none. */
function comparable(report: Report, other: Report): Report {
  if (hasText(report)) return report;
  const { opening, sections } = report;
  return {
    ...report,
    opening: other.opening.length > 0 ? opening : [],
    sections: hasHeadings(other) ? sections : [],
  };
}

/** True if what rules find in the text and the headings of two reports can be compared. */
export function areWordsCompared(before: Report, after: Report): boolean {
  return withoutText(before, after) === null && hasHeadings(before) === hasHeadings(after);
}

function hasHeadings({ sections }: Report): boolean {
  return sections.length > 0;
}

/** Compares the reports as a whole: where a heading is not recognised, what is below it belongs to another section. */
function changedText(before: Report, after: Report): TextChange[] {
  const [all, others] = [sentencesOf(before), sentencesOf(after)];
  return replacedRuns(bareTexts(all), bareTexts(others)).flatMap((run) => {
    const gone = all.slice(run.before.from, run.before.to);
    const added = others.slice(run.after.from, run.after.to);
    // The same words, divided into other paragraphs.
    if (bareTexts(gone).join('') === bareTexts(added).join('')) return [];
    const { section } = (added[0] ?? gone[0])!;
    return [{ section, before: joined(gone), after: joined(added) }];
  });
}

function bareTexts(sentences: readonly Sentence[]): string[] {
  return sentences.map(({ bare }) => bare);
}

/** Returns all sentences of a report and its headings, from top to bottom. */
function sentencesOf({ opening, sections, tables }: Report): Sentence[] {
  const labels = tables.map(({ form }) => labelsOf(form));
  const isText = ({ bare }: Sentence) => bare !== '' && !labels.some((one) => one.has(bare));
  return [
    ...opening.flatMap((passage) => inPassage(passage, null)),
    ...sections.flatMap(({ heading, passages, place, section }) => [
      sentence(heading, place, true, section),
      ...passages.flatMap((passage) => inPassage(passage, section)),
    ]),
  ].filter(isText);
}

/** Returns all labels that the tables of a form print. */
const labelsOf = memoize(({ tables }: Form): ReadonlySet<string> => {
  const cells = tables.flatMap((table) => layout(table).flat());
  return new Set(cells.map(({ text }) => bareText(text).text));
});

function inPassage(passage: Passage, section: FormSection | null): Sentence[] {
  return [...passage.text.matchAll(/[^。！？；]+[。！？；”’）]*|[。！？；]+/g)].map(({ 0: text, index }) =>
    sentence(text, placeAt(passage, index), index === 0, section),
  );
}

function sentence(text: string, place: Place, opens: boolean, section: FormSection | null): Sentence {
  return { text, place, opens, section, bare: bareText(text).text };
}

function joined(sentences: readonly Sentence[]): Wording | null {
  const [first] = sentences;
  if (!first) return null;
  const text = sentences.map((one) => (one.opens && one !== first ? `\n${one.text}` : one.text)).join('');
  return { text: text.trim(), place: first.place };
}
