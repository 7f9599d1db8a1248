import { nameOf } from '../model/form.ts';
import { absentLines, type Table } from '../model/report.ts';
import { aboutTable, type Rule } from '../model/rule.ts';
import type { Text } from '../model/text.ts';

export const missingColumn: Rule = {
  id: 'missing-column',
  severity: 'error',
  title: { zh: '缺少规定的列', en: 'A column of the form is missing' },
  source: { zh: '报告格式规定了各表的全部栏目', en: 'the form lists every column of its tables' },

  *check({ tables }) {
    for (const table of tables) {
      for (const { line, id } of absentLines(table, 'column')) {
        const name = nameOf(line);
        const kind = { zh: '一列', en: 'column' };
        const open = table.cut
          ? beyondEdge(table, name, kind)
          : table.lost
            ? withoutLabel(table, name, kind)
            : undefined;
        yield {
          ...aboutTable(table, id),
          label: name,
          ...(open && { kind: 'open' }),
          message: open ?? {
            zh: `${table.table.name.zh}缺少一列，或栏目名称无法辨认：${name.zh}；请按格式补上，没有发生的填 0`,
            en: `${table.table.name.en} lacks the column “${name.en}”, or its label cannot be made out: add it as in the form, with 0 where there was nothing`,
          },
        };
      }
    }
  },
};

/** The message about a row or column that may be beyond the edge of the page. */
export function beyondEdge({ table }: Table, name: Text, kind: Text): Text {
  return {
    zh: `${table.name.zh}超出页面右边，“${name.zh}”${kind.zh}读不到；请缩小表格重新生成，或改用原来的文件`,
    en: `${table.name.en} runs over the right edge of its page, and the ${kind.en} “${name.en}” cannot be read: narrow the table and make the file again, or use the original`,
  };
}

/** The message about a row or column whose label may have lost characters. */
export function withoutLabel({ table }: Table, name: Text, kind: Text): Text {
  return {
    zh: `${table.name.zh}有行名或栏目名称读不出（与别的字叠在一起，或缺少编码），没有找到“${name.zh}”${kind.zh}；请对照原件核对，或改用原来的文件`,
    en: `${table.name.en} has labels that cannot be read, because they overlap others or lack an encoding, and the ${kind.en} “${name.en}” could not be found: compare it with the original, or use the file that it was made from`,
  };
}
