import type { Rule } from '../../model/rule.ts';
import { quote } from '../../narrative/bare-passage.ts';
import { workOfOtherYears } from '../../narrative/stated-years.ts';
import { yearMismatch } from '../year-mismatch.ts';

/** The part of `year-mismatch` that finds work of another year in the text. */
export const yearOfText: Rule = {
  ...yearMismatch,

  *check(report) {
    const [first, ...others] = workOfOtherYears(report);
    if (!first) return;
    const { place, quoted } = quote(first);
    const more = others.length;
    yield {
      place,
      about: 'text',
      quoted,
      message: {
        zh: `正文写“${quoted}”${more > 0 ? `等 ${more + 1} 处` : ''}，报告年度是 ${report.year}；请核对`,
        en: `the text says “${quoted}”${more > 0 ? ` and the like ${more} more times` : ''}, the report is about ${report.year}: check which is right`,
      },
    };
  },
};
