import { formatNumeral } from '../../codecs/numerals.ts';

/** The numbering of one level of a list. */
export interface Level {
  /** Named by its first numbers: `1`, `一, 二, 三, ...`; '' for no number. */
  readonly format: string;
  readonly prefix: string;
  readonly suffix: string;
  /** The whole label, such as `%1%.%2%、`, if the file states it. */
  readonly pattern: string | undefined;
  readonly start: number;
  /** The number of levels that the label shows, including its own. */
  readonly shown: number;
}

/** The numbered levels of a list, from 1; levels with bullets are not included. */
export type ListStyle = ReadonlyMap<number, Level>;

/** The current numbers of a list by level, from 1; `undefined` for one that has not begun. */
export type Counts = (number | undefined)[];

/** Counts an item of a level and returns the label before its text, such as `一、` or `1.2`; '' if there is none. */
export function nextLabel(counts: Counts, level: number, style: ListStyle | undefined, restart?: number): string {
  const start = style?.get(level)?.start ?? 1;
  const last = counts[level];
  counts[level] = restart ?? (last === undefined ? start : last + 1);
  counts.length = level + 1;
  for (let above = 1; above < level; above++) counts[above] ??= style?.get(above)?.start ?? 1;
  return labelOf(counts, level, style);
}

function labelOf(counts: Counts, level: number, style: ListStyle | undefined): string {
  const own = style?.get(level);
  const number = (at: number) => ordinal(counts[at] ?? 1, style?.get(at)?.format ?? '');
  if (!own || number(level) === '') return '';
  if (own.pattern !== undefined) return own.pattern.replaceAll(/%(\d+)%/g, (_, at: string) => number(Number(at)));
  const levels = Array.from({ length: level }, (_, index) => index + 1).slice(-Math.max(1, own.shown));
  return `${own.prefix}${levels.map(number).filter(Boolean).join('.')}${own.suffix}`;
}

/** The formats of ECMA-376 by their names in OpenDocument (1.3 part 3, 19.518): the first number, or the first two. */
const formats: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '1': 'decimal',
    '01': 'decimalZero',
    '１': 'decimalFullWidth',
    '①': 'decimalEnclosedCircle',
    a: 'lowerLetter',
    A: 'upperLetter',
    i: 'lowerRoman',
    I: 'upperRoman',
    一: 'chineseCountingThousand',
    壹: 'chineseLegalSimplified',
    '壹, 貳': 'ideographLegalTraditional',
    甲: 'ideographTraditional',
    子: 'ideographZodiac',
  }),
);

/** Returns a number in a format such as `1` or `一, 二, 三, ...`; '' for no format, and for an unknown one. */
export function ordinal(number: number, format: string): string {
  const [one = '', two] = format.split(', ');
  const named = formats.get(`${one}, ${two}`) ?? formats.get(one);
  return named === undefined || !Number.isSafeInteger(number) || number < 0 ? '' : formatNumeral(number, named);
}
