import type { Heading } from '../../model/form.ts';
import { remember, rememberText } from '../../model/memoize.ts';
import { halfWidth, letters, normalise, ordinal, readOrdinal } from './normalise.ts';

/** Every normal form in which a heading may be written: as printed, with what it says in brackets, in short, in English. */
export const wordingsOf = remember(({ label, aliases = [], name, en }: Heading): readonly string[] => {
  const own = [label, ...aliases, ...(name === undefined ? [] : name.split('·').slice(-1))];
  return [...new Set([...own.map(normalise), ...own.map(withBrackets), normalise(en)])];
});

const bracket = /[(（【〔［〈]|[①-⑳⑴-⒇㈠-㈩]/u;

/** A label with what it says in brackets. */
function withBrackets(text: string): string {
  if (!bracket.test(text)) return normalise(text);
  return letters(halfWidth(text).replace(ordinal, ''));
}

/** The year of the figures, as writers put it into a label. */
const year = /(?:19|20)\d\d年?度?/gu;

/** What begins an explanation that stands in no brackets: `行政处罚2023年办件量`, `本年收费金额 单位：万元`. */
const explanation = /(?:(?:19|20)\d\d|单位|截[至止]).*$/u;

/** What a text may say without what explains it, likeliest first. */
export const withoutExplanations = rememberText(computeWithoutExplanations);

function computeWithoutExplanations(text: string): readonly string[] {
  // Most texts explain nothing.
  if (!bracket.test(text) && !explanation.test(text.normalize('NFKC').replaceAll(/\s/g, ''))) return [];
  const [plain, full] = [normalise(text), withBrackets(text)];
  const said = new Set([full]);
  if (explanation.test(full)) {
    for (const one of [plain, full]) said.add(one.replaceAll(year, '')).add(one.replace(year, '本年'));
    said.add(full.replace(explanation, ''));
  }
  return [...said].filter((one) => one !== '' && one !== plain);
}

/** What a text may say in normal form, with its explanation and without. */
export function possibleWordings(text: string): readonly string[] {
  const plain = normalise(text);
  // Figures are no labels: most cells are spared the rest.
  return text.length > maxLabelLength || /^[\d\s.,]*$/.test(text) ? [plain] : [plain, ...withoutExplanations(text)];
}

/** Longer texts are no labels. */
export const maxLabelLength = 60;

/** Shorter beginnings are no label. */
const minBeginningLength = 2;

/** Whether a text is a beginning of a heading's label, as a narrow cell cuts it, and none with another ordinal. */
export function isBeginningOf(text: string, heading: Heading): boolean {
  const plain = normalise(text);
  if (plain.length < minBeginningLength || !/^[\u4e00-\u9fff]+/u.test(plain)) return false;
  return wordingsOf(heading).some((wording) => wording.startsWith(plain)) && !contradictsOrdinal(text, heading);
}

/** Whether a heading is printed with an ordinal. */
export function hasOrdinal({ label }: Heading): boolean {
  return readOrdinal(label) !== null;
}

/** Whether a text has another ordinal than a heading. */
export function contradictsOrdinal(text: string, { label }: Heading): boolean {
  const [stated, own] = [readOrdinal(text), readOrdinal(label)];
  return stated !== null && own !== null && stated !== own;
}
