import { type FormTable, type Line, lines as linesOf } from '../form.ts';
import { remember } from '../remember.ts';
import { normalise, wordingsOf } from './label.ts';

/** The text of a report that stands in none of its tables: where labels of theirs are among it, a table was not understood. */
export interface Outside {
  /** Whether the label of a row stands there. */
  names(line: Line): boolean;
  /** Whether most of a table does: its labels alone, or run together with figures. */
  holds(table: FormTable): boolean;
}

export const outsideOf = remember((texts: readonly string[]): Outside => {
  const labels = new Set(texts.map((text) => normalise(text.normalize('NFKC').replace(figures, ''))));
  const runOn = texts.map(bare).join('\n');
  const names = ({ heading }: Line) => wordingsOf(heading).some((wording) => labels.has(wording));
  const precedesFigure = (label: string) =>
    runOn
      .split(label)
      .slice(1)
      .some((rest) => /^\d/.test(rest));
  return {
    names,
    holds: ({ blocks }) =>
      blocks.every(({ across, rows, columns }) => {
        if (across)
          return runOn.includes(
            linesOf(columns)
              .map(({ heading }) => bare(heading.label))
              .join(''),
          );
        const all = linesOf(rows);
        const found = all.filter((line) => names(line) || precedesFigure(bare(line.heading.label)));
        return found.length * 2 >= all.length;
      }),
  };
});

/** Figures at the ends of lines that are more than sentences leave there. */
const manyFigures = 5;

/** Whether a section's text holds figures as only a table does. */
export function holdsFigures(text: string): boolean {
  const ends = text.normalize('NFKC').matchAll(/(?<=\s)\d[\d.,]*(?:\s+[\d.,/—-]+)*$/gm);
  return [...ends].flatMap(([run]) => run.split(/\s+/)).length >= manyFigures;
}

/** Figures behind a label, set apart from it or not. */
const figures = /(?:[\s\d.,/—-]|无)+$/;

function bare(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s/g, '');
}
