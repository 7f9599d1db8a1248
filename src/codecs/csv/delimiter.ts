/** In order of preference: a comma also separates decimals or thousands, a semicolon parts of a sentence. */
const delimiters = ['\t', ';', ','] as const;

/** The delimiter of a CSV, and the offset of its first record. */
export interface Dialect {
  readonly delimiter: string;
  readonly start: number;
}

/** A first line such as `sep=;`, which tells Excel the delimiter. */
const declaration = /^"?sep=(.)"?(?:\r\n?|\n)/i;

export function declaresDelimiter(text: string): boolean {
  return declaration.test(text);
}

/** Finds the delimiter that a CSV declares in its first line, else the `known` one, else the one that fits best, else a comma. */
export function dialectOf(text: string, known?: string): Dialect {
  const [line = '', declared] = declaration.exec(text) ?? [];
  const start = line.length;
  const fitting = () => delimiterOf(beginningOf(text.slice(start)).replace(/\r\n?/g, '\n'));
  return { delimiter: declared ?? known ?? fitting() ?? ',', start };
}

/** Finds the delimiter that gives most records the same number of fields; `undefined` if there is none. */
export function delimiterOf(text: string): string | undefined {
  const lines = unquoted(text);
  let [best, records, fields]: [string | undefined, number, number] = [undefined, 0, 0];
  for (const delimiter of delimiters) {
    const [width, count] = mostFrequent(lines.map((line) => fieldsIn(line, delimiter)).filter((length) => length > 1));
    if (count > records || (count === records && width > fields)) [best, records, fields] = [delimiter, count, width];
  }
  return best;
}

function fieldsIn(line: string, delimiter: string): number {
  let count = 1;
  for (let at = line.indexOf(delimiter); at >= 0; at = line.indexOf(delimiter, at + 1)) count++;
  return count;
}

/** Returns the beginning of a text, by which a long file is judged. */
export function beginningOf(text: string): string {
  return text.slice(0, 1_000_000);
}

/** Returns the lines of a CSV, as far as it is judged, that are not empty, with every quoted field as `""`. */
export function unquoted(text: string): string[] {
  return beginningOf(text)
    .replace(/"[^"]*"/g, '""')
    .split(/\r\n?|\n/)
    .filter((line) => line.trim() !== '');
}

/** Returns the most frequent number (the greatest of several) and its count. */
function mostFrequent(numbers: readonly number[]): readonly [number, number] {
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  return [...counts].sort(([a, countA], [b, countB]) => countB - countA || b - a)[0] ?? [0, 0];
}
