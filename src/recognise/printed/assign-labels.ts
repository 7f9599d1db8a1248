import type { Line } from '../../model/form.ts';
import type { RowLabel } from './row-labels.ts';

/** Which row of the form each row of figures is; `undefined` where it is none. */
export type Assignment = readonly (RowLabel | undefined)[];

/** A label spelled right counts a little more than one that is not. */
const weightOf = ({ exact }: RowLabel) => (exact ? 10 : 9);

/**
 * Gives each row of figures one of its labels, in the order of the form, so that as many as can be have one. `undefined`
 * where this can be done in two ways.
 */
export function assignLabels(
  options: readonly (readonly RowLabel[])[],
  lines: readonly Line[],
): Assignment | undefined {
  const place = new Map(lines.map((line, index) => [line, index]));
  const choices = options.flatMap((labels, row) =>
    labels.map((label) => ({ row, label, at: place.get(label.line)!, weight: weightOf(label) })),
  );
  // The best that a choice can be part of: what it and choices before it weigh, and what it and those behind it do.
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

/** The most that each choice weighs together with such as may stand before it. */
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

/** Two rows of figures that lay claim to the same words. */
function sharesWords(assigned: Assignment): boolean {
  const words = assigned.flatMap((label) => label?.words ?? []);
  return new Set(words).size < words.length;
}
