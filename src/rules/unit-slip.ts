import { format, subtract } from '../model/decimal.ts';
import { relatedCell } from '../model/result.ts';
import type { Rule } from '../model/rule.ts';
import { isUnitSlip, pairsOf, whereBefore } from './years/pairs.ts';

export const unitSlip: Rule = {
  id: 'unit-slip',
  severity: 'warning',
  title: { zh: '数字约为上年的一万倍或万分之一', en: "A figure is about 10,000 times last year's, or a 10,000th" },
  source: {
    zh: '国办公开办函〔2021〕30号所附格式：金额以万元为单位；相差一万倍，多半是把元填成了万元，或者反过来',
    en: 'the form asks for amounts in units of 10,000 yuan; a factor of 10,000 mostly comes from yuan in their place, or the reverse',
  },

  *check(report, { previous }) {
    if (!previous) return;
    for (const pair of pairsOf(report, previous).filter(isUnitSlip)) {
      const { entry, now, before, earlier } = pair;
      const isMore = subtract(now, before).units > 0n;
      const unit = entry.at.unit ?? '';
      const isMoney = entry.at.decimal;
      const { zh, en } = whereBefore(pair);
      yield {
        entry,
        related: [relatedCell(earlier)],
        message: {
          zh: `${entry.at.label.zh}为 ${format(now)}，${previous.year}年度为 ${format(before)}（${zh}），约为上年的${isMore ? '一万倍' : '万分之一'}；请核对${isMoney ? `是否以${unit || '万元'}为单位` : '单位'}，改正填错的一格`,
          en: `${entry.at.label.en} is ${format(now)}, in ${previous.year} it was ${format(before)} (${en}), about ${isMore ? '10,000 times as much' : 'a 10,000th'}: check the unit, and correct the wrong cell`,
        },
      };
    }
  },
};
