import { type Line, lines, nameOf } from '../form.ts';
import { absentLines, type Table } from '../report.ts';
import type { Rule } from '../rule.ts';
import type { Text } from '../text.ts';
import { beyondEdge, withoutLabel } from './missing-column.ts';

export const missingRow: Rule = {
  id: 'missing-row',
  severity: 'error',
  title: { zh: '缺少规定的行', en: 'A row of the form is missing' },
  source: { zh: '报告格式规定了各表的全部项目', en: 'the form lists every row of its tables' },

  *check({ tables }) {
    for (const table of tables) {
      for (const { line, id } of absentLines(table, 'row')) {
        const name = nameOf(line);
        const open = mayBeThere(table, line, name);
        yield {
          place: table.place,
          about: id,
          label: name,
          ...(open && { kind: 'open' }),
          message: open ?? {
            zh: `${table.table.name.zh}缺少一行，或行名无法辨认：${name.zh}；请按格式补上，没有发生的填 0`,
            en: `${table.table.name.en} lacks the row “${name.en}”, or its label cannot be made out: add it as the form has it, with 0 where there was nothing`,
          },
        };
      }
    }
  },
};

/** Why a row that was not found may stand in the table after all. */
function mayBeThere(table: Table, row: Line, name: Text): Text | undefined {
  const kind = { zh: '一行', en: 'row' };
  if (table.cut && isAcross(table, row)) return beyondEdge(table, name, kind);
  if (table.shifted?.has(row.id)) return outOfPlace(table, name);
  return table.lost ? withoutLabel(table, name, kind) : undefined;
}

/** Whether a row is printed beside others, so that it ends where its page does. */
function isAcross({ table }: Table, row: Line): boolean {
  return table.blocks.some(({ across, rows }) => across && lines(rows).includes(row));
}

function outOfPlace({ table }: Table, name: Text): Text {
  return {
    zh: `${table.name.zh}“${name.zh}”一行的单元格错位（多半是左边有单元格合并的行数不对），没有读取；请改正合并后再查`,
    en: `the cells of the row “${name.en}” in ${table.name.en} are out of place (one at the left is likely merged over too many rows, or too few), and were not read: merge it rightly and check again`,
  };
}
