import { nameOf } from '../form.ts';
import { absentLines } from '../report.ts';
import type { Rule } from '../rule.ts';

export const missingColumn: Rule = {
  id: 'missing-column',
  severity: 'error',
  title: { zh: '缺少规定的列', en: 'A column of the form is missing' },
  source: { zh: '报告格式规定了各表的全部栏目', en: 'the form lists every column of its tables' },

  *check({ tables }) {
    for (const table of tables) {
      for (const { line, id } of absentLines(table, 'column')) {
        const name = nameOf(line);
        yield {
          place: table.place,
          about: id,
          label: name,
          message: {
            zh: `${table.table.name.zh}缺少一列，或栏目名称无法辨认：${name.zh}；请按格式补上，没有发生的填 0`,
            en: `${table.table.name.en} lacks the column “${name.en}”, or its label cannot be made out: add it as the form has it, with 0 where there was nothing`,
          },
        };
      }
    }
  },
};
