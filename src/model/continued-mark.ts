import { readPageMark } from './page-mark.ts';

/** Tells whether a line stands between the parts of a table that a page break has parted, and ends it no more than the break: 续表, - 3 -. */
export function leadsOnward(text: string): boolean {
  return isContinuation(text) || readPageMark(text)?.sure === true;
}

/** 续表, （续上表）. */
function isContinuation(text: string): boolean {
  return /^\(?续上?[表页]\)?$/.test(text.normalize('NFKC').replaceAll(/\s/g, ''));
}
