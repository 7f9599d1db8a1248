import type { Form, FormSection, HeadingWords } from '../model/form.ts';
import { memoize, memoizeText } from '../model/memoize.ts';
import type { Section } from '../model/report.ts';
import { isMisspelt, isSameWording } from './heading-wording.ts';
import { finder } from './labels/finder.ts';
import { halfWidth, normalise, readOrdinal } from './labels/normalise.ts';
import { readTitle } from './title.ts';

/** Characters of a heading; longer lines are sentences. */
const maxHeadingLength = 48;

type Heading = Pick<Section, 'number' | 'section' | 'misspelt'>;

/** Reads a line that is a section heading and nothing else, with its ordinal as printed. */
export function readHeading(line: string, forms: readonly Form[]): Heading | undefined {
  return line.length > maxHeadingLength ? undefined : headingFor(forms)(line);
}

const headingFor = memoize((forms: readonly Form[]) => memoizeText((line) => headingIn(line, forms)));

function headingIn(line: string, forms: readonly Form[]): Heading | undefined {
  const text = plainOf(line);
  const plain = normalise(text);
  if (plain.length < minHeadingLength) return undefined;
  const number = readOrdinal(text);
  const section = sectionNamed(text, sectionsOf(forms));
  if (!section) return inSameWords(text, plain, number, forms);
  const wordings = wordingsOf(section);
  if (wordings.includes(plain)) return plain.length > minHeadingLength ? { number, section } : undefined;
  if (number === null) return undefined;
  if (!isWhole(plain, section)) return inSameWords(text, plain, number, forms);
  if (plain.length === minHeadingLength && number !== section.number) return undefined;
  const isSlip = isMisspelt(plain, wordings, headingWordsOf(section, forms));
  return { number, section, ...(isSlip && { misspelt: true }) };
}

/** Reads a heading with the ordinal of its section and words that may stand for its own: `一、2023年总体工作情况`. */
function inSameWords(text: string, plain: string, number: number | null, forms: readonly Form[]): Heading | undefined {
  if (number === null || !isTopLevel(text)) return undefined;
  const section = sectionsOf(forms).find(
    (one) => one.number === number && isSameWording(plain, wordingsOf(one), headingWordsOf(one, forms)),
  );
  return section && { number, section };
}

function headingWordsOf(section: FormSection, forms: readonly Form[]): HeadingWords | undefined {
  return forms.find(({ sections }) => sections.includes(section))?.headingWords;
}

/** Characters without the ordinal; so few are a heading only if a slip has taken one, and the ordinal is right. */
const minHeadingLength = 3;

/** Gives an ordinal before a space its mark, `一 总体情况`, and leaves out the page in a table of contents, `一、总体情况 …… 1`. */
function plainOf(line: string): string {
  const text = line.replace(/^(\s*[一二三四五六七八九十])\s+(?=[\u4e00-\u9fff])/u, '$1、');
  return /\d\s*$/.test(text) ? text.replace(/(?<=[^\s.…·])[\s.…·]+\d{1,3}\s*$/u, '') : text;
}

/**
 * Splits a paragraph that begins with a heading, `一、总体情况。2024年，…`, into this and the text behind it; `undefined` if it
 * does not. Such a heading has an ordinal and an accepted wording.
 */
export function splitHeading(text: string, forms: readonly Form[]): readonly [string, string] | undefined {
  if (!/^\s*[第一二三四五六七八九十\d０-９]/u.test(text)) return undefined;
  const beginning = text.slice(0, maxHeadingLength + 1);
  for (const { index } of beginning.matchAll(/[。：:；;，,…]|\s(?=\S)|(?=20\d\d)|(?=(?:暂?无|没有)[。.]?$)/gu)) {
    const heading = text.slice(0, index);
    if (hasOpenBracket(heading) || !isAcceptedHeading(heading, forms)) continue;
    const rest = text.slice(index).replace(/^[。：:；;，,\s]+/u, '');
    if (/[\u4e00-\u9fff]|^…+$/u.test(rest) && !isBracketed(rest)) return [heading, rest];
  }
  return undefined;
}

/** True if a text is one explanation in brackets: `（单位：件）`. */
function isBracketed(text: string): boolean {
  return /^\([^()]*\)$/.test(halfWidth(text));
}

function hasOpenBracket(text: string): boolean {
  return /\([^()]*$/.test(halfWidth(text));
}

/** True if a text is a heading with an ordinal, in an accepted wording. */
export function isAcceptedHeading(text: string, forms: readonly Form[]): boolean {
  const heading = readHeading(text, forms);
  if (!heading || heading.number === null) return false;
  const { number, section } = heading;
  const counts = number === section.number || isTopLevel(text);
  return counts && wordingsOf(section).includes(normalise(plainOf(text)));
}

/** True if a heading has an ordinal of the first level, as the form prints it: `一、`. */
export function isTopLevel(heading: string): boolean {
  return /^\s*(?:[一二三四五六七八九十]+\s*[、.．,，:：\s]|第.{1,3}部分)/u.test(heading);
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
