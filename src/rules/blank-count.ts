import { isLeftEmpty, isUnknownTotal } from '../model/blanks.ts';
import { amount, type Entry } from '../model/report.ts';
import { aboutEntries, type Rule } from '../model/rule.ts';
import type { Text } from '../model/text.ts';

export const blankCount: Rule = {
  id: 'blank-count',
  severity: 'warning',
  title: { zh: '数据空白', en: 'Figures are left blank' },
  source: { zh: '格式未规定空白可代替 0', en: 'the form does not say that a blank stands for 0' },

  *check(report) {
    for (const one of report.tables) {
      if (isLeftEmpty(one, report)) continue;
      const { name } = one.table;
      // blank-total reports a blank total that is not known to be 0.
      const blanks = one.entries.filter((entry) => entry.value.kind === 'blank' && !isUnknownTotal(entry));
      yield* aboutEntries(blanks, (count, cells) => {
        const counted = countedAs(blanks[0]!);
        return {
          zh: `${name.zh}有 ${count} 格空白，${counted.zh}；没有发生的请填 0`,
          en: `${name.en} has ${count} blank ${cells}, ${counted.en}: write 0 where there was nothing`,
        };
      });
    }
  },
};

/** Says what the blanks count as in sums. */
function countedAs(entry: Entry): Text {
  return amount(entry) === undefined
    ? { zh: '未按 0 计，用到的算式未核对', en: 'not counted as 0, and sums that need one are not checked' }
    : { zh: '核对时按 0 计', en: 'counted as 0 in sums' };
}
