import { aboutEntries, aboutTable, type Rule } from '../model/rule.ts';

export const hiddenFigures: Rule = {
  id: 'hidden-figures',
  severity: 'warning',
  title: { zh: '数据在隐藏的行、列或工作表中', en: 'Figures are in hidden rows, columns or sheets' },
  source: { zh: '公开的报告应当看得见全部数据', en: 'a published report should show all its figures' },

  *check({ tables, repeated }) {
    for (const { entries, table } of tables) {
      const hidden = entries.filter(({ cell }) => cell?.hidden);
      yield* aboutEntries(hidden, (count, cells) => ({
        zh: `${table.name.zh}有 ${count} 格在隐藏的行、列或工作表中，照样参加核对；请取消隐藏后检查`,
        en: `${table.name.en} has ${count} ${cells} in hidden rows, columns or sheets, which are checked all the same: unhide and look at them`,
      }));
    }
    for (const [number, one] of repeated.entries()) {
      if (!one.hidden) continue;
      const { table } = one;
      yield {
        ...aboutTable(one, `${table.id}/${number}`),
        message: {
          zh: `另有一张隐藏的${table.name.zh}，未核对；不需要的请删去`,
          en: `another ${table.name.en} is hidden and was not checked: delete it if it is not needed`,
        },
      };
    }
  },
};
