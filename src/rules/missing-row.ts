import { type Line, lines, nameOf } from '../form.ts';
import { absentLines, type Table } from '../report.ts';
import type { Rule } from '../rule.ts';
import { beyondEdge } from './missing-column.ts';

export const missingRow: Rule = {
  id: 'missing-row',
  severity: 'error',
  title: { zh: '缺少规定的行', en: 'A row of the form is missing' },
  source: { zh: '报告格式规定了各表的全部项目', en: 'the form lists every row of its tables' },

  *check({ tables }) {
    for (const table of tables) {
      for (const { line, id } of absentLines(table, 'row')) {
        const name = nameOf(line);
        if (table.cut && isAcross(table, line)) {
          yield {
            place: table.place,
            about: id,
            label: name,
            kind: 'open',
            message: beyondEdge(table, name, { zh: '一行', en: 'row' }),
          };
          continue;
        }
        yield {
          place: table.place,
          about: id,
          label: name,
          message: {
            zh: `${table.table.name.zh}缺少一行，或行名无法辨认：${name.zh}；请按格式补上，没有发生的填 0`,
            en: `${table.table.name.en} lacks the row “${name.en}”, or its label cannot be made out: add it as the form has it, with 0 where there was nothing`,
          },
        };
      }
    }
  },
};

/** Whether a row is printed beside others, so that it ends where its page does. */
function isAcross({ table }: Table, row: Line): boolean {
  return table.blocks.some(({ across, rows }) => across && lines(rows).includes(row));
}
