/** Bounds within which `mapInOrder` goes ahead. */
export interface Bounds {
  /** Items that are worked on at the same time. Asked before each item, since it may change. */
  readonly atOnce: () => number;
  /** Items that are begun before the result of the first of them is taken. */
  readonly ahead: number;
}

/**
 * Yields what `work` makes of each item, in the order of the items, whichever is done first. An error is thrown when its turn
 * comes. Of items that `isLarge` names, which fill the memory, no more are begun than are worked on.
 */
export async function* mapInOrder<T, R>(
  items: AsyncIterator<T>,
  { atOnce, ahead }: Bounds,
  work: (item: T) => Promise<R>,
  isLarge: (item: T) => boolean = () => false,
): AsyncGenerator<R> {
  const begun: Begun<R>[] = [];
  let [running, large] = [0, 0];
  let onEnd = () => {};
  const begin = (item: T): Begun<R> => {
    const end = () => {
      one.isDone = true;
      running--;
      onEnd();
    };
    const one: Begun<R> = { result: work(item), isLarge: isLarge(item), isDone: false };
    running++;
    if (one.isLarge) large++;
    one.result.then(end, end);
    return one;
  };
  for (let hasMore = true; ; ) {
    if (hasMore && begun.length < ahead && Math.max(running, large) < atOnce()) {
      const next = await items.next();
      if (next.done) hasMore = false;
      else begun.push(begin(next.value));
    } else if (begun[0]?.isDone) {
      const { result, isLarge } = begun.shift()!;
      if (isLarge) large--;
      yield await result;
    } else if (begun.length > 0) {
      await new Promise<void>((resolve) => {
        onEnd = resolve;
      });
    } else return;
  }
}

/** An item whose result was not taken yet. */
interface Begun<R> {
  readonly result: Promise<R>;
  readonly isLarge: boolean;
  /** True if the work has ended, be it with an error. */
  isDone: boolean;
}
