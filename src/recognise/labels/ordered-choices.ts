/** A possible position of an item; items and positions from 0. */
export interface Choice {
  readonly item: number;
  readonly at: number;
  /** 1 by default. */
  readonly weight?: number;
}

/**
 * Returns the choices that are needed to place as many items as possible. Each item takes one position, and later items
 * take later positions. Items left out can be placed in two ways, or not at all.
 */
export function unambiguousChoices<One extends Choice>(choices: readonly One[]): One[] {
  const maxPlaced = (some: readonly Choice[]) => Math.max(0, ...weightsUpTo(some));
  const max = maxPlaced(choices);
  return choices.filter((one) => maxPlaced(choices.filter((other) => other !== one)) < max);
}

/** Returns the largest weight of each choice together with choices before it that place earlier items. */
export function weightsUpTo(choices: readonly Choice[]): number[] {
  const sums: number[] = [];
  for (const { item, at, weight = 1 } of choices) {
    const before = sums.filter((_, index) => choices[index]!.item < item && choices[index]!.at < at);
    sums.push(Math.max(0, ...before) + weight);
  }
  return sums;
}
