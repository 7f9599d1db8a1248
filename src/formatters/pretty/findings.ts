import type { Diagnostic, ReportResult } from '../../model/result.ts';
import { ruleTitle } from '../../presentation/listing/words.ts';
import { pad, widthOf } from '../columns.ts';
import type { Page } from './page.ts';
import { type Item, remarksOf, type Weight, weightNames } from './remarks.ts';

/** A place longer than this does not move the words of the others to the right, in columns. */
const widestPlace = 22;

/** The findings of one report: gravest first, those of one rule together, and with them what the rule rests on. */
export function findingLines(
  diagnostics: readonly Diagnostic[],
  result: ReportResult | undefined,
  page: Page,
): string[] {
  const remarks = remarksOf(diagnostics, result, page);
  const placeWidth = Math.max(
    0,
    ...remarks
      .flatMap(({ items }) => items)
      .map(({ where }) => widthOf(where))
      .filter((width) => width <= widestPlace),
  );
  const linked = linker(diagnostics, result, page);
  const blocks = remarks.map(({ items, lines, candidates, basis }) => [
    ...items.flatMap((one) => itemLines(one, placeWidth, page)),
    ...[...lines, ...candidates.map(({ text }) => `· ${text}`)].flatMap((line) => under(line, page)),
    ...(basis === '' ? [] : under(basis, page, (line) => page.paint.dim(linked(line)))),
  ]);
  return blocks.flatMap((lines, index) => [...(index > 0 ? [''] : []), ...lines]);
}

/** Makes the titles of rules in a line lead to their pages. A title that is broken over lines does not. */
function linker(
  diagnostics: readonly Diagnostic[],
  result: ReportResult | undefined,
  { view: { link, language } }: Page,
): (line: string) => string {
  if (!link) return (line) => line;
  const rules = new Map(diagnostics.map(({ rule }) => [ruleTitle(rule, result?.assessments ?? [])[language], rule]));
  const titles = [...rules.keys()].toSorted((a, b) => b.length - a.length);
  const pattern = new RegExp(titles.map((title) => title.replaceAll(/[()[\]{}.*+?^$|\\]/g, '\\$&')).join('|'), 'g');
  return (line) => line.replaceAll(pattern, (title) => link(rules.get(title)!, title));
}

function under(text: string, page: Page, style?: (line: string) => string): string[] {
  const indent = page.view.language === 'zh' ? 10 : 15;
  return page.hang(' '.repeat(indent), indent, text, style);
}

function itemLines({ weight, where, what }: Item, placeWidth: number, page: Page): string[] {
  const { word, style } = weightOf(weight, page);
  const start = `  ${style(word)}  `;
  const startWidth = 4 + widthOf(word);
  if (where === '') return page.hang(start, startWidth, what);
  const head = `${start}${page.paint.bold(where)}${' '.repeat(Math.max(0, placeWidth - widthOf(where)))}  `;
  return page.hang(head, startWidth + Math.max(placeWidth, widthOf(where)) + 2, what);
}

function weightOf(weight: Weight, { paint, view }: Page) {
  const style = { error: paint.red, warning: paint.yellow, info: paint.cyan, open: paint.yellow }[weight];
  return { word: pad(weightNames[weight][view.language], view.language === 'zh' ? 6 : 11), style };
}
