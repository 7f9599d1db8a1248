import type { Cell, GridRow, Place } from '../../model/document.ts';
import { type FormCell, formCell } from '../../model/form.ts';
import { memoizeInObject } from '../../model/memoize.ts';
import type { Entry, Ignored, UnplacedFigure } from '../../model/report.ts';
import type { Text } from '../../model/text.ts';
import { readFigure, readValue } from '../../model/value.ts';
import { isEmpty, isNumber } from '../slots.ts';
import { notOfTheForm, type Reading, tooManyFields, unclearColumns } from '../table-part.ts';
import type { TableHeader } from './header.ts';
import { columnCount, extentOf, type HeaderColumn } from './header-columns.ts';
import { matchLabelledRows } from './labelled-rows.ts';
import { MappedValues } from './mapped-values.ts';
import type { MatchedRow } from './matched-rows.ts';
import { matchSideBySide } from './side-by-side.ts';
import { matchRowNamedAbove, matchSingleRow } from './single-row.ts';

/** A cell of the form, and where its figure is. */
export interface FoundCell {
  readonly at: FormCell;
  /** The place of its row. */
  readonly row: Place;
  /** The position in that row, from 0. */
  readonly position: number;
  /** Undefined if the row ends before that position. */
  readonly cell: Cell | undefined;
}

/** A table before its figures are read. */
export interface FoundTable extends Omit<Reading, 'entries' | 'unplaced'> {
  readonly cells: readonly FoundCell[];
  readonly unplaced: readonly UnplacedFigure[];
}

/** Reads the rows under a header; `tiers` are the header's own rows, `above` is the line of text above the header. */
export function readRows(
  header: TableHeader,
  rows: readonly GridRow[],
  tiers: readonly GridRow[],
  place: Place,
  above?: string,
): Reading {
  const { cells, ...found } = findCells(header, rows, tiers, place, above);
  const byId = new Map(cells.map((one) => [one.at.id, one]));
  const entries = new MappedValues(byId, ({ at, row, position, cell }) => entryAt(at, row, position, cell));
  return { ...found, entries };
}

/** Reads the figure of a cell, which is blank if its row has none there. */
export function entryAt(at: FormCell, row: Place, position: number, cell = blankAt(row, position)): Entry {
  return { at, value: readFigure(cell, at), cell, place: cell.place };
}

/** Finds the cells of the form in the rows under a header. */
export function findCells(
  header: TableHeader,
  rows: readonly GridRow[],
  tiers: readonly GridRow[],
  place: Place,
  above?: string,
): FoundTable {
  const { form, table } = header;
  const across = header.blocks.find((one) => one.across);
  const matched = across
    ? matchSingleRow(across, rows, tiers, place)
    : (matchRowNamedAbove(header.blocks, rows, above) ??
      matchSideBySide(header.blocks, rows) ??
      matchLabelledRows(header.blocks, rows));
  const found = new Map<FormCell, FoundCell>();
  const ignored: Ignored[] = matched.ignored.map((cell) => ({ cell, why: notOfTheForm }));
  // A single misaligned row makes the header's positions meaningless.
  const areAligned = matched.rows.every(isAligned);
  let why: Text | undefined = matched.doubt;
  for (const row of matched.rows) {
    const { cells, doubt } = areAligned ? assignByPosition(row) : assignByCount(row);
    why ??= doubt;
    if (!cells) continue;
    for (const [column, cell] of cells) {
      const at = formCell(table, (row.line ?? column.row)!.id, column.column.id);
      if (at && !found.has(at)) found.set(at, { at, row: row.place, position: column.from, cell });
    }
    const taken = new Set(cells.map(([, cell]) => cell));
    for (const { cell } of row.slots) {
      if (!taken.has(cell) && !isEmpty(cell)) ignored.push({ cell, why: notOfTheForm });
    }
  }
  return {
    form,
    table,
    cells: why ? [] : [...found.values()],
    rows: new Set(matched.rows.flatMap(rowIdsOf)),
    shifted: new Set(matched.shifted.map(({ id }) => id)),
    ignored,
    unplaced: areAligned ? matched.unplaced.concat(matched.rows.flatMap(figuresBehindColumns)) : matched.unplaced,
    ...(why && { why }),
  };
}

function rowIdsOf({ header: { columns }, line }: MatchedRow): string[] {
  return (line ? [line] : columns.map(({ row }) => row!)).map(({ id }) => id);
}

/** The cells of a row by column, or why they are unclear. */
interface AssignedCells {
  readonly cells?: readonly (readonly [HeaderColumn, Cell | undefined])[];
  readonly doubt?: Text;
}

