import { type Severity, severities } from '../../form.ts';
import type { Diagnostic, ReportResult } from '../../result.ts';
import { pad, plain, widthOf } from '../columns.ts';
import type { View } from '../index.ts';
import { placeName } from './address.ts';
import { type Accusation, accusations } from './culprits.ts';
import { openGroups } from './open.ts';
import type { Page } from './page.ts';

/** A place longer than this does not move the words of the others to the right, in columns. */
const widestPlace = 22;

/** One line of the list: a word for its weight, where, what. */
export interface Item {
  readonly weight: Severity | 'open';
  readonly where: string;
  readonly what: string;
  readonly rule: string;
}

/** Whether a finding is to be shown. */
export function isVisible({ kind, severity }: Diagnostic, { quiet, strict, failOn }: View): boolean {
  if (!quiet) return true;
  if (kind === 'open') return strict && severity === 'error';
  return severities.indexOf(severity) <= Math.max(0, severities.indexOf(failOn as Severity));
}

/** The findings of one report: gravest first, those of one rule together, and with them what the rule rests on. */
export function findingLines(
  diagnostics: readonly Diagnostic[],
  result: ReportResult | undefined,
  page: Page,
): string[] {
  const shown = diagnostics.filter((one) => isVisible(one, page.view));
  const accused = result ? accusations(result, shown, page) : [];
  const explained = new Set(accused.flatMap(({ findings }) => findings));
  const failing = shown.filter((one) => one.kind === 'fail' && !explained.has(one));
  const items = [
    ...severities
      .flatMap((weight) => failing.filter(({ severity }) => severity === weight))
      .map((one) => item(one, page)),
    ...openGroups(
      shown.filter(({ kind }) => kind === 'open'),
      result,
      page,
    ),
  ];
  const accusedItems = accused.map((one) => accusedItemsOf(one, page));
  const placeWidth = Math.max(
    0,
    ...[...accusedItems.flat(), ...items].map(({ where }) => widthOf(where)).filter((width) => width <= widestPlace),
  );
  const blocks = [
    ...accused.map(({ findings, lines }, index) => [
      ...accusedItems[index]!.flatMap((one) => itemLines(one, placeWidth, page)),
      ...lines.flatMap((line) => under(line, page)),
      ...ruleLine([...new Set(findings.map(({ rule }) => rule))], result, page),
    ]),
    ...byRule(items).map((group) => [
      ...group.flatMap((one) => itemLines(one, placeWidth, page)),
      ...ruleLine([group[0]!.rule], result, page),
    ]),
  ];
  return blocks.flatMap((lines, index) => [...(index > 0 ? [''] : []), ...lines]);
}

/** The mistake itself; or, where it cannot be told, each broken relation. */
function accusedItemsOf({ head, findings }: Accusation, page: Page): Item[] {
  if (!head) return findings.map((one) => item(one, page));
  const weight = severities.find((one) => findings.some(({ severity }) => severity === one)) ?? 'error';
  return [{ weight, ...head, rule: findings[0]?.rule ?? '' }];
}

function under(text: string, page: Page, style?: (line: string) => string): string[] {
  const indent = page.view.language === 'zh' ? 10 : 11;
  return page.hang(' '.repeat(indent), indent, text, style);
}

export function item({ kind, severity, place, message, rule }: Diagnostic, page: Page): Item {
  const weight = kind === 'open' ? 'open' : severity;
  return { weight, where: placeName(place, page), what: plain(message[page.view.language]), rule };
}

function byRule(items: readonly Item[]): Item[][] {
  const groups = new Map<string, Item[]>();
  for (const one of items) {
    const key = `${one.weight} ${one.rule}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()];
}

function itemLines({ weight, where, what }: Item, placeWidth: number, page: Page): string[] {
  const { word, style } = weightOf(weight, page);
  const start = `  ${style(word)}  `;
  const startWidth = 4 + widthOf(word);
  if (where === '') return page.hang(start, startWidth, what);
  const head = `${start}${page.paint.bold(where)}${' '.repeat(Math.max(0, placeWidth - widthOf(where)))}  `;
  return page.hang(head, startWidth + Math.max(placeWidth, widthOf(where)) + 2, what);
}

function weightOf(weight: Item['weight'], { say, paint, view }: Page) {
  const { word, style } = {
    error: { word: say('错误', 'error'), style: paint.red },
    warning: { word: say('提醒', 'warning'), style: paint.yellow },
    info: { word: say('提示', 'info'), style: paint.cyan },
    open: { word: say('未核对', 'open'), style: paint.yellow },
  }[weight];
  return { word: pad(word, view.language === 'zh' ? 6 : 7), style };
}

function ruleLine(rules: readonly string[], result: ReportResult | undefined, page: Page): string[] {
  const source = result?.assessments.find(({ relation }) => rules.includes(relation.id))?.relation.source;
  const basis = source === undefined ? '' : page.say(` · 依据 ${source}`, ` · ${source}`);
  const { link = (rule: string) => rule } = page.view;
  const linked = (line: string) => line.replaceAll(/[\w-]+/g, (word) => (rules.includes(word) ? link(word) : word));
  return under(plain(rules.join(page.say('、', ', ')) + basis), page, (line) => page.paint.dim(linked(line)));
}
