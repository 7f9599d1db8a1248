import { aboutEntries, type Rule } from '../model/rule.ts';

export const dashedCount: Rule = {
  id: 'dashed-count',
  severity: 'warning',
  title: { zh: '用“/”“—”“无”代替数字', en: 'A dash is used in place of a number' },
  source: { zh: '各表各格填写统计数字', en: 'every cell of the tables takes a figure' },

  *check({ tables }) {
    for (const { entries, table } of tables) {
      const dashes = entries.filter(({ value }) => value.kind === 'dash');
      const marks = [...new Set(dashes.map(({ cell }) => `“${cell!.text.trim()}”`))];
      yield* aboutEntries(dashes, (count, cells) => ({
        zh: `${table.name.zh}有 ${count} 格以${marks.join('')}代替数字，核对时按 0 计；没有发生的请填 0`,
        en: `${table.name.en} has ${count} ${cells} with ${marks.join(' or ')} for a figure, which counts as 0 in sums: write 0 where there was nothing`,
      }));
    }
  },
};
