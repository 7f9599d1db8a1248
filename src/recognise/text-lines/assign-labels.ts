import type { Line } from '../../model/form.ts';
import { weightsUpTo } from '../labels/ordered-choices.ts';
import type { RowLabel } from './row-labels.ts';

/** The row of the form that each row of figures is; `undefined` where there is none. */
export type Assignment = readonly (RowLabel | undefined)[];

/**
 * Gives the rows of figures one label each, in the form's order, so that as many rows as possible have one. Returns
 * `undefined` if this is possible in two ways.
 */
export function assignLabels(
  options: readonly (readonly RowLabel[])[],
  lines: readonly Line[],
): Assignment | undefined {
  const place = new Map(lines.map((line, index) => [line, index]));
  // A correctly spelt label weighs a little more.
  const choices = options.flatMap((labels, item) =>
    labels.map((label) => ({ item, label, at: place.get(label.line)!, weight: label.exact ? 10 : 9 })),
  );
  // The best assignment with a choice weighs as much as the choices up to it and those from it on.
  const before = weightsUpTo(choices);
  const fromEnd = choices.toReversed().map(({ item, at, weight }) => ({ item: -item, at: -at, weight }));
  const after = weightsUpTo(fromEnd).toReversed();
  const maxWeight = Math.max(0, ...before);
  const chosen = choices.filter(({ weight }, index) => before[index]! + after[index]! - weight === maxWeight);

  const assigned: (RowLabel | undefined)[] = options.map(() => undefined);
  const taken = new Set<Line>();
  for (const { item, label } of chosen) {
    if (assigned[item] || taken.has(label.line)) return undefined;
    assigned[item] = label;
    taken.add(label.line);
  }
  return sharesWords(assigned) ? undefined : assigned;
}

/** True if two rows of figures claim the same words. */
function sharesWords(assigned: Assignment): boolean {
  const words = assigned.flatMap((label) => label?.words ?? []);
  return new Set(words).size < words.length;
}
