import type { GridRow, Place } from '../../model/document.ts';
import { type Block, blocksOf, type Form, lines } from '../../model/form.ts';
import type { Text } from '../../model/text.ts';
import { readValue } from '../../model/value.ts';
import { findCrossing, findLine, isRowLabel } from '../labels/find-line.ts';
import { hasNumber, isNumber, slotsOf } from '../slots.ts';
import { type Reading, type TablePart, tooManyFields, unclearColumns } from '../table-part.ts';
import { endOfTransposed } from './end-of-transposed.ts';
import { isHeaderLabel } from './header.ts';
import { numbersCells, numbersGroups } from './row-numbers.ts';
import { type Transposed, transpose } from './transpose.ts';
import { type FoundTables, uprightAt } from './upright.ts';

/**
 * Finds tables with exchanged rows and columns that begin in a row: 表三 with its rows next to each other, 表四 with one
 * figure a line. Only what has labels of the form on both sides counts.
 */
export function transposedAt(rows: readonly GridRow[], start: number, forms: readonly Form[]): FoundTables | undefined {
  const end = endOfTransposed(rows, start, forms);
  if (end === undefined) return undefined;
  const own = rows.slice(start, end);
  const resolved = transposedParts(own, forms);
  const parts = resolved.length > 0 ? resolved : undecidedLists(own, forms);
  return parts.length > 0 ? { parts, end } : undefined;
}

function transposedParts(rows: readonly GridRow[], forms: readonly Form[]): TablePart[] {
  const { place } = rows[0]!;
  const turned = transpose(alignValuesRight(rows));
  const view = turned.rows;
  const parts: TablePart[] = [];
  for (let index = 0; index < view.length; ) {
    const found = uprightAt(view, index, forms, { mayBegin: () => true });
    // Numbers before all labels are those of the rows.
    if (!found && parts.length === 0 && hasNumber(view[index]!) && !numbersGroups(view[index]!)) return [];
    const under = view.slice(index, found?.end);
    for (const { readings, ...part } of found?.parts ?? []) {
      if (!readings.some((reading) => reading.rows.size > 0) || under.every((row) => isColumnLabelRow(row, forms)))
        continue;
      const checked = readings.map((reading) => turned.restore(withDoubt(reading, turned, under, place)));
      parts.push({ ...part, place, readings: checked });
    }
    index = found?.end ?? index + 1;
  }
  return parts;
}

/** True if a row of the transposed view has labels of columns and no figure. */
function isColumnLabelRow(row: GridRow, forms: readonly Form[]): boolean {
  const isLabel = (text: string) =>
    blocksOf(forms).some((block) => isHeaderLabel(text, block) || findCrossing(text, block));
  return !hasNumber(row) && slotsOf(row).some(({ cell }) => isLabel(cell.text));
}

/** Returns the tables that are present but unclear: lists with a figure for each outcome of 表四, but no kind of case. */
function undecidedLists(rows: readonly GridRow[], forms: readonly Form[]): TablePart[] {
  const { place } = rows[0]!;
  const isLine = (row: GridRow, { columns }: Block) =>
    hasNumber(row) && slotsOf(row).some(({ cell }) => findLine(cell.text, lines(columns)));
  const readings = forms.flatMap((form) =>
    form.tables.flatMap((table): Reading[] => {
      const isList = table.blocks.some(
        (block) => block.across && rows.filter((row) => isLine(row, block)).length >= lines(block.columns).length,
      );
      return isList ? [{ form, table, entries: new Map(), rows: new Set(), ignored: [], why: unclearColumns }] : [];
    }),
  );
  const [first] = readings;
  return first ? [{ tableId: first.table.id, place, hidden: false, readings }] : [];
}

/**
 * Aligns rows of different lengths at their last cell, if that is their only value: merged labels that occur once shift
 * it.
 */
function alignValuesRight(rows: readonly GridRow[]): readonly GridRow[] {
  const width = Math.max(...rows.map(({ cells }) => cells.length));
  const isOneValue = ({ cells }: GridRow) => {
    const last = cells.at(-1);
    return (
      last !== undefined &&
      readValue(last).kind !== 'unreadable' &&
      !cells.slice(0, -1).some((cell) => cell && isNumber(cell))
    );
  };
  if (rows.every(({ cells }) => cells.length === width) || !rows.every(isOneValue)) return rows;
  return rows.map(({ place, cells }) => {
    const between = Array.from({ length: width - cells.length }, () => undefined);
    return { place, cells: [...cells.slice(0, -1), ...between, cells.at(-1)] };
  });
}

/**
 * Returns a reading without its figures if these are ambiguous: those of 表四 are not in one labelled column, or a comma
 * within a figure has shifted the fields after it. `rows` are the part's own, in the transposed view.
 */
function withDoubt(reading: Reading, { rows: view }: Transposed, rows: readonly GridRow[], place: Place): Reading {
  const { blocks } = reading.table;
  const isLabelled = (row: GridRow) =>
    slotsOf(row).some(({ cell }) => blocks.some((block) => isRowLabel(cell.text, block)));
  const unlabelled = rows.filter((row) => hasNumber(row) && !isLabelled(row));
  const own = new Set([...reading.entries.values()].map((entry) => view[entry.cell!.place.row! - 1]!));
  const isOneLine = blocks.some(({ across }) => across) && own.size === 1;
  const why = isOneLine
    ? doubtOfSingleRow([...own][0]!, unlabelled)
    : place.line !== undefined && unlabelled.length > 0 && tooManyFields;
  return why ? { ...reading, entries: new Map(), why } : reading;
}

/** Returns why a row is unclear among other rows of figures: there are several, or it only counts the lines. */
function doubtOfSingleRow(own: GridRow, unlabelled: readonly GridRow[]): Text | undefined {
  const [figures, ...others] = unlabelled.filter((row) => !numbersCells(row));
  return unlabelled.length === 0 || (figures === own && others.length === 0) ? undefined : unclearColumns;
}
