import { sayIn } from '../../model/text.ts';
import { escaped } from '../../writers/html/markup.ts';
import type { View } from '../view.ts';
import { letters } from './flags.ts';
import type { Drawing } from './table.ts';

/** Writes what the flags and readings in the tables mean, as far as the page has them. */
export function legendMarkup(sections: readonly Drawing[], { language }: View): string {
  const say = sayIn(language);
  const flags = sections.flatMap((one) => [...one.flags.values()].flat());
  const tables = sections.flatMap(({ result }) => result?.report.tables ?? []);
  const used = new Set<string>([
    ...flags.map(({ kind, sign }) => (sign === '≠' ? 'broken' : kind === 'info' ? 'warning' : kind)),
    ...tables.flatMap(({ entries }) => entries.map(({ value }) => value.kind)),
  ]);
  const letter = letters[language][0];
  const all: readonly (readonly [kind: string, sample: string, zh: string, en: string, className?: string])[] = [
    ['error', '12 → 21', '有错；箭头后是应填的数', 'wrong; the arrow points to what it should be'],
    ['likely', '12 → 21?', '很可能有错', 'very likely wrong'],
    ['possible', `12 ${letter}→ 21`, '几种可能之一，逐一核实', 'one of several possible mistakes: check each'],
    [
      'broken',
      '12 ≠',
      '与各项之和不符，看不出错在哪格',
      'its sum does not hold, and it is unclear which figure is wrong',
      'possible',
    ],
    ['warning', '12', '有提醒', 'something to note'],
    [
      'open',
      '?',
      '数值未知，有关的勾稽关系未核对；括号里是由其他数推出的',
      'unknown, so its sums are not checked; in brackets what the other figures give',
    ],
    ['blank', '', '空白', 'blank'],
    ['dash', '/', '横线、斜线或“无”，按 0 计', 'a dash, counts as 0'],
    ['agrees', say('21件', '21'), '正文与表格相符', 'the text agrees with the table'],
    ['sum', 'Σ 21', '正文各分项之和', 'sum of the parts of a list'],
    [
      'stated',
      say('文', '¶'),
      '正文写到这一格；后面的数是正文写的，与表格不符',
      'the text states this figure, or the other one behind the sign',
    ],
  ];
  const marked = sections.flatMap(({ text }) => text.passages.flatMap(({ words }) => words));
  if (marked.some(({ kind, cells }) => kind === 'agrees' && cells.length > 0)) used.add('agrees');
  if (marked.some(({ sign }) => sign.startsWith('Σ'))) used.add('sum');
  if (sections.some(({ text, anchors }) => [...text.byCell.keys()].some((cell) => anchors.has(cell))))
    used.add('stated');
  const items = all
    .filter(([kind]) => used.has(kind))
    .map(
      ([kind, sample, zh, en, name = kind]) =>
        `<li><span class=${name}>${escaped(sample)}</span> ${escaped(say(zh, en))}`,
    );
  if (items.length === 0) return '';
  const number = `<li><span>①</span> ${escaped(say('见旁边第几条', 'number of the entry about it'))}`;
  return `<ul class=legend aria-label="${say('图例', 'legend')}">${items.join('')}${number}</ul>`;
}
