import { numeral } from '../../codecs/numerals.ts';
import type { List } from './numbering.ts';
import type { Style } from './styles.ts';

/** What a list prints in front of a paragraph: `一、`, `1.2`. */
export interface Ordinal {
  readonly text: string;
  /** `tab`, `space` or `nothing` sets it apart from the text. */
  readonly suffix: string;
}

/**
 * Counts the paragraphs of all lists: to be asked once for each paragraph that belongs to one, in the order of the document.
 * `undefined` where nothing is printed, or only a bullet.
 */
export type Counter = (list: string, level: number | undefined, style: Style) => Ordinal | undefined;

/** What one kind of list has come to: the number of each level, `undefined` where it is yet to begin. */
type Numbers = (number | undefined)[];

export function createCounter(lists: ReadonlyMap<string, List>): Counter {
  const reached = new Map<string, Numbers>();
  const begun = new Set<List>();

  return (id, stated, style) => {
    const list = lists.get(id);
    if (!list) return undefined;
    const index = stated ?? linkedLevel(list, style) ?? style.item.level ?? 0;
    const level = list.levels.get(index);
    if (!level) return undefined;
    const numbers = reached.get(list.kind) ?? [];
    reached.set(list.kind, numbers);
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
      return format === 'bullet' ? '' : numeral(numbers[at] ?? start(at), format);
    });
    return text === '' ? undefined : { text, suffix: level.suffix };
  };
}

/** The level that is the paragraph's style, or one that it is based on. */
function linkedLevel({ levels }: List, { ids }: Style): number | undefined {
  for (const id of ids) for (const [index, { style }] of levels) if (style === id) return index;
  return undefined;
}
