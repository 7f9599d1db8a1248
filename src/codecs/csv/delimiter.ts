/** Of two that fit equally, the earlier: a comma is also a decimal or thousands separator, a semicolon a mark in a sentence. */
const delimiters = ['\t', ';', ','] as const;

/** What separates the fields of a CSV: whatever gives most records the same number of fields; `undefined` where nothing does. */
export function delimiterOf(text: string): string | undefined {
  const lines = unquoted(text);
  let [best, records, fields]: [string | undefined, number, number] = [undefined, 0, 0];
  for (const delimiter of delimiters) {
    const [width, count] = commonest(lines.map((line) => line.split(delimiter).length).filter((length) => length > 1));
    if (count > records || (count === records && width > fields)) [best, records, fields] = [delimiter, count, width];
  }
  return best;
}

/** The lines of a CSV with anything in them, every quoted field as `""`. Enough of the file to judge it by. */
export function unquoted(text: string): string[] {
  return text
    .slice(0, 1_000_000)
    .replace(/"[^"]*"/g, '""')
    .split(/\r\n?|\n/)
    .filter((line) => line.trim() !== '');
}

/** The number that occurs most often (of several, the greatest), and how often. */
function commonest(numbers: readonly number[]): readonly [number, number] {
  const tally = new Map<number, number>();
  for (const number of numbers) tally.set(number, (tally.get(number) ?? 0) + 1);
  return [...tally].sort(([a, countA], [b, countB]) => countB - countA || b - a)[0] ?? [0, 0];
}
