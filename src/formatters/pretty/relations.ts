import { format } from '../../model/decimal.ts';
import { inWords } from '../../model/document.ts';
import { nameOf, tableOf } from '../../model/form.ts';
import type { Entry } from '../../model/report.ts';
import type { Assessment, ReportResult, Sum } from '../../model/result.ts';
import { amount } from '../../relations.ts';
import { pad, plain, widthOf } from '../columns.ts';
import { placeName } from './address.ts';
import type { Page } from './page.ts';

/** Every relation with its arithmetic, and what of the tables was not counted. */
export function relationLines({ report, assessments }: ReportResult, page: Page): string[] {
  const groups = new Map<string, Assessment[]>();
  for (const one of assessments) {
    const key = `${one.relation.table} ${one.relation.id}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const ignored = report.tables.flatMap((table) => table.ignored);
  return [
    ...[...groups.values()].flatMap((group) => groupLines(group, page)),
    ...(ignored.length > 0 ? ['', `  ${page.say('没有计入的内容', 'Left out')}`] : []),
    ...ignored.flatMap(({ cell, why }) => {
      const head = `    ${placeName(cell.place, page)}  `;
      return page.hang(
        head,
        widthOf(head),
        plain(page.say(`“${inWords(cell)}”：${why.zh}`, `“${inWords(cell)}”: ${why.en}`)),
      );
    }),
  ];
}

function groupLines(group: readonly Assessment[], page: Page): string[] {
  const { language } = page.view;
  const { relation, form } = group[0]!;
  const table = tableOf(form, relation.table)?.name[language] ?? relation.table;
  const [left, right] = [relation.left.name[language], relation.right.name[language]];
  const title = page.say(`${table}：${left} = ${right}`, `${table}: ${left} = ${right}`);
  const rows = group.map((one) => ({ one, where: placeOf(one, page), name: plain(lineName(one, page)) }));
  const whereWidth = Math.max(...rows.map(({ where }) => widthOf(where)));
  const nameWidth = Math.max(...rows.map(({ name }) => widthOf(name)).filter((width) => width <= 30), 0);
  return [
    '',
    `  ${title}  ${page.paint.dim(relation.id)}`,
    ...rows.flatMap(({ one, where, name }) => {
      const head = `    ${mark(one, page)} ${pad(where, whereWidth)}  `;
      return page.hang(head, 8 + whereWidth, `${pad(name, nameWidth)}  ${plain(equation(one, page))}`);
    }),
  ];
}

function mark({ outcome }: Assessment, { paint }: Page): string {
  return { holds: paint.green('✓'), broken: paint.red('✗'), open: paint.yellow('?') }[outcome];
}

function placeOf({ left }: Assessment, page: Page): string {
  const [first] = left.entries;
  return first ? placeName(first.place, page) : '';
}

function lineName({ relation, left, line }: Assessment, { view }: Page): string {
  const at = left.entries[0]?.at;
  return at ? nameOf(relation.each === 'row' ? at.row : at.column)[view.language] : line;
}

function equation({ relation, outcome, left, right }: Assessment, page: Page): string {
  const sign = { holds: '=', broken: '≠', open: page.say('与', 'and') }[outcome];
  return `${side(left, relation, page)} ${sign} ${side(right, relation, page)}`;
}

/** `3（2 + 1）`: the sum, and its parts that are not 0; `?` for what is not known. */
function side({ entries, sum }: Sum, { each }: Assessment['relation'], page: Page): string {
  const total = sum === undefined ? '?' : format(sum);
  const parts = entries.flatMap((entry) => {
    const figure = figureOf(entry);
    const name = nameOf(each === 'row' ? entry.at.column : entry.at.row)[page.view.language];
    return figure === '0' ? [] : [`${name} ${figure}`];
  });
  if (entries.length < 2 || parts.length === 0) return total;
  return page.say(`${total}（${parts.join(' + ')}）`, `${total} (${parts.join(' + ')})`);
}

function figureOf(entry: Entry): string {
  const figure = amount(entry);
  return figure ? format(figure) : '?';
}
