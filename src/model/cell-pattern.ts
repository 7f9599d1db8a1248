/** Returns a function that tells whether the id of a cell is one, or, with `*` for the rest of a row's id, begins and ends like it. */
export function cellMatcher(pattern: string): (id: string) => boolean {
  const star = pattern.indexOf('*');
  if (star < 0) return (id) => id === pattern;
  const [start, end] = [pattern.slice(0, star), pattern.slice(star + 1)];
  return (id) => id.startsWith(start) && id.endsWith(end);
}
