import type { Form } from '../model/form.ts';
import type { Passage } from '../model/passage.ts';
import type { Section } from '../model/report.ts';
import type { Draft } from './draft.ts';
import { readOrdinal } from './labels/normalise.ts';
import { isTopLevel, readHeading } from './section.ts';

type Headings = readonly Section[];

/** Headings in a row of a table of contents, at least. */
const minContents = 3;

/**
 * Returns a draft with the headings of its sections alone. A table of contents is left out. A heading of the second level that
 * is worded like a section, （一）主动公开情况, becomes a paragraph, and one in two lines a heading.
 */
export function settleHeadings(collected: Draft, forms: readonly Form[]): Draft {
  if (collected.sections.length <= 1) return collected;
  const draft = withSubEntries(withBrokenHeadings(collected, forms));
  const inContents = entriesOfContents(draft.sections);
  const nested = nestedIn(draft.sections.filter((one) => !inContents.has(one)));
  if (inContents.size === 0 && nested.size === 0) return draft;
  const textOf = (passages: readonly Passage[]) => passages.filter((one) => !isEntry(one));
  const opening = inContents.size > 0 ? textOf(draft.opening) : [...draft.opening];
  const sections: Draft['sections'] = [];
  for (const one of draft.sections) {
    const above = sections.at(-1)?.passages ?? opening;
    if (inContents.has(one)) above.push(...textOf(one.passages));
    else if (nested.has(one)) above.push(passageOf(one), ...one.passages);
    else sections.push({ ...one, passages: [...one.passages] });
  }
  return { ...draft, opening, sections };
}

/** Makes headings of the paragraphs that a printed page has broken in two lines, neither of them a heading. */
function withBrokenHeadings(draft: Draft, forms: readonly Form[]): Draft {
  const broken = new Map<Passage, ReturnType<typeof readHeading>>();
  for (const passage of [draft.opening, ...draft.sections.map(({ passages }) => passages)].flat()) {
    if (passage.lines.length !== 2 || !isTopLevel(passage.text)) continue;
    const heading = readHeading(passage.text, forms);
    if (heading) broken.set(passage, heading);
  }
  const completed = draft.sections.map((section) => completedBy(section, forms));
  const isWhole = completed.every((section, index) => section === draft.sections[index]);
  if (broken.size === 0 && isWhole) return draft;
  const opening: Passage[] = [];
  const sections: Draft['sections'] = [];
  const add = (passage: Passage) => {
    const heading = broken.get(passage);
    const place = passage.lines[0]!.place;
    if (heading) sections.push({ ...heading, heading: passage.text, passages: [], place });
    else (sections.at(-1)?.passages ?? opening).push(passage);
  };
  draft.opening.forEach(add);
  for (const section of completed) {
    sections.push({ ...section, passages: [] });
    section.passages.forEach(add);
  }
  return { ...draft, opening, sections };
}

/** Completes a heading whose last characters are on the line below. */
function completedBy(section: Draft['sections'][number], forms: readonly Form[]): Draft['sections'][number] {
  const [end, ...passages] = section.passages;
  if (!section.misspelt || !end) return section;
  const heading = section.heading + end.text;
  const whole = readHeading(heading, forms);
  return whole && !whole.misspelt ? { ...whole, heading, passages, place: section.place } : section;
}

/**
 * Makes paragraphs of the headings of the second level without text, as in a table of contents: （一）主动公开情况 below 一、总体情况.
 */
function withSubEntries(draft: Draft): Draft {
  const nested = nestedIn(draft.sections);
  const isSubEntry = (one: Section) => nested.has(one) && one.number !== null && !hasText(one);
  if (!draft.sections.some(isSubEntry)) return draft;
  const opening = [...draft.opening];
  const sections: Draft['sections'] = [];
  for (const one of draft.sections) {
    if (isSubEntry(one)) (sections.at(-1)?.passages ?? opening).push(passageOf(one), ...one.passages);
    else sections.push({ ...one, passages: [...one.passages] });
  }
  return { ...draft, opening, sections };
}

/** Returns the headings of a table of contents: a row of headings without text that occur again, with text. */
function entriesOfContents(sections: Headings): ReadonlySet<Section> {
  const found = new Set<Section>();
  for (const run of runsWithoutText(sections)) {
    if (run.length < minContents) continue;
    const others = sections.filter((one) => !run.includes(one) && !found.has(one));
    const again = run.map((one) => others.find((other) => isSame(one, other)));
    const isReport = again.some((other, index) => other && hasText(other) && run[index] !== run.at(-1));
    if (isReport && !again.includes(undefined)) for (const one of run) found.add(one);
  }
  return found;
}

function isSame(one: Section, other: Section): boolean {
  return one.section.number === other.section.number && (one.number === null || one.number === other.number);
}

/** Returns the rows of different headings with no text under any but, in front of the report, the last. */
function runsWithoutText(sections: Headings): Section[][] {
  const runs: Section[][] = [];
  let run: Section[] = [];
  for (const one of sections) {
    const isOver = run.some((other) => hasText(other) || other.section.number === one.section.number);
    if (isOver || (hasText(one) && runs.length > 0)) {
      runs.push(run);
      run = [];
    }
    if (!hasText(one) || runs.length === 0) run.push(one);
  }
  return [...runs, run];
}

/** True if a heading has more below it than entries of a table of contents. */
function hasText({ passages }: Section): boolean {
  return passages.some((one) => !isEntry(one));
}

/** Characters of an entry, its page included. */
const maxEntry = 60;

/** True if a passage may be in a table of contents: a numbered line without a sentence, or one with a page behind dots. */
function isEntry({ text }: Passage): boolean {
  if (text.length > maxEntry || /[。；;！!？?]/u.test(text)) return false;
  return readOrdinal(text) !== null || /(?:[.…·]{2,}|\s)\d{1,3}$/u.test(text);
}

/**
 * Returns the headings of the second level: the same section has one that stands out more, or they have a number in brackets that is
 * not the section's while others are of the first level.
 */
function nestedIn(sections: Headings): ReadonlySet<Section> {
  const topLevel = sections.filter(({ heading }) => isTopLevel(heading)).length;
  return new Set(
    sections.filter((one) => {
      const own = prominence(one);
      const isBelow = sections.some((other) => other.section.number === one.section.number && prominence(other) > own);
      return own < prominences.topLevel && (isBelow || (own === prominences.otherNumber && topLevel > 1));
    }),
  );
}

const prominences = { otherNumber: 0, unnumbered: 1, ownNumber: 2, topLevel: 3, topLevelOwnNumber: 4 };

function prominence({ heading, number, section }: Section): number {
  if (number === null) return prominences.unnumbered;
  const isOwn = number === section.number;
  if (isTopLevel(heading)) return isOwn ? prominences.topLevelOwnNumber : prominences.topLevel;
  return isOwn ? prominences.ownNumber : prominences.otherNumber;
}

function passageOf({ heading, place }: Section): Passage {
  return { text: heading, lines: [{ from: 0, place }] };
}