/** True if every figure is under the label of a column, at most one under each. */
function isAligned({ header, slots, labelEnd }: MatchedRow): boolean {
  const { columns, foreign } = header;
  const [first, last] = extentOf(columns);
  if (overlap(columns) || first <= labelEnd) return false;
  const taken = new Set<HeaderColumn>();
  return slots.every(({ cell, from, to }) => {
    const empty = isEmpty(cell);
    const column = columns.find((one) => one.from <= from && to <= one.to);
    if (column && !empty) {
      if (taken.has(column)) return false;
      taken.add(column);
    }
    // Where merges are lost, a label covers several positions, of which all but the first are empty.
    return column !== undefined || foreign.has(from) || from > last || (empty && to < first);
  });
}

/** True if some columns share a position. */
const overlap = memoizeInObject((columns: readonly HeaderColumn[]): boolean => {
  const positions = columns.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, i) => from + i));
  return new Set(positions).size < positions.length;
});

/**
 * True if a figure is right behind the last column and the columns have a gap for it: either the row has slipped to the
 * right, or a blank was meant and the figure is not the table's.
 */
function isShiftedRight({ header, slots }: MatchedRow): boolean {
  const filled = slots.filter(({ cell }) => !isEmpty(cell));
  const behind = extentOf(header.columns)[1] + 1;
  const last = filled.at(-1);
  return (
    filled.length === header.columns.length &&
    last?.from === behind &&
    !header.foreign.has(behind) &&
    readValue(last.cell).kind === 'number' &&
    header.columns.some(({ from }) => filled.every((slot) => slot.from !== from))
  );
}

/**
 * True if a row of a CSV file has figures beyond the header, and two successive ones that a thousands separator may
 * have split.
 */
function isSplitByComma({ header, slots, place }: MatchedRow): boolean {
  // Only rows of CSV files have a line as well.
  if (place.row === undefined || place.line === undefined) return false;
  const texts = slots.map(({ cell }) => cell.text.trim());
  const spills = slots.some(({ from }, index) => from > header.last && /^\d+$/.test(texts[index]!));
  return spills && texts.some((text, index) => /^[1-9]\d{0,2}$/.test(text) && /^\d{3}$/.test(texts[index + 1] ?? ''));
}

/** Returns figures right behind the last column, in a row that lacks one: they may belong to a column. */
function figuresBehindColumns({ header, slots, line }: MatchedRow): UnplacedFigure[] {
  const behind = extentOf(header.columns)[1] + 1;
  const filled = slots.filter(({ cell }) => !isEmpty(cell));
  const lacks = header.columns.some(({ from, to }) => !filled.some((slot) => from <= slot.from && slot.to <= to));
  if (!lacks || header.foreign.has(behind)) return [];
  return filled
    .filter(({ from, cell }) => from === behind && isNumber(cell) && cell.stored?.formula === undefined)
    .map(({ cell }) => ({ cell, ...(line && { row: line.id }) }));
}

function assignByPosition(row: MatchedRow): AssignedCells {
  if (isSplitByComma(row)) return { doubt: tooManyFields };
  if (isShiftedRight(row)) return { doubt: unclearColumns };
  const { header, slots } = row;
  return {
    cells: header.columns.map((column) => {
      const under = slots.filter(({ from, to }) => column.from <= from && to <= column.to);
      const slot = under.find(({ cell }) => !isEmpty(cell)) ?? under[0];
      return [column, slot?.cell] as const;
    }),
  };
}

/**
 * Assigns cells by their order, where headings and figures are at different positions, as in exports that drop merged
 * cells. The row must have as many cells as the form has columns, and the header must name all columns; otherwise it would
 * be ambiguous.
 */
function assignByCount({ header, slots }: MatchedRow): AssignedCells {
  const { block, across, columns } = header;
  const expected = columnCount(block, across);
  const isWhole = columns.length === expected && header.foreign.size === 0 && inFormOrder(columns);
  const filled = slots.filter(({ cell }) => !isEmpty(cell));
  const cells = isWhole ? [slots, filled].find(({ length }) => length === expected) : undefined;
  return cells
    ? { cells: columns.map((column, index) => [column, cells[index]!.cell] as const) }
    : { doubt: unclearColumns };
}

/** True if each row of the header names its columns in the form's order. */
function inFormOrder(columns: readonly HeaderColumn[]): boolean {
  const reached = new Map<number, number>();
  return columns.every(({ tier, from }) => {
    const ascending = from > (reached.get(tier) ?? -1);
    reached.set(tier, from);
    return ascending;
  });
}

/** Returns a blank cell for a position of a row, from 0. */
export function blankAt(place: Place, position: number): Cell {
  return { text: '', place: place.row === undefined ? place : { ...place, column: position + 1 } };
}
