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
  for (let hasMore = true; ; ) {
    const running = begun.filter(({ isDone }) => !isDone);
    if (hasMore && begun.length < ahead && mayBegin(begun, running.length, atOnce())) {
      const next = await items.next();
      if (next.done) hasMore = false;
      else begun.push(begin(work(next.value), isLarge(next.value)));
    } else if (begun[0]?.isDone) yield await begun.shift()!.result;
    else if (begun.length > 0) await Promise.race(running.map(({ ended }) => ended));
    else return;
  }
}

function mayBegin(begun: readonly Begun<unknown>[], running: number, atOnce: number): boolean {
  return running < atOnce && begun.filter(({ isLarge }) => isLarge).length < atOnce;
}

interface Begun<R> {
  readonly result: Promise<R>;
  /** Resolves when the work has ended, be it with an error. */
  readonly ended: Promise<void>;
  readonly isLarge: boolean;
  isDone: boolean;
}

function begin<R>(result: Promise<R>, isLarge: boolean): Begun<R> {
  const end = () => {
    begun.isDone = true;
  };
  const begun: Begun<R> = { result, ended: result.then(end, end), isLarge, isDone: false };
  return begun;
}
