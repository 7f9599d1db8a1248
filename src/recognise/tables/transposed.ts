import type { Cell, GridRow, Place } from '../../model/document.ts';
import { type Block, blocksOf, type Form, lines } from '../../model/form.ts';
import type { Entry, Ignored } from '../../model/report.ts';
import type { Text } from '../../model/text.ts';
import { readValue } from '../../model/value.ts';
import { findCrossing, findLine, isRowLabel } from '../labels/find-line.ts';
import { hasNumber, isNumber, slotsOf } from '../slots.ts';
import { type Reading, type TablePart, tooManyFields, unclearColumns } from '../table-part.ts';
import { endOfTransposed } from './end-of-transposed.ts';
import { isHeaderLabel } from './header.ts';
import { numbersCells, numbersGroups } from './row-numbers.ts';
import { type FoundTables, findUpright, readUpright } from './upright.ts';

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
  const { view, restore } = transpose(alignValuesRight(rows));
  const parts: TablePart[] = [];
  for (let index = 0; index < view.length; ) {
    const upright = findUpright(view, index, forms, { mayBegin: () => true });
    const found = upright && readUpright(upright, view, index, forms);
    // Numbers before all labels are those of the rows.
    if (!found && parts.length === 0 && hasNumber(view[index]!) && !numbersGroups(view[index]!)) return [];
    const under = view.slice(index, found?.end);
    for (const { readings, ...part } of found?.parts ?? []) {
      if (!readings.some((reading) => reading.rows.size > 0) || under.every((row) => isColumnLabelRow(row, forms)))
        continue;
      const checked = readings.map((reading) => restore(withDoubt(reading, view, under, place)));
      parts.push({ ...part, place, readings: checked });
    }
    index = found?.end ?? index + 1;
  }
  return parts;
}

/**
 * Exchanges rows and columns. In the view each cell keeps its text, and has its place in the view, from 1; `restore`
 * returns a reading of the view with the original cells.
 */
function transpose(rows: readonly GridRow[]) {
  const { path, sheet } = rows[0]!.place;
  const maxCells = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  // A sheet continues with blank columns to the right of its content.
  const width = sheet === undefined ? maxCells : maxCells + 1;
  const views = new Map<Cell, Cell>();
  const originals = new Map<Cell, Cell>();
  const viewOf = (cell: Cell, row: number, column: number): Cell => {
    const view = views.get(cell) ?? { ...cell, place: { path, row, column } };
    views.set(cell, view);
    originals.set(view, cell);
    return view;
  };
  const view = Array.from({ length: width }, (_, column): GridRow => {
    const cells = rows.map(({ cells }, row) => cells[column] && viewOf(cells[column], column + 1, row + 1));
    return { place: { path, row: column + 1 }, cells };
  });
  /** Returns the place of a blank cell that the view has added. */
  const placeOfBlank = ({ row, column }: Place): Place => {
    const { place } = rows[column! - 1]!;
    return place.row === undefined ? place : { ...place, column: row! };
  };
  const original = (cell: Cell) => originals.get(cell) ?? { ...cell, place: placeOfBlank(cell.place) };
  const restored = <Some extends Pick<Ignored, 'cell'>>(one: Some): Some => ({ ...one, cell: original(one.cell) });
  const restoredEntry = (entry: Entry): Entry => {
    const cell = original(entry.cell!);
    return { ...entry, cell, place: cell.place };
  };
  const restore = (reading: Reading): Reading => ({
    ...reading,
    entries: new Map([...reading.entries].map(([id, entry]) => [id, restoredEntry(entry)])),
    ignored: reading.ignored.map(restored),
    unplaced: reading.unplaced?.map(restored) ?? [],
  });
  return { view, restore };
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
function withDoubt(reading: Reading, view: readonly GridRow[], rows: readonly GridRow[], place: Place): Reading {
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
