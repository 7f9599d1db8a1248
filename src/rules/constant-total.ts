import { type Entry, isCalculated, type Table } from '../model/report.ts';
import type { Rule } from '../model/rule.ts';

export const constantTotal: Rule = {
  id: 'constant-total',
  severity: 'info',
  title: { zh: '总计中混有手填数字', en: 'A total is typed in while the others are formulas' },
  source: { zh: '手填的总计不随分项变动', en: 'a typed total does not follow its parts' },

  *check({ tables }) {
    for (const table of tables) {
      for (const entry of typedTotals(table)) {
        const { at, cell } = entry;
        yield {
          entry,
          message: {
            zh: `${at.label.zh}是手填的 ${cell!.text.trim()}，旁边的总计是公式，分项改动后它不会跟着变；请也改成公式`,
            en: `${at.label.en} is typed in as ${cell!.text.trim()}, where the totals beside it are formulas, and will not follow its parts: make it a formula as well`,
          },
        };
      }
    }
  },
};

/** Returns typed totals in a row or column most of whose totals are formulas. */
function typedTotals({ entries }: Table): Entry[] {
  const totals = entries.filter(({ at, value }) => at.total && value.kind === 'number');
  if (!totals.some(isCalculated)) return [];
  return totals.filter((entry) => {
    if (isCalculated(entry)) return false;
    return (['row', 'column'] as const).some((kind) => {
      const line = totals.filter(({ at }) => at[kind].id === entry.at[kind].id);
      return line.filter(isCalculated).length * 2 > line.length;
    });
  });
}
