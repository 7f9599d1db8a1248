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

/** Sentences of a section that were replaced, left out or added. */
export interface TextChange {
  /** Null for the text before the first section. */
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
}

/**
 * Compares the text of two reports: finds the sentences that differ, section by section, headings included. Where paragraphs begin and lines break makes no
 * difference, nor do spaces and width: kinds of files differ in these. Labels of a table that a file has as lines of their own
 * are no text. A report of tables alone, as a workbook often is, is not one whose text was deleted.
 */
export function comparedText(before: Report, after: Report) {
  const side = withoutText(before, after);
  if (side === null) return { text: changedText(before, after), notCompared: [] };
  return { text: [], notCompared: [{ table: null, reason: 'missing', side, cells: [] }] satisfies NotCompared[] };
}

/** Returns which of two reports consists of tables alone; null if both do, or none. */
export function withoutText(before: Report, after: Report): NotCompared['side'] | null {
  if (hasText(before) === hasText(after)) return null;
  return hasText(before) ? 'after' : 'before';
}

function changedText(before: Report, after: Report): TextChange[] {
  const sections = new Map<number, FormSection | null>([[opening, null]]);
  const all = [...before.sections, ...after.sections].map(({ section }) => section);
  for (const one of all.toSorted((a, b) => a.number - b.number)) sections.set(one.number, one);
  return [...sections].flatMap(([number, section]) => {
    const [a, b] = [sentencesOf(before, number), sentencesOf(after, number)];
    return changes(a, b).map((change) => ({ section, ...change }));
  });
}

/** The number of what is before the first section. */
const opening = 0;

function sentencesOf({ opening: first, sections, tables }: Report, number: number): Sentence[] {
  if (number === opening) return first.flatMap(inPassage);
  const labels = tables.map(({ form }) => labelsOf(form));
  const isLabel = (bare: string) => labels.some((one) => one.has(bare));
  return sections
    .filter(({ section }) => section.number === number)
    .flatMap(({ heading, passages, place }) => [sentence(heading, place, true), ...passages.flatMap(inPassage)])
    .filter(({ bare }) => !isLabel(bare));
}

/** Returns all labels that the tables of a form print. */
const labelsOf = memoize(({ tables }: Form): ReadonlySet<string> => {
  const cells = tables.flatMap((table) => layout(table).flat());
  return new Set(cells.map(({ text }) => bareText(text).text));
});

function inPassage(passage: Passage): Sentence[] {
  return [...passage.text.matchAll(/[^。！？；]+[。！？；”’）]*|[。！？；]+/g)]
    .map(({ 0: text, index }) => sentence(text, placeAt(passage, index), index === 0))
    .filter(({ bare }) => bare !== '');
}

function sentence(text: string, place: Place, opens: boolean): Sentence {
  return { text, place, opens, bare: bareText(text).text };
}

function changes(before: readonly Sentence[], after: readonly Sentence[]): Pick<TextChange, 'before' | 'after'>[] {
  const bare = (sentences: readonly Sentence[]) => sentences.map((one) => one.bare);
  return replacedRuns(bare(before), bare(after)).flatMap((run) => {
    const gone = before.slice(run.before.from, run.before.to);
    const added = after.slice(run.after.from, run.after.to);
    // The same words, divided into other paragraphs.
    if (bare(gone).join('') === bare(added).join('')) return [];
    return [{ before: joined(gone), after: joined(added) }];
  });
}

function joined(sentences: readonly Sentence[]): Wording | null {
  const [first] = sentences;
  if (!first) return null;
  const text = sentences.map((one) => (one.opens && one !== first ? `\n${one.text}` : one.text)).join('');
  return { text: text.trim(), place: first.place };
}
