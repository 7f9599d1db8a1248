import type { FigureSentence } from '../model/narrative.ts';
import type { Report } from '../model/report.ts';
import type { Grammar } from './grammar.ts';
import type { Item, Sentence } from './sentences.ts';
import { isAbout, isOfOtherArea, isReviewer } from './subject.ts';
import { isFollowedByOtherYear, isOfYear } from './time.ts';

/** A kind of sentence that was found, with the offsets of its words in the bare text. */
interface Said {
  readonly sentence: FigureSentence;
  readonly from: number;
  readonly to: number;
}

/** True if a figure is about the disclosure work of the reporting body in the year of the report. */
export function isOwn(said: Said, item: Item, { start, text }: Sentence, report: Report, grammar: Grammar): boolean {
  const { sentence, from, to } = said;
  const { lead } = item;
  const { organization, year } = report;
  const behind = text.slice(item.to - start);
  if (isNone.test(text.slice(0, item.to - start))) return false;
  const prior = text.slice(0, item.from - start).replaceAll(/《[^》]*》/g, '');
  if (prior.lastIndexOf('“') > prior.lastIndexOf('”')) return false;
  if (/^\((?:不含|不包括)/.test(behind)) return false;
  if (grammar.compared.test(lead) || grammar.otherWork.test(lead)) return false;
  if (isByChannel(lead, grammar)) return false;
  if (isOfOtherArea(prior, organization) || !isAbout(prior, organization)) return false;
  if (sentence.sets && !(prior + item.tail).includes('公开') && grammar.narrowed.test(behind)) return false;
  if (sentence.sets && grammar.corrected.test(behind)) return false;
  if (sentence.readings[0]![0]!.startsWith('requests/') && isBehindCases(prior)) return false;
  if (isCase(item) && isOtherCase(prior, item, organization, grammar)) return false;
  if (year === null) return true;
  if (sentence.yearOffset !== undefined) {
    const named = /20\d\d/.exec(text.slice(from - start, to - start))?.[0];
    if (named !== undefined && Number(named) !== year + sentence.yearOffset) return false;
  }
  const own = sentence.yearOffset === undefined ? prior : text.slice(0, from - start);
  return isOfYear(own, year) && !isFollowedByOtherYear(behind, year);
}

/** A number of a denial: 未发生一起. */
const isNone = /(?:未|没有?|无)(?:曾|有)?(?:发生|收到|接到|受理|出现|产生|被|有)*一[件起例宗个]$/;

/** True if a denial is one of all disclosure work of the reporting body in the year of the report. */
export function isDeniedHere(prior: string, { organization, year }: Report, grammar: Grammar): boolean {
  if (isOfOtherArea(prior, organization) || !isAbout(prior, organization)) return false;
  const clause = /[^,;:。(]*$/.exec(prior)![0];
  const isLimited = isByChannel(clause, grammar) || grammar.supposed.test(clause) || /除[^。]{1,40}外,/.test(prior);
  return !isLimited && !grammar.someBodies.test(prior) && (year === null || isOfYear(prior, year));
}

/** True if words are about the disclosure of information. */
export function namesDisclosure(words: string): boolean {
  return /信息公开|政务公开|依申请|申请公开|(?<!不)予以公开|部分公开|知情权|公开(?:申请|信息|工作|条例)/.test(words);
}

function isByChannel(clause: string, { channels, allChannels }: Grammar): boolean {
  return channels.test(clause) && !allChannels.test(clause);
}

/** True if a number counts requests, of whatever kind. */
export function countsRequests({ lead, tail }: Item): boolean {
  return lead.includes('申请') || /^[^,;]{0,20}申请/.test(tail);
}

/** True if a number counts cases. */
export function isCase({ lead, tail }: Item): boolean {
  return /复议|诉讼|应诉/.test(lead) || /^[^,;]{0,20}(?:复议|诉讼)/.test(tail);
}

/** True if the last thing named is a case and not a request. */
function isBehindCases(prior: string): boolean {
  return [...prior.matchAll(/(复议|诉讼)(?:申请)?|申请/g)].at(-1)?.[1] !== undefined;
}

/** True if cases are not about disclosure, or are those that the body decides for others. */
function isOtherCase(prior: string, { lead }: Item, organization: string | null, { otherCauses }: Grammar): boolean {
  const since = prior.slice(prior.lastIndexOf('公开') + 1);
  if (otherCauses.test(since) || /[作以为][^,。]{0,12}复议机关/.test(prior)) return true;
  return isReviewer(organization) && !lead.includes('公开') && /受理|办理|收到|接到|接收|审理|新收/.test(lead);
}

/** True if a number counts requests of another kind, proposals or letters. */
export function countsOtherThings({ lead, isPart }: Item, grammar: Grammar): boolean {
  return (
    !isPart && !/信息公开|依申请|申请公开/.test(lead) && !grammar.channels.test(lead) && grammar.otherThings.test(lead)
  );
}
