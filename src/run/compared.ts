import type { ComparedWith } from '../model/reference.ts';
import type { Text } from '../model/text.ts';

/** Returns a notice for each kind of references, last year's reports or those below, that belong to none of the reports. */
export function nothingCompared(
  given: { readonly previous: boolean; readonly children: boolean },
  comparedWith: ReadonlySet<ComparedWith>,
): Text[] {
  return [
    ...(given.previous && !comparedWith.has('previous') ? [nothingPrevious] : []),
    ...(given.children && !comparedWith.has('children') ? [nothingSummed] : []),
  ];
}

const nothingPrevious: Text = {
  zh: '所给的上年报告里没有这些单位上一年度的报告，没有与上年核对；请检查单位名称和年份',
  en: "none of last year's reports is of these bodies for the year before, and nothing was compared: check names and years",
};

const nothingSummed: Text = {
  zh: '--children 里的报告没有用来核对汇总：没有读到报告，年度不同，或者不知道哪一份是汇总。只写一份汇总的报告，或者用 --roster 写明上级单位',
  en: '--children was compared with no report: it has none, the years differ, or it is not known which report sums them up. Name only that one, or say in --roster what belongs to what',
};
