import { related } from '../result.ts';
import type { Rule } from '../rule.ts';

export const blankCount: Rule = {
  id: 'blank-count',
  severity: 'warning',
  title: { zh: '数据空白', en: 'Figures are left blank' },
  source: { zh: '格式未规定空白可代替 0', en: 'the form does not say that a blank stands for 0' },

  *check({ tables }) {
    for (const { entries, table } of tables) {
      const [first, ...others] = entries.filter(({ value }) => value.kind === 'blank');
      if (!first) continue;
      const count = others.length + 1;
      const totals = [first, ...others].filter(({ at }) => at.total).length;
      yield {
        place: first.place,
        entry: first,
        related: others.map(related),
        message: {
          zh: `${table.name.zh}有 ${count} 格空白${totals > 0 ? `，其中总计 ${totals} 格，总计空白无法核对` : '，核对时按 0 计'}；没有发生的请填 0`,
          en: `${table.name.en} has ${count} blank ${count === 1 ? 'cell' : 'cells'}${totals > 0 ? `, ${totals} of them ${totals === 1 ? 'a total' : 'totals'}, and a blank total cannot be checked` : ', counted as 0 in sums'}: write 0 where there was nothing`,
        },
      };
    }
  },
};
