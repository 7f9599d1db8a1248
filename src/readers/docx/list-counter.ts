import { formatNumeral } from '../../codecs/numerals.ts';
import type { List } from './numbering.ts';
import type { Style } from './styles.ts';

/** The number that a list prints in front of a paragraph: `一、`, `1.2`. */
export interface Ordinal {
  readonly text: string;
  /** The separator between the number and the text: `tab`, `space` or `nothing`. */
  readonly suffix: string;
}

/**
 * Counts a paragraph of a list and returns its ordinal; `undefined` if none is printed, or only a bullet. To be called once
 * for each paragraph of a list, in document order. `level` counts from 0.
 */
export type ListCounter = (list: string, level: number | undefined, style: Style) => Ordinal | undefined;

export function createListCounter(lists: ReadonlyMap<string, List>): ListCounter {
  /** The current number of each level of a kind of list; `undefined` for one that has not begun. */
  const numbersOf = new Map<string, (number | undefined)[]>();
  const begun = new Set<List>();

  return (id, stated, style) => {
    const list = lists.get(id);
    if (!list) return undefined;
    const index = stated ?? linkedLevel(list, style) ?? style.item.level ?? 0;
    const level = list.levels.get(index);
    if (!level) return undefined;
    const numbers = numbersOf.get(list.kind) ?? [];
    numbersOf.set(list.kind, numbers);
    if (!begun.has(list)) {
      begun.add(list);
      for (const at of list.starts.keys()) numbers[at] = undefined;
    }
    const start = (at: number) => list.starts.get(at) ?? list.levels.get(at)?.start ?? 1;
    const last = numbers[index];
    numbers[index] = last === undefined ? start(index) : last + 1;
    for (let below = index + 1; below < numbers.length; below++) {
      if (index < (list.levels.get(below)?.restart ?? below)) numbers[below] = undefined;
    }
    if (level.format === 'bullet') return undefined;
    const text = level.pattern.replaceAll(/%([1-9])/g, (_, digit: string) => {
      const at = Number(digit) - 1;
      const format = level.legal ? 'decimal' : (list.levels.get(at)?.format ?? 'decimal');
      return format === 'bullet' ? '' : formatNumeral(numbers[at] ?? start(at), format);
    });
    return text === '' ? undefined : { text, suffix: level.suffix };
  };
}

/** Returns the level that is linked to the style of a paragraph, or to one that the style is based on. */
function linkedLevel({ levels }: List, { ids }: Style): number | undefined {
  for (const id of ids) for (const [index, { style }] of levels) if (style === id) return index;
  return undefined;
}
