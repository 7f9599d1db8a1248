import { type Line, lines, nameOf } from '../model/form.ts';
import { absentLines, type Table } from '../model/report.ts';
import type { Finding, Rule } from '../model/rule.ts';
import type { Text } from '../model/text.ts';
import { beyondEdge, withoutLabel } from './missing-column.ts';

export const missingRow: Rule = {
  id: 'missing-row',
  severity: 'error',
  title: { zh: '缺少规定的行', en: 'A row of the form is missing' },
  source: { zh: '报告格式规定了各表的全部项目', en: 'the form lists every row of its tables' },

  *check({ tables }) {
    for (const table of tables) {
      const absent = absentLines(table, 'row');
      const why = absent.map(({ line }) => mayBeThere(table, line));
      for (const one of [undefined, beyondEdge, outOfPlace, withoutLabel] as const) {
        const rows = absent.filter((_, index) => why[index] === one);
        if (rows.length > 0) yield finding(table, rows, one);
      }
    }
  },
};

/** Why a row that was not found may stand in the table after all, in words. */
type Reason = (table: Table, name: Text, kind: Text) => Text;

function mayBeThere(table: Table, row: Line): Reason | undefined {
  if (table.cut && isAcross(table, row)) return beyondEdge;
  if (table.shifted?.has(row.id)) return outOfPlace;
  return table.lost ? withoutLabel : undefined;
}

/** Whether a row is printed beside others, so that it ends where its page does. */
function isAcross({ table }: Table, row: Line): boolean {
  return table.blocks.some(({ across, rows }) => across && lines(rows).includes(row));
}

type Absent = ReturnType<typeof absentLines>;

/** One for all rows that a table lacks in the same way, however many. */
function finding(table: Table, absent: Absent, why: Reason | undefined): Finding {
  const rows = absent.map(({ line }) => line);
  const name = listed(rows);
  return {
    place: table.place,
    about: absent[0]!.id,
    table: table.table.id,
    label: rows.length === 1 ? name : table.table.name,
    ...(why && { kind: 'open' }),
    message: why
      ? why(table, name, rows.length === 1 ? { zh: '一行', en: 'row' } : { zh: ` ${rows.length} 行`, en: 'rows' })
      : missing(table, rows, name),
  };
}

function missing({ table }: Table, rows: readonly Line[], name: Text): Text {
  const all = table.blocks.flatMap((block) => lines(block.rows));
  const start = all.indexOf(rows[0]!);
  const last = all[start - 1];
  const add = { zh: '请按格式补上，没有发生的填 0', en: 'as the form has it, with 0 where there was nothing' };
  if (last && rows.length > 1 && rows.length === all.length - start) {
    const end = nameOf(last);
    return {
      zh: `${table.name.zh}到“${end.zh}”为止，其后 ${rows.length} 行不在；${add.zh}`,
      en: `${table.name.en} ends at “${end.en}”, and the ${rows.length} rows behind it are not there: add them ${add.en}`,
    };
  }
  return rows.length === 1
    ? {
        zh: `${table.name.zh}缺少一行，或行名无法辨认：${name.zh}；${add.zh}`,
        en: `${table.name.en} lacks the row “${name.en}”, or its label cannot be made out: add it ${add.en}`,
      }
    : {
        zh: `${table.name.zh}缺少 ${rows.length} 行，或行名无法辨认：${name.zh}；${add.zh}`,
        en: `${table.name.en} lacks ${rows.length} rows, or their labels cannot be made out: “${name.en}”: add them ${add.en}`,
      };
}

/** Rows that are named before the rest is left to be seen. */
const mostNamed = 3;

function listed(rows: readonly Line[]): Text {
  const shown = rows.slice(0, mostNamed).map(nameOf);
  const more = rows.length > shown.length;
  return {
    zh: shown.map(({ zh }) => zh).join('、') + (more ? ' 等' : ''),
    en: shown.map(({ en }) => en).join('”, “') + (more ? '” and others' : ''),
  };
}

function outOfPlace({ table }: Table, name: Text, kind: Text): Text {
  return {
    zh: `${table.name.zh}“${name.zh}”${kind.zh}的单元格错位（多半是左边有单元格合并的行数不对），没有读取；请改正合并后再查`,
    en: `the cells of the ${kind.en} “${name.en}” in ${table.name.en} are out of place (one at the left is likely merged over too many rows, or too few), and were not read: merge it rightly and check again`,
  };
}
