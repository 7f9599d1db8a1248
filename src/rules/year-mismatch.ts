import type { StatedYear } from '../model/report.ts';
import type { Rule } from '../model/rule.ts';
import type { Text } from '../model/text.ts';
import { hasText } from '../narrative/passages.ts';

export const yearMismatch: Rule = {
  id: 'year-mismatch',
  severity: 'warning',
  title: { zh: '年度前后不一', en: 'The report states another year' },
  source: {
    zh: '一份报告只报告一个年度，数据核定到该年度 12 月 31 日',
    en: 'a report is about one year, with figures as of 31 December of it',
  },

  *check(report, { year: expected }) {
    const [first, ...others] = report.years;
    if (!first) return;
    if (expected !== undefined && first.year !== expected) {
      const from = sources[first.from];
      yield {
        place: first.place,
        about: 'expected',
        quoted: String(first.year),
        message: {
          zh: `${from.zh}的年度是 ${first.year}，应为 ${expected}；请核对`,
          en: `${from.en} says ${first.year}; ${expected} is expected: check which is right`,
        },
      };
    }
    // In a report with text, `text-period` reports a wrong period.
    const isCompared = ({ from }: StatedYear) => from !== 'name' && !(from === 'period' && hasText(report));
    const other = others.find((one) => one.year !== first.year && isCompared(one));
    if (!other) return;
    yield {
      place: other.place,
      about: 'stated',
      quoted: String(other.year),
      message: {
        zh: `${sources[other.from].zh}的年度是 ${other.year}，${sources[first.from].zh}是 ${first.year}；请核对`,
        en: `${sources[other.from].en} says ${other.year}, ${sources[first.from].en} ${first.year}: check which is right`,
      },
    };
  },
};

const sources: Readonly<Record<StatedYear['from'], Text>> = {
  title: { zh: '标题', en: 'the title' },
  period: { zh: '统计期限', en: 'the period' },
  name: { zh: '文件名或表名', en: 'the name of the file or sheet' },
  option: { zh: '命令行', en: 'the command line' },
};
