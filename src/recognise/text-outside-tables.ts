import { type FormTable, type Line, lines as linesOf } from '../model/form.ts';
import { remember } from '../model/memoize.ts';
import { normalise, withoutSpaces } from './labels/normalise.ts';
import { wordingsOf } from './labels/wordings.ts';

/** The text of a report that stands in none of its tables: where labels of theirs are among it, a table was not understood. */
export interface TextOutsideTables {
  /** Whether the label of a row stands there. */
  hasLabelOf(line: Line): boolean;
  /** Whether most of a table does: its labels alone, or run together with figures. */
  hasMostOf(table: FormTable): boolean;
}

export const textOutsideTables = remember((texts: readonly string[]): TextOutsideTables => {
  const labels = new Set(texts.map((text) => normalise(withoutTrailingFigures(text.normalize('NFKC')))));
  const joinedText = texts.map(withoutSpaces).join('\n');
  const hasLabelOf = ({ heading }: Line) => wordingsOf(heading).some((wording) => labels.has(wording));
  const precedesFigure = (label: string) =>
    joinedText
      .split(label)
      .slice(1)
      .some((rest) => /^\d/.test(rest));
  return {
    hasLabelOf,
    hasMostOf: ({ blocks }) =>
      blocks.every(({ across, rows, columns }) => {
        if (across) {
          const all = linesOf(columns);
          const together = all.map(({ heading }) => withoutSpaces(heading.label)).join('');
          return joinedText.includes(together) || (all.every(hasLabelOf) && linesOf(rows).some(hasLabelOf));
        }
        const all = linesOf(rows);
        const found = all.filter((line) => hasLabelOf(line) || precedesFigure(withoutSpaces(line.heading.label)));
        return found.length * 2 >= all.length;
      }),
  };
});

/** Figures at the ends of lines that are more than sentences leave there. */
const minTableFigures = 5;

/** Whether a section's text holds figures as only a table does. */
export function hasTableFigures(text: string): boolean {
  const counts = text.normalize('NFKC').split('\n').map(figuresAtEnd);
  return counts.reduce((sum, count) => sum + count, 0) >= minTableFigures;
}

/** Figures with which a line ends, a dash or a stroke among them, but not in front. */
function figuresAtEnd(line: string): number {
  const words = line.trim().split(/\s+/);
  const last = words.findLastIndex((word) => !/^[\d.,/—-]+$/.test(word));
  const first = words.findIndex((word, index) => index > last && /^\d[\d.,]*$/.test(word));
  return first < 0 ? 0 : words.length - first;
}

/** A label without the figures behind it, set apart from it or not. */
export function withoutTrailingFigures(text: string): string {
  let end = text.length;
  while (end > 0 && /[\s\d.,/—无-]/.test(text[end - 1]!)) end--;
  return text.slice(0, end);
}
