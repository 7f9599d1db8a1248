import { format, isWhole } from '../model/decimal.ts';
import { entriesOf } from '../model/report.ts';
import type { Rule } from '../model/rule.ts';

export const fractionalCount: Rule = {
  id: 'fractional-count',
  severity: 'error',
  title: { zh: '件数不是整数', en: 'A count is not a whole number' },
  source: { zh: '件数只能是整数；只有金额可带小数', en: 'a count is whole; only an amount of money has decimals' },

  *check(report) {
    for (const entry of entriesOf(report)) {
      const { value, at, cell } = entry;
      if (value.kind !== 'number' || at.decimal || isWhole(value.number)) continue;
      const number = format(value.number);
      const shown = cell!.text.trim();
      const differs = shown !== number;
      yield {
        entry,
        message: {
          zh: `${at.label.zh}为 ${number}${differs ? `（显示为 ${shown}）` : ''}；件数须是整数，请核对后改正`,
          en: `${at.label.en} is ${number}${differs ? ` (shown as ${shown})` : ''}; a count must be whole: check and correct it`,
        },
      };
    }
  },
};
