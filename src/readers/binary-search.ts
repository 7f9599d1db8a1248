/** Returns the number of elements at the start of an ordered list for which `isBefore` is true. */
export function countBefore<Element>(list: readonly Element[], isBefore: (element: Element) => boolean): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(list[middle]!)) low = middle + 1;
    else high = middle;
  }
  return low;
}
