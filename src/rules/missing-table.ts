import { relationCount } from '../model/form.ts';
import { aboutTable, type Rule } from '../model/rule.ts';

export const missingTable: Rule = {
  id: 'missing-table',
  severity: 'error',
  title: { zh: '缺少规定的表', en: 'A table of the form is missing' },
  source: { zh: '报告格式第二、三、四部分各有一表', en: 'sections 2, 3 and 4 of the form have a table each' },

  *check({ unread }) {
    for (const one of unread) {
      const { form, table, why, pictured, unlisted } = one;
      if (unlisted) continue;
      const section = form.sections.find(({ number }) => number === table.section);
      const name = section ? `${table.name.zh}（${section.heading}）` : table.name.zh;
      const count = relationCount(form, table);
      const unchecked = {
        zh: count > 0 ? `，${count} 项勾稽关系因此未核对` : '',
        en: count > 0 ? `; its ${count} sums are not checked` : '',
      };
      yield why
        ? {
            ...aboutTable(one),
            kind: 'open',
            ...(!pictured && { always: true }),
            message: {
              zh: `${name}无法读取：${why.zh}${unchecked.zh}；请改用原来的表格或 Word 文件`,
              en: `${table.name.en} cannot be read: ${why.en}${unchecked.en}: use the original spreadsheet or Word file`,
            },
          }
        : {
            ...aboutTable(one),
            message: {
              zh: `没有找到${name}${unchecked.zh}；请按格式补上`,
              en: `${table.name.en} is missing${unchecked.en}: add it as in the form`,
            },
          };
    }
  },
};
