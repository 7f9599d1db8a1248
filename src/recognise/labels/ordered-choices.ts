/** One of the positions in an order that an item may take; items and positions from 0. */
export interface Choice {
  readonly item: number;
  readonly at: number;
}

/**
 * The choices without which fewer items would have a position: each item takes one of its own, later ones later
 * positions. What is left out could be placed in two ways, or not at all.
 */
export function unambiguousChoices<One extends Choice>(choices: readonly One[]): One[] {
  const max = maxPlaced(choices);
  return choices.filter((one) => maxPlaced(choices.filter((other) => other !== one)) < max);
}

/** How many items can have a position together. */
function maxPlaced(choices: readonly Choice[]): number {
  const upTo: number[] = [];
  for (const { item, at } of choices) {
    let max = 0;
    choices.slice(0, upTo.length).forEach((other, index) => {
      if (other.item < item && other.at < at) max = Math.max(max, upTo[index]!);
    });
    upTo.push(max + 1);
  }
  return Math.max(0, ...upTo);
}
