import type { Report } from '../model/report.ts';
import type { Rule } from '../model/rule.ts';
import { bareOf, quote } from '../narrative/bare-passage.ts';
import { hasText } from '../narrative/passages.ts';
import { type PeriodDate, periodsOf, type StatedPeriod } from '../narrative/periods.ts';

export const textPeriod: Rule = {
  id: 'text-period',
  severity: 'warning',
  title: { zh: '统计期限有误', en: 'The text states another period' },
  source: {
    zh: '报告的是上一年度的情况，数据核定到该年度 12 月 31 日，统计期限为全年',
    en: 'a report is about the whole of one year, with figures as of 31 December of it',
  },

  *check(report) {
    let count = 0;
    for (const period of periodsOf(report)) {
      if (isRight(period, report) || isNewBody(period)) continue;
      const { place, quoted } = quote(period);
      const of = report.year ?? '';
      count++;
      yield {
        place,
        about: count === 1 ? 'period' : `period ${count}`,
        quoted,
        message: {
          zh: `正文写“${quoted}”，应为${of && `${of}年`}1月1日至12月31日；请更正`,
          en: `the text says “${quoted}”; the period is 1 January to 31 December${of && ` ${of}`}: correct it`,
        },
      };
    }
  },
};

/**
 * True if a period is the whole year of its report. In a report without text, `year-mismatch` compares the year.
 */
function isRight({ start, end }: StatedPeriod, report: Report): boolean {
  const years = [start, end].flatMap((date) => date?.year ?? []);
  const year = hasText(report) ? (report.year ?? years[0]) : years[0];
  return (
    years.every((one) => one === year) &&
    isDay(start, 1, 1) &&
    isDay(end, 12, 31) &&
    !(start?.day !== undefined && end && end.day === undefined)
  );
}

/** True if a date, as far as it is written, is that of a day. */
function isDay(date: PeriodDate | undefined, month: number, day: number): boolean {
  return !date || (!date.mutilated && date.month === month && (date.day ?? day) === day);
}

/** True if the sentence tells that the body was set up or dissolved, so that it has figures for a part of the year only. */
function isNewBody({ passage, from, to }: StatedPeriod): boolean {
  const { text } = bareOf(passage);
  const sentence = `${text.slice(Math.max(0, from - 60), from).replace(/^.*。/, '')}${text.slice(to, to + 60).replace(/。.*$/, '')}`;
  return /成立|组建|挂牌|设立|转隶|撤销|机构改革/.test(sentence);
}
