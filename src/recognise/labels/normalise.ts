import { readChineseNumber } from '../../model/chinese-number.ts';
import { memoizeText } from '../../model/memoize.ts';
import { withoutStruckText } from '../../model/struck-text.ts';

/**
 * Returns a label in its normal form: half width, without spaces, ordinal, quotes, punctuation and brackets, which
 * writers vary freely.
 */
export const normalise = memoizeText((text): string => {
  const bare = halfWidth(text).replace(ordinal, '');
  return letters(outsideBrackets(bare).replace(ordinal, '')) || letters(bare);
});

/** `（一）`, `一、`, `1.`, `1）`, `1`, `第一部分`; one of the brackets may be missing. */
export const ordinal =
  /^(?:第(?:[一二三四五六七八九十]{1,3}|\d{1,2})部分|\((?:[一二三四五六七八九十]{1,3}|\d{1,2})(?:\)|(?![\d年月日]))|[一二三四五六七八九十]+[、.,:)]|\d+[.、,)](?!\d)|\d{1,2}(?=[\u4e00-\u9fff])(?![年月日号个件项条次份人万元]))/u;

/** Returns a text in half width, without spaces, with round brackets in place of other ones. */
export function halfWidth(text: string): string {
  return withoutStruckText(text)
    .replaceAll(/[①-⑳]/gu, (mark) => `${mark.normalize('NFKC')}.`)
    .normalize('NFKC')
    .replaceAll(/[\s\u00ad\u200b-\u200f\u2060\ufeff]/g, '')
    .replaceAll(/[【〔[]/gu, '(')
    .replaceAll(/[】〕\]]/gu, ')');
}

/** Returns a text in its compatibility form (NFKC), without white space. */
export function withoutSpaces(text: string): string {
  // Most names have nothing that would change.
  if (/^[!-~\u4e00-\u9fff]*$/.test(text)) return text;
  return text.normalize('NFKC').replaceAll(/\s/g, '');
}

/** Removes brackets, inner ones first. An unclosed bracket reaches to the end. */
function outsideBrackets(text: string): string {
  const outside = text.replaceAll(/\([^()]*\)/g, '');
  return outside === text ? text.replace(/\([^()]*$/, '') : outsideBrackets(outside);
}

/** Removes punctuation. Ranges are used because `\p{L}` takes longer to compile than a report to read. */
export function letters(text: string): string {
  return text.replaceAll(/[ -/:-@[-`{-\xbf\u2000-\u2bff\u3000-\u303f\ufe30-\ufe6f]/g, '').toLowerCase();
}

/** Reads the ordinal at the start of a heading, from 1: `五、`, `（五）`, `5.`; null if there is none. */
export const readOrdinal = memoizeText((text): number | null => {
  if (!/^[\s(（【〔［第一二三四五六七八九十\d０-９①-⑳⑴-⒇㈠-㈩]/u.test(text)) return null;
  const found = /^(?:第)?\(?([一二三四五六七八九十]{1,3}|\d{1,2})(?:[、.,:)]|部分)/u.exec(halfWidth(text))?.[1];
  if (found === undefined) return null;
  return /^\d/.test(found) ? Number(found) : (readChineseNumber(found) ?? null);
});
