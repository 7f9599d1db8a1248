import type { Heading } from '../../model/form.ts';
import { memoize, memoizeText } from '../../model/memoize.ts';
import { halfWidth, letters, normalise, ordinal, readOrdinal } from './normalise.ts';

/** Returns every normal form of a heading: as printed, with the text in brackets, in short, in English. */
export const wordingsOf = memoize(({ label, aliases = [], name, en }: Heading): readonly string[] => {
  const own = [label, ...aliases, ...(name === undefined ? [] : name.split('·').slice(-1))];
  return [...new Set([...own.map(normalise), ...own.map(withBrackets), normalise(en)])];
});

const bracket = /[[(（【〔［〈]|[①-⑳⑴-⒇㈠-㈩]/u;

/** Returns the normal form of a label, keeping the text in brackets. */
function withBrackets(text: string): string {
  if (!bracket.test(text)) return normalise(text);
  return letters(halfWidth(text).replace(ordinal, ''));
}

/** The year of the figures within a label. */
const year = /(?:19|20)\d\d年?度?/gu;

/** The start of an explanation without brackets: `行政处罚2023年办件量`, `本年收费金额 单位：万元`. */
const explanation = /(?:(?:19|20)\d\d|单位|截[至止]).*$/u;

/** Returns the normal forms of a text without its explanation, the likeliest first. */
export const withoutExplanations = memoizeText((text): readonly string[] => {
  // Most texts explain nothing.
  if (!bracket.test(text) && !explanation.test(text.normalize('NFKC').replaceAll(/\s/g, ''))) return [];
  const [plain, full] = [normalise(text), withBrackets(text)];
  const said = new Set([full]);
  if (explanation.test(full)) {
    for (const one of [plain, full]) said.add(one.replaceAll(year, '')).add(one.replace(year, '本年'));
    said.add(full.replace(explanation, ''));
  }
  return [...said].filter((one) => one !== '' && one !== plain);
});

/** Returns the normal forms of a text, with its explanation and without. */
export function possibleWordings(text: string): readonly string[] {
  const plain = normalise(text);
  // Figures are not labels: most cells skip the rest.
  return text.length > maxLabelLength || /^[\d\s.,]*$/.test(text) ? [plain] : [plain, ...withoutExplanations(text)];
}

/** Characters of a label in normal form; longer texts are not labels. */
export const maxLabelLength = 60;

/** Characters of the beginning of a label; shorter ones say nothing. */
const minBeginningLength = 2;

/** True if a text is the beginning of a heading's label, as a narrow cell cuts it, and has no other ordinal. */
export function isBeginningOf(text: string, heading: Heading): boolean {
  const plain = normalise(text);
  if (plain.length < minBeginningLength || !/^[\u4e00-\u9fff]+/u.test(plain)) return false;
  return wordingsOf(heading).some((wording) => wording.startsWith(plain)) && !contradictsOrdinal(text, heading);
}

/** True if a heading is printed with an ordinal. */
export function hasOrdinal({ label }: Heading): boolean {
  return readOrdinal(label) !== null;
}

/** True if a text and a heading have different ordinals. */
export function contradictsOrdinal(text: string, { label }: Heading): boolean {
  const [stated, own] = [readOrdinal(text), readOrdinal(label)];
  return stated !== null && own !== null && stated !== own;
}
