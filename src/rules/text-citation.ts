import type { Rule } from '../model/rule.ts';
import { quote } from '../narrative/bare-passage.ts';
import { wrongCitations } from '../narrative/citations.ts';

export const textCitation: Rule = {
  id: 'text-citation',
  severity: 'warning',
  title: { zh: '引用的条例或通知文号有误', en: 'The regulations or the notice are cited by another number' },
  source: {
    zh: '现行《政府信息公开条例》为国务院令第711号；2021 年度起的报告格式见国办公开办函〔2021〕30号',
    en: 'the regulations in force are decree 711; the form for reports from 2021 on is that of notice 30 of 2021',
  },

  *check(report) {
    const counts = new Map<string, number>();
    for (const wrong of wrongCitations(report)) {
      const { cited, right } = wrong;
      const { place, quoted } = quote(wrong);
      const count = (counts.get(right.number) ?? 0) + 1;
      counts.set(right.number, count);
      const known = cited ? { zh: `是${cited.name.zh}`, en: `is ${cited.name.en}` } : { zh: '有误', en: 'is wrong' };
      yield {
        place,
        about: count === 1 ? right.number : `${right.number} ${count}`,
        quoted,
        message: {
          zh: `正文引用的“${quoted}”${known.zh}；应为${right.number}（${right.name.zh}），请更正`,
          en: `“${quoted}”, which the text cites, ${known.en}: cite ${right.number}, ${right.name.en}`,
        },
      };
    }
  },
};
