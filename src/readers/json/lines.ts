/** Characters of a line that may be a report. */
const maxLineLength = 2 ** 20;

/** A line that is not blank, and the number of lines before it. */
interface Line {
  readonly text: string;
  readonly line: number;
}

/** Yields the lines of a text that are not blank. */
export function* linesOf(text: string): Generator<Line> {
  const end = /\r\n?|\n|$/g;
  for (let [start, line] = [0, 0]; start < text.length; line++) {
    end.lastIndex = start;
    const found = end.exec(text)!;
    const own = text.slice(start, found.index);
    if (own.trim() !== '') yield { text: own, line };
    start = found.index + found[0].length;
    if (found[0] === '') return;
  }
}

/** True if the first line of a text is a whole report, and another object begins on the next: `convert --to json`, a line each. */
export function hasReportALine(text: string): boolean {
  const [first, second] = linesOf(text);
  if (!first || !second?.text.trimStart().startsWith('{') || first.text.length > maxLineLength) return false;
  try {
    const value = JSON.parse(first.text);
    return typeof value === 'object' && value !== null && 'tables' in value;
  } catch {
    return false;
  }
}
