import { address, type Place, placeIn } from '../model/document.ts';
import type { Entry, Table } from '../model/report.ts';
import { aboutTable, type Finding, type Rule } from '../model/rule.ts';
import type { Text } from '../model/text.ts';

export const duplicateTable: Rule = {
  id: 'duplicate-table',
  severity: 'error',
  title: { zh: '同一张表或同一格出现两次', en: 'A table or cell appears twice' },
  source: { zh: '报告格式中每张表只有一张', en: 'the form has each table once' },

  *check({ repeated, tables }) {
    for (const [number, one] of repeated.entries()) {
      const { table, hidden, cells } = one;
      // hidden-figures reports a hidden copy.
      if (hidden) continue;
      const first = tables.find((other) => other.table.id === table.id);
      if (cells) {
        for (const cell of cells) yield repeatedCell(cell, first);
        continue;
      }
      const { zh, en } = placeText(first?.place);
      yield {
        ...aboutTable(one, `${table.id}/${number}`),
        message: {
          zh: `${table.name.zh}在同一份报告中重复出现${zh ? `（第一次在 ${zh}）` : ''}，只核对第一张；请删去多余的一张`,
          en: `${table.name.en} occurs twice in the same report${en ? ` (first at ${en})` : ''}; only the first is checked: delete the extra one`,
        },
      };
    }
  },
};

/** A cell that occurs twice in a list of cells. */
function repeatedCell({ at, cell, place }: Entry, table: Table | undefined): Finding {
  const first = table?.entries.find((one) => one.at.id === at.id);
  const [before, again] = [first?.cell?.text.trim() ?? '', cell?.text.trim() ?? ''];
  const { zh, en } = placeText(first?.place);
  const values: Text =
    before === again
      ? { zh: `都是“${again}”`, en: `“${again}” each time` }
      : { zh: `先是“${before}”，后是“${again}”`, en: `first “${before}”, then “${again}”` };
  return {
    place,
    about: `${at.id}/${first ? address(first.place) : ''}/${address(place)}`,
    table: at.table.id,
    label: at.label,
    quoted: again,
    message: {
      zh: `${at.label.zh}在同一份报告中写了两次（另一处在 ${zh}），${values.zh}，核对的是前一处；请只留下准确的一处`,
      en: `${at.label.en} is given twice in the same report (first at ${en}), ${values.en}; the first is checked: keep the right one and delete the other`,
    },
  };
}

/** Returns a place in words; empty if there is none. */
function placeText(place: Place | undefined): Text {
  return place ? { zh: placeIn(place, 'zh'), en: placeIn(place, 'en') } : { zh: '', en: '' };
}
