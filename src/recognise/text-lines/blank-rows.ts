import type { Word } from '../../model/document.ts';
import { findLine } from '../labels/find-line.ts';
import { normalise } from '../labels/normalise.ts';
import type { Assignment } from './assign-labels.ts';
import type { FigureRow } from './figure-rows.ts';
import type { PrintedLine } from './printed-line.ts';
import type { FilledRow } from './reading.ts';
import { maxLabelLines, type RowLabel, type TableRows, textOf } from './row-labels.ts';

export type BlankRow = FilledRow & Pick<RowLabel, 'words'>;

/** Finds the rows of the form whose label has no figure, in the gap where the row belongs. */
export function blankRows(
  lines: readonly PrintedLine[],
  figures: readonly FigureRow[],
  labels: Assignment,
  { lines: all, named }: TableRows,
): BlankRow[] {
  const used = new Set(labels.flatMap((label) => label?.words ?? []));
  const blanks: BlankRow[] = [];
  const known = new Set(labels.map((label) => label?.line));
  for (const [index, { place }] of lines.entries()) {
    for (const words of labelsFrom(lines, index)) {
      const text = textOf(words);
      const line = named.get(normalise(text)) ?? findLine(text, all);
      if (!line || line === 'group' || known.has(line) || words.some((word) => used.has(word))) continue;
      const before = labels.findLast((one, row) => one && figures[row]!.last <= index);
      const after = labels.find((one, row) => one && figures[row]!.first > index);
      const at = all.indexOf(line);
      if ((before && all.indexOf(before.line) >= at) || (after && all.indexOf(after.line) <= at)) continue;
      known.add(line);
      blanks.push({ line, place, values: [], words });
    }
  }
  return blanks;
}

/**
 * Yields the words that may form a label, beginning in one line and reaching into the next, without a figure in any of
 * these lines.
 */
function* labelsFrom(lines: readonly PrintedLine[], start: number): Generator<readonly Word[]> {
  const end = lines.findIndex(({ values, mixed }, index) => index >= start && (values.length > 0 || mixed));
  const free = lines
    .slice(start, Math.min(start + maxLabelLines, end < 0 ? lines.length : end))
    .map(({ label }) => label);
  for (const { from } of free[0] ?? []) {
    for (let length = 1; length <= free.length; length++) {
      yield free.slice(0, length).flatMap((line) => line.filter((word) => word.from >= from));
    }
  }
}
