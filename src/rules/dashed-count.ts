import { aboutEntries, type Rule } from '../model/rule.ts';

export const dashedCount: Rule = {
  id: 'dashed-count',
  severity: 'warning',
  title: { zh: '用“/”“—”“无”代替数字', en: 'A dash stands for a figure' },
  source: { zh: '各表各格填写统计数字', en: 'every cell of the tables takes a figure' },

  *check({ tables }) {
    for (const { entries, table } of tables) {
      const [first, ...others] = entries.filter(({ value }) => value.kind === 'dash');
      if (!first) continue;
      const count = others.length + 1;
      const marks = [...new Set([first, ...others].map(({ cell }) => cell?.text.trim() ?? ''))];
      yield {
        ...aboutEntries(first, others),
        message: {
          zh: `${table.name.zh}有 ${count} 格以${marks.map((mark) => `“${mark}”`).join('')}代替数字，核对时按 0 计；没有发生的请填 0`,
          en: `${table.name.en} has ${count} ${count === 1 ? 'cell' : 'cells'} with ${marks.map((mark) => `“${mark}”`).join(' or ')} for a figure, which counts as 0 in sums: write 0 where there was nothing`,
        },
      };
    }
  },
};
