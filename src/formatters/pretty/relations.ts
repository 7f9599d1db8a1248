import { displayText } from '../../model/document.ts';
import { tableOf } from '../../model/form.ts';
import { groupBy } from '../../model/group-by.ts';
import type { Assessment, ReportResult } from '../../model/result.ts';
import { equation, lineName } from '../../presentation/arithmetic.ts';
import { pad, printable, widthOf } from '../terminal-text.ts';
import { placeName } from './address.ts';
import type { LineLayout } from './line-layout.ts';

/** A name wider than this does not move the equations to the right. In columns. */
const maxNameWidth = 30;

/** Lists every relation with its arithmetic, then what of the tables was not counted. */
export function relationLines({ report, assessments }: ReportResult, page: LineLayout): string[] {
  const groups = groupBy(assessments, ({ relation }) => `${relation.table} ${relation.id}`);
  const ignored = report.tables.flatMap((table) => table.ignored);
  return [
    ...[...groups.values()].flatMap((group) => groupLines(group, page)),
    ...(ignored.length > 0 ? ['', `  ${page.say('没有计入的内容', 'Left out')}`] : []),
    ...ignored.flatMap(({ cell, why }) => {
      const head = `    ${placeName(cell.place, page)}  `;
      const text = page.say(`“${displayText(cell)}”：${why.zh}`, `“${displayText(cell)}”: ${why.en}`);
      return page.hang(head, widthOf(head), text);
    }),
  ];
}

function groupLines(group: readonly Assessment[], page: LineLayout): string[] {
  const { view, paint } = page;
  const { language } = view;
  const { tick, cross } = view.signs;
  const signs = { holds: paint.green(tick), broken: paint.red(cross), open: paint.yellow('?') };
  const { relation, form } = group[0]!;
  const table = tableOf(form, relation.table)?.name[language] ?? relation.table;
  const [left, right] = [relation.left.name[language], relation.right.name[language]];
  const title = page.say(`${table}：${left} = ${right}`, `${table}: ${left} = ${right}`);
  const rows = group.map((one) => ({
    one,
    where: one.left.entries[0] ? placeName(one.left.entries[0].place, page) : '',
    name: printable(lineName(one, language)),
  }));
  const whereWidth = Math.max(...rows.map(({ where }) => widthOf(where)));
  const nameWidth = Math.max(...rows.map(({ name }) => widthOf(name)).filter((width) => width <= maxNameWidth), 0);
  return [
    '',
    `  ${title}  ${paint.dim(relation.id)}`,
    ...rows.flatMap(({ one, where, name }) => {
      const head = `    ${signs[one.outcome]} ${pad(where, whereWidth)}  `;
      return page.hang(head, 8 + whereWidth, `${pad(name, nameWidth)}  ${equation(one, language)}`);
    }),
  ];
}
