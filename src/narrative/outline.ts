import type { Place } from '../model/document.ts';
import { type Form, type FormSection, headingsIn } from '../model/form.ts';
import { memoize, memoizeInObject } from '../model/memoize.ts';
import { placeAt, linesOf as printedLines } from '../model/passage.ts';
import { formOf, type Report, type Section } from '../model/report.ts';

/** A line of a report's text: a paragraph, or a heading beside the one of its section. */
export interface OutlineLine {
  readonly text: string;
  /** Its first line as printed; the whole text if its file has no lines. */
  readonly firstLine: string;
  readonly place: Place;
  /** The number of an ordinal of the first level, `一、`; null if it has none. */
  readonly number: number | null;
  /** The section that it is worded like, if it is one more heading of that section. */
  readonly again?: FormSection;
}

/** A section of a report: its heading, and what is below it down to the next. */
export interface OutlineSection {
  readonly heading: Section;
  readonly lines: readonly OutlineLine[];
}

/** A heading with the ordinal of a section that is missing, at its place, in words that are not accepted. */
export interface OtherWording {
  readonly section: FormSection;
  readonly line: OutlineLine;
  /** The other missing sections that it names, too: 五、存在的主要问题及改进情况和其他需要报告的事项. */
  readonly merged: readonly FormSection[];
}

/** The sections of a report, in its order, and how they differ from those of its form. */
export interface Outline {
  readonly form: Form;
  readonly sections: readonly OutlineSection[];
  readonly missing: readonly FormSection[];
  readonly otherWordings: readonly OtherWording[];
}

/** Returns the outline of a report; null if it has no narrative: a file with only the tables needs no headings. */
export const outlineOf = memoizeInObject((report: Report): Outline | null => {
  if (report.sections.length === 0) return null;
  const form = formOf(report);
  if (!form || !hasNarrative(report)) return null;
  const main = new Set(form.sections.flatMap(({ number }) => mainHeading(report.sections, number) ?? []));
  const opening: OutlineLine[] = linesOf(report.opening);
  const sections: (OutlineSection & { readonly lines: OutlineLine[] })[] = [];
  for (const one of report.sections) {
    const lines = sections.at(-1)?.lines ?? opening;
    if (main.has(one)) sections.push({ heading: one, lines: linesOf(one.passages) });
    else lines.push(lineAgain(one), ...linesOf(one.passages));
  }
  const absent = form.sections.filter(
    ({ number }) => !sections.some(({ heading }) => heading.section.number === number),
  );
  const otherWordings = otherWordingsOf(absent, form, opening, sections);
  const missing = absent.filter(
    (one) => !otherWordings.some(({ section, merged }) => section === one || merged.includes(one)),
  );
  return { form, sections, missing, otherWordings };
});

/** True if a section without a table has a heading, with text below it or not. */
function hasNarrative({ sections, tables, unread }: Report): boolean {
  const withTable = new Set([...tables, ...unread].map(({ table }) => table.section));
  return sections.some(({ section }) => !withTable.has(section.number));
}

/** Returns the heading of a section: of several, the first with its ordinal, else the first. */
function mainHeading(sections: readonly Section[], number: number): Section | undefined {
  const own = sections.filter(({ section }) => section.number === number);
  return own.find((one) => one.number === number) ?? own[0];
}

function linesOf(passages: Report['opening']): OutlineLine[] {
  return passages.map((passage) => {
    const { text } = passage;
    return { text, firstLine: printedLines(passage)[0]!, place: placeAt(passage, 0), number: numberOf(text) };
  });
}

function lineAgain({ heading, place, section }: Section): OutlineLine {
  return { text: heading, firstLine: heading, place, number: numberOf(heading), again: section };
}

const ordinals = '一二三四五六七八九十';

function numberOf(text: string): number | null {
  const [, ordinal] = /^\s*([一二三四五六七八九十])\s*[、.．,，]/u.exec(text) ?? [];
  return ordinal === undefined ? null : ordinals.indexOf(ordinal) + 1;
}

/** True if a heading has an ordinal of the first level, as the form prints it. */
export function isNumbered({ heading }: Section): boolean {
  return numberOf(heading) !== null;
}

/** Characters of a heading in other words. */
const maxHeadingLength = 30;

/**
 * Finds headings in other words: each is below the section before, has the ordinal of the missing one, and continues no
 * list that began there.
 */
function otherWordingsOf(
  absent: readonly FormSection[],
  form: Form,
  opening: readonly OutlineLine[],
  sections: readonly OutlineSection[],
): OtherWording[] {
  const found: OtherWording[] = [];
  for (const section of absent) {
    const before = sections.findLast(({ heading }) => heading.section.number < section.number);
    const lines = numberedLines(before?.lines ?? opening, form);
    const known = new Set(found.map(({ line }) => line));
    const first = lines.find((line) => !known.has(line));
    if (first?.number !== section.number || !isHeadingLike(first.firstLine)) continue;
    const names = ({ heading, aliases }: FormSection) => [heading, ...aliases].some((one) => first.text.includes(one));
    found.push({ section, line: first, merged: absent.filter((one) => one !== section && names(one)) });
  }
  return found;
}

function isHeadingLike(text: string): boolean {
  return text.length <= maxHeadingLength && !/[，,。；：:;!?！？](?!\s*$)/u.test(text);
}

/** Returns the lines that begin with an ordinal of the first level; labels of the form's tables are none. */
export function numberedLines(lines: readonly OutlineLine[], form: Form): OutlineLine[] {
  return lines.filter(({ text, number }) => {
    if (number === null) return false;
    const plain = text.replaceAll(/\s/g, '');
    return !numberedLabels(form).some((label) => plain.startsWith(label));
  });
}

const numberedLabels = memoize(({ tables }: Form): readonly string[] =>
  tables
    .flatMap(({ blocks }) => blocks.flatMap(({ rows }) => headingsIn(rows)))
    .map(({ label }) => label)
    .filter((label) => numberOf(label) !== null),
);

/** Returns the lines of a section up to the heading of the next, if that is in other words. */
export function ownLines({ lines }: OutlineSection, { otherWordings }: Outline): readonly OutlineLine[] {
  const headings = new Set(otherWordings.map(({ line }) => line));
  const next = lines.findIndex((line) => headings.has(line));
  return next < 0 ? lines : lines.slice(0, next);
}
