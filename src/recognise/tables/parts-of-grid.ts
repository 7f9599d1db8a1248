import { attachedValues } from '../../model/attached-values.ts';
import type { Grid, GridRow, Place } from '../../model/document.ts';
import type { Form } from '../../model/form.ts';
import { isCaption } from '../caption.ts';
import { isEmpty, slotsOf } from '../slots.ts';
import type { TablePart } from '../table-part.ts';
import { headlessAt } from './headless.ts';
import { knownBeginning } from './known-beginnings.ts';
import { transposedAt } from './transposed.ts';
import { type FoundTables, findUpright, readUpright } from './upright.ts';

/** A line of text outside the tables: a paragraph, or a cell of a row that belongs to no table. */
export interface TextLine {
  readonly text: string;
  readonly place: Place;
  /** Leads to another page. */
  readonly link?: true;
  /** A line of a file that has only lines: a paragraph may take several. */
  readonly printed?: true;
}

/**
 * Yields the form's tables in a grid and the lines of text around them, from top to bottom; `above` is the line above
 * the grid.
 */
export function* partsOfGrid(
  { rows, cut, aside }: Grid,
  forms: readonly Form[],
  above: string | undefined,
): Generator<TablePart | TextLine> {
  for (let index = 0; index < rows.length; ) {
    const found = tablesAt(rows, index, forms, index === 0 ? above : onlyText(rows[index - 1]!));
    if (!found) {
      if (!slotsOf(rows[index]!).some(({ cell }) => isCaption(cell.text, forms))) yield* textOf(rows[index]!);
      index++;
      continue;
    }
    const hidden = aside ?? isHidden(rows.slice(index, found.end));
    for (const part of found.parts) yield { ...part, hidden, ...(cut && { cut }) };
    index = found.end;
  }
}

/** Finds the tables that begin in a row: upright, transposed if more cells are found that way, or without a header. */
function tablesAt(
  rows: readonly GridRow[],
  index: number,
  forms: readonly Form[],
  above: string | undefined,
): FoundTables | undefined {
  const known = knownBeginning(rows, index, forms);
  if (known === 'nothing') return undefined;
  if (known) return readUpright(known, rows, index, forms, above);
  const upright = findUpright(rows, index, forms, { ends: (end) => transposedAt(rows, end, forms) !== undefined });
  const read = upright && readUpright(upright, rows, index, forms, above);
  const transposed = transposedAt(rows, index, forms);
  const found = transposed && (!read || cellCount(transposed) > cellCount(read)) ? transposed : read;
  return found ?? headlessAt(rows, index, forms);
}

function cellCount({ parts }: FoundTables): number {
  const counts = parts.map(({ readings }) => Math.max(...readings.map(({ entries }) => entries.size)));
  return counts.reduce((sum, count) => sum + count, 0);
}

/** Returns the text of a row that has nothing else. */
function onlyText(row: GridRow): string | undefined {
  const [filled, ...others] = slotsOf(row).filter(({ cell }) => !isEmpty(cell));
  return others.length === 0 ? filled?.cell.text : undefined;
}

/** True if nothing of some rows shows; blank rows below a hidden table may. */
function isHidden(rows: readonly GridRow[]): boolean {
  return rows.every(isHiddenRow);
}

/** Tells of patterns of rows whether these are hidden. */
const hiddenPatterns = attachedValues<object, boolean>();

/** True if nothing of a row shows. Rows of one pattern are alike in that, and need not make their cells. */
function isHiddenRow(row: GridRow): boolean {
  const known = row.pattern && hiddenPatterns.get(row.pattern);
  if (known !== undefined) return known;
  const found = row.cells.every((cell) => !cell || cell.hidden || isEmpty(cell));
  if (row.pattern) hiddenPatterns.set(row.pattern, found);
  return found;
}

/** Yields the texts of a row; a cell over several rows only where it begins. */
function* textOf(row: GridRow): Generator<TextLine> {
  for (const { cell } of slotsOf(row)) {
    const begins = (cell.place.row ?? Infinity) >= (row.place.row ?? 0);
    if (begins && cell.text.trim() !== '') yield { text: cell.text, place: cell.place };
  }
}
