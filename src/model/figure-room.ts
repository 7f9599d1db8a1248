/** Room for some figures in a list, from `start`. */
export interface FigureRoom {
  readonly figures: Float64Array;
  readonly start: number;
}

/** Reports whose figures are in one list: a list of its own for each would take as long as to fill it. */
const together = 64;

/** Returns a function that gives room for so many figures each time. */
export function roomFor(count: number): () => FigureRoom {
  let figures = new Float64Array(0);
  let next = 0;
  return () => {
    if (next === figures.length) [figures, next] = [new Float64Array(count * together), 0];
    const start = next;
    next += count;
    return { figures, start };
  };
}
