import { sayIn } from '../../model/text.ts';
import { escaped } from '../../writers/html/markup.ts';
import type { View } from '../view.ts';
import type { Body } from './bodies.ts';
import { type Flags, letters } from './flags.ts';

/** Writes what the flags and readings in the tables mean, as far as the page has them. */
export function legendMarkup(
  sections: readonly { readonly body: Body; readonly flags: Flags }[],
  { language }: View,
): string {
  const say = sayIn(language);
  const flags = sections.flatMap((one) => [...one.flags.values()].flat());
  const kinds = new Set(flags.map(({ kind }) => kind));
  const tables = sections.flatMap(({ body }) => body.result?.report.tables ?? []);
  const readings = new Set(tables.flatMap(({ entries }) => entries.map(({ value }) => value.kind)));
  const letter = letters[language][0];
  const all: readonly (readonly [isUsed: boolean, kind: string, sample: string, words: string])[] = [
    [
      kinds.has('error'),
      'error',
      '12 → 21',
      say('有错；箭头后是应填的数', 'wrong; the arrow points to what it should be'),
    ],
    [kinds.has('likely'), 'likely', '12 → 21?', say('很可能有错', 'very likely wrong')],
    [
      flags.some(({ kind, sign }) => kind === 'possible' && sign !== '≠'),
      'possible',
      `12 ${letter}→ 21`,
      say('几种可能之一，逐一核实', 'one of several possible mistakes: check each'),
    ],
    [
      flags.some(({ sign }) => sign === '≠'),
      'possible',
      '12 ≠',
      say('与各项之和不符，看不出错在哪格', 'its sum does not hold, and it is unclear which figure is wrong'),
    ],
    [kinds.has('warning') || kinds.has('info'), 'warning', '12', say('有提醒', 'something to note')],
    [
      kinds.has('open'),
      'open',
      '?',
      say(
        '数值未知，有关的勾稽关系未核对；括号里是由其他数推出的',
        'unknown, so its sums are not checked; in brackets what the other figures give',
      ),
    ],
    [readings.has('blank'), 'blank', '', say('空白', 'blank')],
    [readings.has('dash'), 'dash', '/', say('横线、斜线或“无”，按 0 计', 'a dash, counts as 0')],
  ];
  const items = all
    .filter(([isUsed]) => isUsed)
    .map(([, kind, sample, words]) => `<li><span class=${kind}>${escaped(sample)}</span> ${escaped(words)}`);
  if (items.length === 0) return '';
  const number = `<li><span>①</span> ${escaped(say('见旁边第几条', 'number of the entry about it'))}`;
  return `<ul class=legend aria-label="${say('图例', 'legend')}">${items.join('')}${number}</ul>`;
}
