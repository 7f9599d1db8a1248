/** Returns a path with another ending: `a.b.xlsx` → `a.b.json`. */
export function withEnding(path: string, ending: string): string {
  return path.replace(/(?<=[^./\\])\.[^./\\]*$/, '') + ending;
}
