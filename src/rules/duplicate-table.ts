import { address } from '../document.ts';
import type { Rule } from '../rule.ts';

export const duplicateTable: Rule = {
  id: 'duplicate-table',
  severity: 'error',
  title: { zh: '同一张表出现两次', en: 'A table comes twice' },
  source: { zh: '报告格式中每张表只有一张', en: 'the form has each table once' },

  *check({ repeated, tables }) {
    for (const [number, { table, place, hidden }] of repeated.entries()) {
      // A hidden copy is hidden-figures'.
      if (hidden) continue;
      const first = tables.find((one) => one.table.id === table.id);
      const at = first ? address(first.place) : '';
      yield {
        place,
        about: `${table.id}/${number}`,
        table: table.id,
        label: table.name,
        message: {
          zh: `${table.name.zh}在同一份报告中重复出现${at ? `（第一次在 ${at}）` : ''}，只核对第一张；请删去多余的一张`,
          en: `${table.name.en} comes again in the same report${at ? ` (first at ${at})` : ''}; only the first is checked: delete the one too many`,
        },
      };
    }
  },
};
