import { ordinal } from './ordinal.ts';

/** How a list prints the numbers of one level. */
export interface Level {
  /** Named by how it begins to count: `1`, `一, 二, 三, ...`. Empty for none. */
  readonly format: string;
  readonly prefix: string;
  readonly suffix: string;
  /** The whole label, `%1%.%2%、`, where the file spells it out. */
  readonly pattern: string | undefined;
  readonly start: number;
  /** Levels that the label shows, its own included. */
  readonly shown: number;
}

/** By level, from 1. A level that prints no number (a bullet) is not among them. */
export type ListStyle = ReadonlyMap<number, Level>;

/** The numbers of one list, by level from 1; `undefined` where none was given yet. */
export type Counts = (number | undefined)[];

/** Counts one further at a level, and gives the label that stands before the text: `一、`, `1.2`; '' for none. */
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
