import { readChineseNumber } from '../model/chinese-number.ts';

/**
 * Times that a sentence names: a year, an earlier one, this one. The year from or to which something is carried over, and one with
 * which something is compared, are not among them.
 */
const times =
  /(?<!转[至到入]?)(?<year>20\d\d|二[〇○零][〇○零一二三四五六七八九]{2})年(?!度?的?结转)|(?<![较比同与和])(?<earlier>上一?年度?|去年度?|前年|往年)(?!度?[^,;:。]{0,8}结转)|(?<now>本年|今年|当年)/g;

/** An earlier year in the clause of a number, even one that is compared. */
const earlierInClause = /(?:上一?年度?|去年|前年|往年|同期)(?!度?[^,;:。]{0,8}结转)[^,;:。]*$/;

/** Words for a period that is not the year. */
const otherPeriod =
  /(?<!\d)(?:[2-9]|1[01])月|半年|季度|本月|当月|期间|(?<![一今本年]年?)以来|(?:[两二三四五六七八九十]|(?<!\d)\d)年[来间]|近[几两二三四五六七八九十\d]年|历年|至今/;

/** True if the words before a statement name no other year, and no other period. */
export function isOfYear(prior: string, year: number): boolean {
  const last = [...prior.matchAll(times)].at(-1)?.groups;
  if (last?.earlier || otherPeriod.test(prior) || earlierInClause.test(prior)) return false;
  return last?.year === undefined || numberOf(last.year) === year;
}

/** True if brackets right behind a number begin with another year: 58件（2023年）. */
export function isFollowedByOtherYear(behind: string, year: number): boolean {
  const stated = /^\((20\d\d)年/.exec(behind)?.[1];
  return stated !== undefined && Number(stated) !== year;
}

function numberOf(year: string): number | undefined {
  return /^\d/.test(year) ? Number(year) : readChineseNumber(year);
}
