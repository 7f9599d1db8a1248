import type { Entry } from '../../model/report.ts';
import { escaped } from '../../writers/html/markup.ts';
import type { Page } from '../pretty/page.ts';
import type { Body } from './bodies.ts';
import { letters, type Mark } from './marks.ts';

/** What the marks of the tables mean; those that the page has. */
export function legendMarkup(
  shown: readonly { readonly body: Body; readonly marks: ReadonlyMap<Entry, readonly Mark[]> }[],
  { say, view }: Page,
): string {
  const marks = shown.flatMap((one) => [...one.marks.values()].flat());
  const kinds = new Set(marks.map(({ kind }) => kind));
  const readings = new Set(
    shown.flatMap(({ body }) =>
      body.result?.report.tables.flatMap(({ entries }) => entries.map(({ value }) => value.kind)),
    ),
  );
  const letter = letters[view.language][0];
  const all: readonly [boolean, string, string, string][] = [
    [
      kinds.has('error'),
      'error',
      '12 → 21',
      say('有错；箭头后是应填的数', 'wrong; behind the arrow what it should be'),
    ],
    [kinds.has('likely'), 'likely', '12 → 21?', say('很可能有错', 'very likely wrong')],
    [
      marks.some(({ kind, sign }) => kind === 'possible' && sign !== '≠'),
      'possible',
      `12 ${letter}→ 21`,
      say('几种可能之一，逐一核实', 'one of several that may be: check each'),
    ],
    [
      marks.some(({ sign }) => sign === '≠'),
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
        '数不知道，有关的勾稽关系没有核对；括号里是由其他数推出的',
        'unknown, so its sums are not checked; in brackets what the other figures give',
      ),
    ],
    [readings.has('blank'), 'blank', '', say('空白', 'blank')],
    [readings.has('dash'), 'dash', '/', say('横线、斜线或“无”，按 0 计', 'a dash, counts as 0')],
  ];
  const items = all
    .filter(([isThere]) => isThere)
    .map(([, kind, sample, words]) => `<li><span class=${kind}>${escaped(sample)}</span> ${escaped(words)}`);
  if (items.length === 0) return '';
  const number = `<li><span>①</span> ${escaped(say('见旁边第几条', 'the number of what is said of it'))}`;
  return `<ul class=legend aria-label="${say('图例', 'legend')}">${items.join('')}${number}</ul>`;
}
