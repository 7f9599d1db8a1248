import type { Form, FormSection } from '../model/form.ts';
import { memoize } from '../model/memoize.ts';
import type { Section } from '../model/report.ts';
import { finder } from './labels/finder.ts';
import { normalise, readOrdinal } from './labels/normalise.ts';
import { readTitle } from './title.ts';

/** Characters of a heading; longer lines are sentences. */
const maxHeadingLength = 48;

/** Reads a line that is a section heading and nothing else, with its ordinal as printed. */
export function readHeading(text: string, forms: readonly Form[]): Pick<Section, 'number' | 'section'> | undefined {
  if (text.length > maxHeadingLength) return undefined;
  const plain = normalise(text);
  if (plain.length < 4) return undefined;
  const section = sectionNamed(text, sectionsOf(forms));
  if (!section) return undefined;
  const number = readOrdinal(text);
  const fits = number === null ? wordingsOf(section).includes(plain) : isWhole(plain, section);
  return fits ? { number, section } : undefined;
}

/** True if a text is the title of a report or the heading of a section. */
export function isTitleOrHeading(text: string, forms: readonly Form[]): boolean {
  return readTitle(text, forms) !== undefined || readHeading(text, forms) !== undefined;
}

/** Returns the sections of all editions, each shared one once. */
const sectionsOf = memoize((forms: readonly Form[]): readonly FormSection[] => [
  ...new Map(forms.flatMap(({ sections }) => sections).map((one) => [`${one.number} ${one.heading}`, one])).values(),
]);

/** True if a heading has at most a slip, not words left out: 主动公开 is a heading of the second level. */
function isWhole(plain: string, section: FormSection): boolean {
  return wordingsOf(section).some((wording) => Math.abs(wording.length - plain.length) <= 2);
}

const wordingsOf = memoize(({ heading, aliases }: FormSection): readonly string[] =>
  [heading, ...aliases].map(normalise),
);

const sectionNamed = finder(wordingsOf);
