import { format } from '../model/decimal.ts';
import { entriesOf } from '../model/report.ts';
import type { Rule } from '../model/rule.ts';

export const negativeCount: Rule = {
  id: 'negative-count',
  severity: 'error',
  title: { zh: '件数为负', en: 'A count is negative' },
  source: { zh: '件数不能小于 0；只有“本年增/减”可为负', en: 'a count cannot be below 0; only a change can' },

  *check(report) {
    for (const entry of entriesOf(report)) {
      const { value, at } = entry;
      if (value.kind !== 'number' || at.signed || value.number.units >= 0n) continue;
      const number = format(value.number);
      yield {
        entry,
        message: {
          zh: `${at.label.zh}为 ${number}；件数不能为负，请核对后改正`,
          en: `${at.label.en} is ${number}; a count cannot be negative: check and correct it`,
        },
      };
    }
  },
};
