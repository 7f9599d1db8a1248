import type { Line } from '../../model/form.ts';
import type { RowLabel } from './row-labels.ts';

/** The row of the form that each row of figures is; `undefined` where there is none. */
export type Assignment = readonly (RowLabel | undefined)[];

/** A correctly spelt label weighs a little more. */
const weightOf = ({ exact }: RowLabel) => (exact ? 10 : 9);

/**
 * Gives the rows of figures one label each, in the form's order, so that as many rows as possible have one. Returns
 * `undefined` if this is possible in two ways.
 */
export function assignLabels(
  options: readonly (readonly RowLabel[])[],
  lines: readonly Line[],
): Assignment | undefined {
  const place = new Map(lines.map((line, index) => [line, index]));
  const choices = options.flatMap((labels, row) =>
    labels.map((label) => ({ row, label, at: place.get(label.line)!, weight: weightOf(label) })),
  );
  // The best assignment with a choice weighs as much as the choices up to it and those from it on.
  const before = maxSums(choices, (one, other) => one.row < other.row && one.at < other.at);
  const after = maxSums(choices.toReversed(), (one, other) => one.row > other.row && one.at > other.at).toReversed();
  const maxWeight = Math.max(0, ...before);
  const chosen = choices.filter(({ weight }, index) => before[index]! + after[index]! - weight === maxWeight);

  const assigned: (RowLabel | undefined)[] = options.map(() => undefined);
  const taken = new Set<Line>();
  for (const { row, label } of chosen) {
    if (assigned[row] || taken.has(label.line)) return undefined;
    assigned[row] = label;
    taken.add(label.line);
  }
  return sharesWords(assigned) ? undefined : assigned;
}

interface WeightedChoice {
  readonly row: number;
  readonly at: number;
  readonly weight: number;
}

/** Returns the largest weight of each choice together with choices that may precede it. */
function maxSums(
  choices: readonly WeightedChoice[],
  mayPrecede: (one: WeightedChoice, other: WeightedChoice) => boolean,
): number[] {
  const sums: number[] = [];
  choices.forEach((choice, index) => {
    let maxBefore = 0;
    for (let other = 0; other < index; other++) {
      if (mayPrecede(choices[other]!, choice)) maxBefore = Math.max(maxBefore, sums[other]!);
    }
    sums.push(maxBefore + choice.weight);
  });
  return sums;
}

/** True if two rows of figures claim the same words. */
function sharesWords(assigned: Assignment): boolean {
  const words = assigned.flatMap((label) => label?.words ?? []);
  return new Set(words).size < words.length;
}
