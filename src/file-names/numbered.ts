/**
 * Returns a path that is free: itself, else with the first number before its ending, as in `a (2).xlsx`. `take` takes a path if it
 * is free, and returns false if it is not.
 */
export function numbered(path: string, take: (path: string) => boolean): string {
  let free = path;
  for (let number = 2; !take(free); number++) {
    free = path.replace(/(?:\.[^./]*)?$/, (ending) => ` (${number})${ending}`);
  }
  return free;
}

/** Returns a function that gives each path once: one that comes again has a number. */
export function distinctPaths(): (path: string) => string {
  const taken = new Set<string>();
  const take = (path: string) => !taken.has(path) && taken.add(path) !== undefined;
  return (path) => numbered(path, take);
}
