import { editDistance } from '../did-you-mean.ts';
import type { HeadingWords } from '../model/form.ts';
import { memoize } from '../model/memoize.ts';

/** Characters that a slip changes at most. */
const maxSlips = 2;

/**
 * True if a heading, in normal form, is an accepted wording with a slip of the pen: a character wrong, doubled, left out, or
 * two of them. Other words of the same meaning, and whole words in place of others, are no slip.
 */
export function isMisspelt(heading: string, wordings: readonly string[], words: HeadingWords | undefined): boolean {
  if (!words) return false;
  const hasDoubled = /(.+)\1/u.test(heading);
  if (!hasDoubled && isSameWording(heading, wordings, words)) return false;
  const plainest = plainestBy(words);
  const [own, accepted] = [plainest(heading), wordings.map(plainest)];
  const isSlip = (one: string, other: string) =>
    editDistance(one, other) <= maxSlips && !isOtherWord(withoutLinks(one), withoutLinks(other));
  return wordings.some((wording, index) => isSlip(heading, wording) || isSlip(own, accepted[index]!));
}

/** True if a heading, in normal form, differs from an accepted wording only in words that may stand for each other. */
export function isSameWording(heading: string, wordings: readonly string[], words: HeadingWords | undefined): boolean {
  if (!words) return false;
  const plainest = plainestBy(words);
  const own = [heading, heading.replace(body, '')].map(plainest);
  return wordings.some((wording) => own.includes(plainest(wording)));
}

/** The body before a wording, 溪口镇总体情况, perhaps behind the year. */
const body =
  /^(?:20\d\d年度?)?(?:全[镇乡县区市省]|[\u4e00-\u9fff]{1,14}?)(?:局|委|厅|办|办公室|镇|乡|街道|县|区|市|省|中心|政府|单位|机关)/u;

/** Leaves out the words that join others: 复议和诉讼, 复议诉讼. */
function withoutLinks(text: string): string {
  return text.replaceAll(/[的及和与]/gu, '');
}

/** Returns a function that gives words which may stand for each other one form, and leaves out those that need not be. */
const plainestBy = memoize(({ interchangeable, omissible }: HeadingWords) => {
  const same = interchangeable.map((all) => ({ any: new RegExp(all.join('|'), 'gu'), first: all[0]! }));
  const leftOut = new RegExp(omissible.join('|'), 'gu');
  return (text: string) =>
    same
      .reduce((all, { any, first }) => all.replace(any, first), text.replace(/20\d\d年度?/u, ''))
      .replace(leftOut, '')
      // Words of one meaning side by side: 下一步改进措施.
      .replaceAll(/(.{2,})\1+/gu, '$1');
});

/** True if two texts differ in one whole word of two characters: 需要说明 and 需要报告, but not 况情 and 情况. */
function isOtherWord(one: string, other: string): boolean {
  let start = 0;
  while (start < one.length && one[start] === other[start]) start++;
  let end = 0;
  while (end < Math.min(one.length, other.length) - start && one.at(-1 - end) === other.at(-1 - end)) end++;
  const [mine, theirs] = [one.slice(start, one.length - end), other.slice(start, other.length - end)];
  if (mine.length !== 2 && theirs.length !== 2) return false;
  if (theirs === '') return !one.includes(mine + mine);
  if (mine === '') return true;
  return mine.length === theirs.length && ![...mine].some((character) => theirs.includes(character));
}
