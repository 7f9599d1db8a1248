import { type Line, lines, nameOf } from '../model/form.ts';
import { absentLines, type Table } from '../model/report.ts';
import { aboutTable, type Finding, type Rule } from '../model/rule.ts';
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
      for (const reason of [undefined, beyondEdge, outOfPlace, withoutLabel]) {
        const rows = absent.filter(({ line }) => openReason(table, line) === reason);
        if (rows.length > 0) yield finding(table, rows, reason);
      }
    }
  },
};

/** The message about a row that may be in the table although it was not found. */
type OpenReason = (table: Table, name: Text, kind: Text) => Text;

function openReason(table: Table, row: Line): OpenReason | undefined {
  if (table.cut && isPrintedAcross(table, row)) return beyondEdge;
  if (table.shifted?.has(row.id)) return outOfPlace;
  return table.lost ? withoutLabel : undefined;
}

/** True if a row is printed next to others, so that the edge of the page may cut it off. */
function isPrintedAcross({ table }: Table, row: Line): boolean {
  return table.blocks.some(({ across, rows }) => across && lines(rows).includes(row));
}

type Absent = ReturnType<typeof absentLines>;

/** Reports all rows that a table lacks for one reason in one finding. */
function finding(table: Table, absent: Absent, reason: OpenReason | undefined): Finding {
  const rows = absent.map(({ line }) => line);
  const name = namesOf(rows);
  return {
    ...aboutTable(table, absent[0]!.id),
    ...(rows.length === 1 && { label: name }),
    ...(reason && { kind: 'open' }),
    message: reason
      ? reason(table, name, rows.length === 1 ? { zh: '一行', en: 'row' } : { zh: ` ${rows.length} 行`, en: 'rows' })
      : missing(table, rows, name),
  };
}

function missing({ table }: Table, rows: readonly Line[], name: Text): Text {
  const all = table.blocks.flatMap((block) => lines(block.rows));
  const start = all.indexOf(rows[0]!);
  const last = all[start - 1];
  const add = { zh: '请按格式补上，没有发生的填 0', en: 'as in the form, with 0 where there was nothing' };
  if (last && rows.length > 1 && rows.length === all.length - start) {
    const end = nameOf(last);
    return {
      zh: `${table.name.zh}到“${end.zh}”为止，其后 ${rows.length} 行缺失；${add.zh}`,
      en: `${table.name.en} ends at “${end.en}”, and the ${rows.length} rows after it are missing: add them ${add.en}`,
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

/** The rows that are named before the rest is left out. */
const maxNamed = 3;

function namesOf(rows: readonly Line[]): Text {
  const shown = rows.slice(0, maxNamed).map(nameOf);
  const more = rows.length > shown.length;
  return {
    zh: shown.map(({ zh }) => zh).join('、') + (more ? ' 等' : ''),
    en: shown.map(({ en }) => en).join('”, “') + (more ? '”, “…' : ''),
  };
}

function outOfPlace({ table }: Table, name: Text, kind: Text): Text {
  return {
    zh: `${table.name.zh}“${name.zh}”${kind.zh}的单元格错位（左边可能有单元格合并的行数不对），未读取；请更正合并后再核对`,
    en: `the cells of the ${kind.en} “${name.en}” in ${table.name.en} are out of place (a cell to the left probably spans the wrong number of rows) and were not read: correct the merged cell and check again`,
  };
}
