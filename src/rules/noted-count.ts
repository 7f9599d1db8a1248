import { format } from '../model/decimal.ts';
import { entriesOf } from '../model/report.ts';
import type { Rule } from '../model/rule.ts';
import type { Text } from '../model/text.ts';

export const notedCount: Rule = {
  id: 'noted-count',
  severity: 'info',
  title: { zh: '数字带说明、单位或写法不规范', en: 'A figure is not written in digits alone' },
  source: { zh: '各表各格填写统计数字', en: 'every cell of the tables takes a figure' },

  *check(report) {
    for (const entry of entriesOf(report)) {
      const { value, at, cell } = entry;
      if (value.kind !== 'number') continue;
      if (value.note === undefined && value.unit === undefined && !value.irregular) continue;
      // The form of 2019 names no unit for amounts, so writers must.
      if (at.decimal && at.unit === undefined && value.note === undefined && !value.irregular) continue;
      const number = format(value.number);
      const text = cell!.text.trim();
      const advice = adviceOn(value, number, at.unit);
      yield {
        entry,
        message: {
          zh: `${at.label.zh}写作“${text}”，${advice.zh}`,
          en: `${at.label.en} says “${text}” and ${advice.en}`,
        },
      };
    }
  },
};

/** Says how the figure was read, and what to do about it. */
function adviceOn(value: { unit?: string; note?: string }, number: string, expected: string | undefined): Text {
  const taken = { zh: `按 ${number} 核对`, en: `is taken as ${number}` };
  if (expected !== undefined && value.unit !== undefined && value.unit !== expected) {
    return {
      zh: `${taken.zh}，而本栏单位是${expected}；请换算后只填数字`,
      en: `${taken.en}, but the form asks for ${expected}: convert it and write digits only`,
    };
  }
  if (value.note === undefined && value.unit === undefined) {
    return {
      zh: `${taken.zh}；请只填数字，不加前导零、句号等`,
      en: `${taken.en}: write digits only, without leading zeros or full stops`,
    };
  }
  return value.note === undefined
    ? { zh: `${taken.zh}；单位不用写，请只填数字`, en: `${taken.en}: write digits only, without the unit` }
    : {
        zh: `${taken.zh}；请只填数字，说明移到表外`,
        en: `${taken.en}: write digits only, and move the note out of the table`,
      };
}
