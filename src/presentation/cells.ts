import { format } from '../model/decimal.ts';
import { addressIn, displayText, isOnLine, placeIn } from '../model/document.ts';
import type { Entry } from '../model/report.ts';
import type { Change, Diagnostic, Explanation } from '../model/result.ts';
import { type Language, sayIn, type Text } from '../model/text.ts';

/** Reasons for which a figure is unknown, by the kind of its value. */
export const unknownNames: Readonly<Record<Exclude<Entry['value']['kind'], 'number' | 'dash'>, Text>> = {
  blank: { zh: '空白', en: 'blank' },
  unreadable: { zh: '读不出数字', en: 'not a number' },
  unread: { zh: '未能读取', en: 'not read' },
  absent: { zh: '表中没有', en: 'not in the table' },
};

/** Returns the figure of a cell, `12`; its text where it is not a number; `空白` where it has none. */
export function figureOf({ value, cell }: Entry, language: Language): string {
  if (value.kind === 'number') return format(value.number);
  return (cell && displayText(cell).trim()) || unknownNames.blank[language];
}

/** Returns the address of a cell without its sheet; its label where several cells may be on one line. */
export function cellName({ at, place: { sheet, ...place } }: Entry, language: Language): string {
  return (isOnLine(place) ? '' : addressIn(place, language)) || at.label[language];
}

/** `J27 （七）总计·总计 21→27` */
export function changeIn({ entry, suggested }: Change, language: Language): string {
  const [now, to] = [figureOf(entry, language), format(suggested)];
  const parts = [placeIn(entry.place, language), entry.at.label[language], now === to ? to : `${now}→${to}`];
  return parts.filter((part, index) => index > 0 || part !== '').join(' ');
}

/** `J26 （二）部分公开·总计 12→21（两位数字写颠倒）`; several mistakes are separated by semicolons. */
export function explanationIn({ mistakes }: Explanation, language: Language): string {
  const say = sayIn(language);
  return mistakes
    .map(({ changes, reason }) => {
      const cells = changes.map((change) => changeIn(change, language)).join(say('、', ', '));
      return say(`${cells}（${reason.zh}）`, `${cells} (${reason.en})`);
    })
    .join(say('；', '; '));
}

/** ` 等 25 格`: says how many there are in all where only some are named; else empty. */
export function remainder(all: number, named: number, language: Language): string {
  return all <= named ? '' : sayIn(language)(` 等 ${all} 格`, ` and ${all - named} more`);
}

/** `可由其他数推出：J8 为 272`: the figures that open findings get from the others; empty where there are none. */
export function derivedIn(findings: readonly Diagnostic[], language: Language, max?: number): string {
  const derived = new Map(findings.flatMap(({ suspects }) => suspects.map((suspect) => [suspect.entry, suspect])));
  if (derived.size === 0) return '';
  const say = sayIn(language);
  const named = [...derived.values()].slice(0, max).map(({ entry, suggested }) => {
    const [where, to] = [cellName(entry, language), format(suggested)];
    return say(`${where} 为 ${to}`, `${where} is ${to}`);
  });
  const list = named.join(say('、', ', ')) + remainder(derived.size, named.length, language);
  return say(`可由其他数推出：${list}`, `the other figures give: ${list}`);
}
