import { readFileSync } from 'node:fs';
import { readForm } from '../../src/config/custom-form.ts';
import { readReports } from '../../src/lint.ts';
import { type FormCell, formCells, type Heading, lines } from '../../src/model/form.ts';
import type { Report } from '../../src/model/report.ts';

/** The folder of the form that the docs explain, and of reports on it. */
export const ownFormFolder = new URL('../../fixtures/own-form/', import.meta.url).pathname;

/** A form of one's own: a table without a header, one figure a row, labels in up to three columns. */
export const ownForm = readForm(readFileSync(`${ownFormFolder}gov-website-2018.json`, 'utf8'));

const [table] = ownForm.tables;

/** Its cells, one a row. */
export const ownCells: readonly FormCell[] = formCells(table!);

/** The headings of its rows, groups included. */
export const ownRows: readonly Heading[] = table!.blocks[0]!.rows;

/** Figures by row. */
export type OwnFigures = Readonly<Record<string, number>>;

/** Returns figures in which all sums hold, made from one number a row that is not a sum. */
export function consistentFigures(numbers: readonly number[]): OwnFigures {
  const figures: Record<string, number> = {};
  for (const [index, { row }] of ownCells.entries()) figures[row.id] = numbers[index % numbers.length]!;
  for (const { left, right } of ownForm.relations) {
    figures[left.terms[0]!] = right.terms.reduce((sum, id) => sum + figures[id]!, 0);
  }
  return figures;
}

/** Returns the figures of a report on the form by row; what is not a number is left out. */
export function figuresRead({ tables }: Report): OwnFigures {
  const entries = tables.flatMap((one) => one.entries);
  return Object.fromEntries(
    entries.flatMap(({ at, value }) =>
      value.kind === 'number' ? [[at.row.id, Number(value.number.units) / 10 ** value.number.scale]] : [],
    ),
  );
}

/** Reads the reports on the form in a file. */
export function readOwn(content: string | Uint8Array, path: string): Promise<readonly Report[]> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return readReports(bytes, { path, forms: [ownForm] });
}

/** Returns the labels above a row and its own, outermost first. */
export function pathOf(id: string): string[] {
  const line = lines(ownRows).find((one) => one.id === id)!;
  return [...line.groups, line.heading].map(({ label }) => label);
}
