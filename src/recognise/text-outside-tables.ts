import { type FormTable, type Line, lines as linesOf } from '../model/form.ts';
import { memoizeInObject } from '../model/memoize.ts';
import { normalise, withoutSpaces } from './labels/normalise.ts';
import { wordingsOf } from './labels/wordings.ts';

/** Searches the text of a report outside its tables. If it holds labels of a table, that table was not understood. */
export const textOutsideTables = memoizeInObject((texts: readonly string[]) => {
  const labels = new Set(texts.map((text) => normalise(withoutTrailingFigures(text.normalize('NFKC')))));
  const joinedText = texts.map(withoutSpaces).join('\n');
  /** True if the text has the label of a row. */
  const hasLabelOf = ({ heading }: Line) => wordingsOf(heading).some((wording) => labels.has(wording));
  const precedesFigure = (label: string) =>
    joinedText
      .split(label)
      .slice(1)
      .some((rest) => /^\d/.test(rest));
  /** True if the text has most of a table: its labels alone, or joined with figures. */
  const hasMostOf = ({ blocks }: FormTable) =>
    blocks.every(({ across, rows, columns }) => {
      const all = linesOf(across ? columns : rows);
      if (across) {
        const together = all.map(({ heading }) => withoutSpaces(heading.label)).join('');
        return joinedText.includes(together) || (all.every(hasLabelOf) && linesOf(rows).some(hasLabelOf));
      }
      const found = all.filter((line) => hasLabelOf(line) || precedesFigure(withoutSpaces(line.heading.label)));
      return found.length * 2 >= all.length;
    });
  return { hasLabelOf, hasMostOf };
});

/** Number of figures at line ends that ordinary sentences do not reach. */
const minTableFigures = 5;

/** True if lines hold so many figures at their ends that they must be a table. */
export function hasTableFigures(lines: readonly string[]): boolean {
  const counts = lines.map((line) => figuresAtEnd(line.normalize('NFKC')));
  return counts.reduce((sum, count) => sum + count, 0) >= minTableFigures;
}

/** Counts the figures at the end of a line; dashes and slashes count, except before the first figure. */
function figuresAtEnd(line: string): number {
  const words = line.trim().split(/\s+/);
  const last = words.findLastIndex((word) => !/^[\d.,/—-]+$/.test(word));
  const first = words.findIndex((word, index) => index > last && /^\d[\d.,]*$/.test(word));
  return first < 0 ? 0 : words.length - first;
}

/** Removes the figures behind a label, with or without spaces between. */
export function withoutTrailingFigures(text: string): string {
  let end = text.length;
  while (end > 0 && /[\s\d.,/—无-]/.test(text[end - 1]!)) end--;
  return text.slice(0, end);
}
