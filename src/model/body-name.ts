import { memoizeText } from './memoize.ts';

/**
 * Returns the name of a body without what is written in one place and not in another: spaces, punctuation, full width, 人民
 * before 政府, 政府 or 办事处 at the end. Names that differ in more are taken for different bodies.
 */
export const normalisedBody = memoizeText((name): string =>
  name
    .normalize('NFKC')
    .replaceAll(/[\s\p{P}\u200b\ufeff]/gu, '')
    .replaceAll('人民政府', '政府')
    .replaceAll('管理委员会', '管委会')
    .replace(/(?<=.)政府$/, '')
    .replace(/(?<=街道)办事处$/, ''),
);

/** Returns the key of a body and a year among reports. */
export function bodyYearKey(organization: string, year: number): string {
  return `${year} ${normalisedBody(organization)}`;
}
