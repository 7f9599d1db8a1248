/** A possible position of an item; items and positions from 0. */
export interface Choice {
  readonly item: number;
  readonly at: number;
}

/**
 * Returns the choices that are needed to place as many items as possible. Each item takes one position, and later items
 * take later positions. Items left out can be placed in two ways, or not at all.
 */
export function unambiguousChoices<One extends Choice>(choices: readonly One[]): One[] {
  const max = maxPlaced(choices);
  return choices.filter((one) => maxPlaced(choices.filter((other) => other !== one)) < max);
}

/** Returns how many items can be placed together. */
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
