import { related } from '../result.ts';
import type { Rule } from '../rule.ts';
import type { Text } from '../text.ts';

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
      const counted = countedAs(first.value.kind === 'blank' && first.value.unknown === true, totals);
      yield {
        place: first.place,
        entry: first,
        related: others.map(related),
        message: {
          zh: `${table.name.zh}有 ${count} 格空白，${counted.zh}；没有发生的请填 0`,
          en: `${table.name.en} has ${count} blank ${count === 1 ? 'cell' : 'cells'}, ${counted.en}: write 0 where there was nothing`,
        },
      };
    }
  },
};

/** What became of them in sums. */
function countedAs(unknown: boolean, totals: number): Text {
  if (unknown)
    return { zh: '没有按 0 计，用到的算式无法核对', en: 'not counted as 0, and sums that need one cannot be told' };
  if (totals === 0) return { zh: '核对时按 0 计', en: 'counted as 0 in sums' };
  return {
    zh: `其中总计 ${totals} 格，总计空白无法核对`,
    en: `${totals} of them ${totals === 1 ? 'a total' : 'totals'}, and a blank total cannot be checked`,
  };
}
