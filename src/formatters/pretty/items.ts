import { relationsWithOthers } from '../../model/form.ts';
import type { ReportPart } from '../../presentation/by-report.ts';
import { itemsOf } from '../../presentation/items.ts';
import { levelNames } from '../../presentation/levels.ts';
import { isOnItsPage } from '../../presentation/program-rules.ts';
import type { Statement } from '../../presentation/statement.ts';
import { pad, printable, widthOf } from '../terminal-text.ts';
import type { LineLayout } from './line-layout.ts';

/** A place wider than this does not move the texts of the others to the right. In columns. */
const maxPlaceWidth = 22;

/** Lays out the items of one report: each with its details, and the rules that it rests on. */
export function itemLines(part: ReportPart, page: LineLayout): string[] {
  const items = itemsOf(part, page.view);
  const placeWidth = Math.max(
    0,
    ...items
      .flatMap(({ statements }) => statements)
      .map(({ where }) => widthOf(printable(where)))
      .filter((width) => width <= maxPlaceWidth),
  );
  const linked = linker(part, page);
  const blocks = items.map(({ details, candidates, basis, ...item }) => [
    ...shownOf(item.statements, part, page).flatMap((one) => statementLines(one, placeWidth, page)),
    ...moreLines(item.statements, part, page),
    ...[...details, ...candidates.map(({ text }) => `· ${text}`)].flatMap((line) => detailLines(line, page)),
    ...(basis === '' ? [] : detailLines(basis, page, (line) => page.paint.dim(linked(line)))),
  ]);
  return blocks.flatMap((lines, index) => [...(index > 0 ? [''] : []), ...lines]);
}

/** Statements about a relation with other reports, of which one slip breaks many, before the rest are counted. */
const maxStatements = 6;

function shownOf(statements: readonly Statement[], part: ReportPart, { view }: LineLayout): readonly Statement[] {
  return view.verbose || !isWithOthers(statements[0], part) ? statements : statements.slice(0, maxStatements);
}

function moreLines(statements: readonly Statement[], part: ReportPart, page: LineLayout): string[] {
  const more = statements.length - shownOf(statements, part, page).length;
  if (more === 0) return [];
  return detailLines(page.say(`另有 ${more} 处，加 --verbose 全部列出`, `${more} more, which --verbose lists`), page);
}

/** True if a statement is about a relation with other reports. */
function isWithOthers(statement: Statement | undefined, { result }: ReportPart): boolean {
  const { tables = [], unread = [] } = result?.report ?? {};
  const forms = [...tables, ...unread].map(({ form }) => form);
  return forms.flatMap(relationsWithOthers).some(({ id }) => id === statement?.rule?.id);
}

/** Returns what turns the titles of rules in a line into links; a title that is broken over lines stays a text. */
function linker(
  { result, diagnostics }: ReportPart,
  { view: { link, language } }: LineLayout,
): (line: string) => string {
  const linked = diagnostics.filter(({ rule }) => isOnItsPage(rule, result?.report.family));
  if (!link || linked.length === 0) return (line) => line;
  const rules = new Map(linked.map(({ rule, title }) => [title[language], rule]));
  const titles = [...rules.keys()].toSorted((a, b) => b.length - a.length);
  const pattern = new RegExp(titles.map((title) => title.replaceAll(/[()[\]{}.*+?^$|\\]/g, '\\$&')).join('|'), 'g');
  return (line) => line.replaceAll(pattern, (title) => link(rules.get(title)!, title));
}

function detailLines(text: string, page: LineLayout, style?: (line: string) => string): string[] {
  const indent = page.view.language === 'zh' ? 10 : 15;
  return page.hang(' '.repeat(indent), indent, text, style);
}

function statementLines({ level, where, text }: Statement, placeWidth: number, page: LineLayout): string[] {
  const { paint, view } = page;
  const style = { error: paint.red, warning: paint.yellow, info: paint.cyan, open: paint.yellow }[level];
  const levelWidth = view.language === 'zh' ? 6 : 11;
  const start = `  ${style(pad(levelNames[level][view.language], levelWidth))}  `;
  if (where === '') return page.hang(start, 4 + levelWidth, text);
  const place = printable(where);
  const width = Math.max(placeWidth, widthOf(place));
  const padding = ' '.repeat(width - widthOf(place));
  return page.hang(`${start}${paint.bold(place)}${padding}  `, levelWidth + width + 6, text);
}
