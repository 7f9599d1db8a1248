import type { Diagnostic, ReportResult } from '../../result.ts';
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
  const rules = new Set(diagnostics.map(({ rule }) => rule));
  const { link = (rule: string) => rule } = page.view;
  const linked = (line: string) => line.replaceAll(/[\w-]+/g, (word) => (rules.has(word) ? link(word) : word));
  const blocks = remarks.map(({ items, lines, candidates, basis }) => [
    ...items.flatMap((one) => itemLines(one, placeWidth, page)),
    ...[...lines, ...candidates.map(({ text }) => `· ${text}`)].flatMap((line) => under(line, page)),
    ...under(basis, page, (line) => page.paint.dim(linked(line))),
  ]);
  return blocks.flatMap((lines, index) => [...(index > 0 ? [''] : []), ...lines]);
}

function under(text: string, page: Page, style?: (line: string) => string): string[] {
  const indent = page.view.language === 'zh' ? 10 : 11;
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
  return { word: pad(weightNames[weight][view.language], view.language === 'zh' ? 6 : 7), style };
}
