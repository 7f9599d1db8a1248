import { format } from '../../model/decimal.ts';
import type { Entry } from '../../model/report.ts';
import type { Text } from '../../model/text.ts';
import { entryText } from '../entry-text.ts';

/** The way a cell was read, if the figure alone does not show it. */
export type Reading = 'blank' | 'unknown' | 'dash' | 'unreadable' | 'taken' | 'missing' | 'untied' | 'hidden';

/** The meanings of readings, in the order of the legend. */
export const readings: Readonly<Record<Reading, Text>> = {
  unreadable: { zh: '不是数字，未取数', en: 'not a number, not used' },
  missing: { zh: '该行该栏在表中没有这一格', en: 'the table has its row and column, but not this cell' },
  untied: { zh: '此处有数字，但未能对应到单元格', en: 'there are figures here that could not be matched to a cell' },
  taken: { zh: '写法特殊，按所注的数读取', en: 'written unusually, taken as noted' },
  unknown: { zh: '空白，不能按 0 计，数值未知', en: 'blank, not counted as 0' },
  blank: { zh: '空白，相加时按 0 计', en: 'blank, counts as 0' },
  dash: { zh: '横线、斜线或“无”，按 0 计', en: 'a dash, counts as 0' },
  hidden: { zh: '在隐藏的行、列或工作表中', en: 'in a hidden row, column or sheet' },
};

/** The badges shown beside the figure in the cell. */
export const badges: Readonly<Record<Exclude<Reading, 'taken'>, Text>> = {
  unreadable: { zh: '读不出', en: 'unread' },
  missing: { zh: '原件没有', en: 'not there' },
  untied: { zh: '未读取', en: 'not read' },
  unknown: { zh: '空·未知', en: 'unknown' },
  blank: { zh: '空', en: 'blank' },
  dash: { zh: '按 0', en: '= 0' },
  hidden: { zh: '隐藏', en: 'hidden' },
};

export function readingsOf({ value, cell, at }: Entry): Reading[] {
  const hidden: Reading[] = cell?.hidden ? ['hidden'] : [];
  if (value.kind === 'number') return format(value.number) === cell?.text.trim() ? hidden : ['taken', ...hidden];
  const isUnknown = value.kind === 'blank' && (at.total || value.unknown);
  return [isUnknown ? 'unknown' : readingOf[value.kind], ...hidden];
}

const readingOf = {
  blank: 'blank',
  dash: 'dash',
  unreadable: 'unreadable',
  absent: 'missing',
  unread: 'untied',
} as const;

/**
 * Returns the badge of a figure taken from an unusual text, `取 22`; if the file shows another number than it stores,
 * `显示 21`.
 */
export function takenBadge(entry: Entry): Text {
  const { value, cell } = entry;
  const text = cell?.text.trim() ?? '';
  if (value.kind !== 'number') return { zh: '', en: '' };
  if (entryText(entry).trim() === text) return { zh: `取 ${format(value.number)}`, en: `= ${format(value.number)}` };
  return { zh: `显示 ${text}`, en: `shows ${text}` };
}
