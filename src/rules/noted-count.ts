import { format } from '../decimal.ts';
import { entriesOf } from '../report.ts';
import type { Rule } from '../rule.ts';

export const notedCount: Rule = {
  id: 'noted-count',
  severity: 'info',
  title: { zh: '数字后带说明或单位', en: 'A figure carries a note or a unit' },
  source: { zh: '各表各格填写统计数字', en: 'every cell of the tables takes a figure' },

  *check(report) {
    for (const entry of entriesOf(report)) {
      const { value, at, place, cell } = entry;
      if (value.kind !== 'number' || (value.note === undefined && value.unit === undefined)) continue;
      // The form of 2019 names no unit for amounts, so writers must.
      if (at.decimal && at.unit === undefined && value.note === undefined) continue;
      const number = format(value.number);
      const text = cell?.text.trim() ?? number;
      yield {
        place,
        entry,
        message: {
          zh: `${at.label.zh}写作“${text}”，按 ${number} 核对；说明请移到表外`,
          en: `${at.label.en} says “${text}” and is taken as ${number}: move the note out of the table`,
        },
      };
    }
  },
};
