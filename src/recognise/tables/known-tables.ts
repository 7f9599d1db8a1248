import type { Cell, GridRow, Place } from '../../model/document.ts';
import type { Form, FormCell } from '../../model/form.ts';
import { memoize, memoizeBy } from '../../model/memoize.ts';
import type { Entry } from '../../model/report.ts';
import type { Text } from '../../model/text.ts';
import { type Slot, slotsOf } from '../slots.ts';
import type { Reading } from '../table-part.ts';
import type { TableHeader } from './header.ts';
import { extentOf } from './header-columns.ts';
import { MappedValues } from './mapped-values.ts';
import { entryAt, type FoundTable, findCells, readRows } from './read-rows.ts';
import { isNumberingRow } from './row-numbers.ts';
import { type RowShape, shapesOf } from './row-shapes.ts';

/** A table with a header that `knownHeaders` found. */
interface KnownTable {
  readonly headers: readonly TableHeader[];
  /** Those of the header. */
  readonly tiers: readonly GridRow[];
  readonly rows: readonly GridRow[];
  /** The line of text above the header. */
  readonly above: string | undefined;
}

/** The rows of a grid that belong to a table: from 0, the last not included. */
interface Extent {
  readonly start: number;
  readonly height: number;
  readonly end: number;
}

/**
 * Reads the rows under a header as each edition does. Where the cells of the form are is found out once for all tables
 * whose rows have the same shapes; only the figures are read each time.
 */
export function readTable(
  headers: readonly TableHeader[],
  all: readonly GridRow[],
  { start, height, end }: Extent,
  forms: readonly Form[],
  above: string | undefined,
): Reading[] {
  const [tiers, rows] = [all.slice(start, start + height), all.slice(start + height, end)];
  const table = { headers, tiers, rows, above };
  const shapeAt = shapesOf(all, forms);
  const key = keyOf(
    table,
    rows.map((_, index) => shapeAt(start + height + index)),
  );
  const layouts = key === undefined ? undefined : knownLayouts(key)(table);
  if (layouts) return layouts.map((layout) => readingOf(layout, table));
  return headers.map((header) => readRows(header, rows, tiers, tiers[0]!.place, above));
}

/** Characters of a line that may name the row of the table under it. */
const maxLineLength = 100;

/**
 * Returns what decides where the cells of a table are; `undefined` if that is too much. Digits count only where they may number
 * rows or columns, or may have been split.
 */
function keyOf(
  { headers, rows, above = '' }: KnownTable,
  shapes: readonly (RowShape | undefined)[],
): string | undefined {
  const blocks = headers.flatMap((header) => header.blocks);
  const extents = blocks.map(({ columns }) => extentOf(columns));
  const from = Math.max(...extents.map(([first]) => first));
  const to = Math.min(...extents.map(([, last]) => last));
  const isAcross = blocks.some(({ across }) => across);
  // Which of several rows of figures counts depends on what they hold.
  const areRivals = isAcross && shapes.filter((shape) => shape && shape.numbers.length > 0).length > 1;
  let key = `${idOf(headers)}`;
  if (headers.some((header) => header.blocks[0]!.block.across)) {
    if (above.length > maxLineLength) return undefined;
    key += `"${above}"`;
  }
  for (const [index, row] of rows.entries()) {
    const shape = shapes[index];
    if (!shape) return undefined;
    key += `,${shape.id}`;
    const isOutside = (position: number) => position < from || position > to;
    const isLoose = shape.numbers.some(isOutside) && (isAcross || !shape.hasText);
    const isSeparated = row.place.row !== undefined && row.place.line !== undefined && shape.lastFilled > to;
    const counted = areRivals || isLoose || isSeparated ? shape.figures : shape.figures.filter(isOutside);
    if (counted.length > 0) key += `:${counted.map((position) => digitsAt(row, position)).join(' ')}`;
    else if ((isAcross || !shape.hasText) && isNumberingRow(numbersOf(row, shape))) key += '#';
  }
  return key;
}

let lastId = 0;
const idOf = memoize((_: readonly TableHeader[]) => {
  lastId++;
  return lastId;
});

function digitsAt({ cells }: GridRow, position: number): string {
  const { text, stored } = cells[position]!;
  return `${text}/${stored?.number ?? ''}`;
}

function numbersOf(row: GridRow, { numbers }: RowShape): Slot[] {
  return slotsOf(row).filter(({ from }) => numbers.includes(from));
}

/** Where a cell is in the rows of a table: both from 0. */
interface Spot {
  readonly row: number;
  readonly position: number;
}

interface LaidOutCell extends Spot {
  readonly at: FormCell;
  /** The row, which is −1 for the first of the header, ends before that position. */
  readonly isMissing: boolean;
}

/** A table without its cells. */
interface Layout extends Pick<FoundTable, 'form' | 'table' | 'rows' | 'shifted' | 'why'> {
  readonly byId: ReadonlyMap<string, LaidOutCell>;
  readonly ignored: readonly (Spot & { readonly why: Text })[];
  readonly unplaced: readonly (Spot & { readonly line: string | undefined })[];
}

/** The most tables whose layouts are kept. */
const maxKnown = 400;

/** Returns a function that gives the layouts of a table, one an edition, from the second table with a key on. */
const knownLayouts = memoizeBy(
  (key: string) => key,
  maxKnown,
  () => {
    let seen = 0;
    let layouts: readonly Layout[] | undefined;
    return (table: KnownTable): readonly Layout[] | undefined => {
      seen++;
      if (seen === 2) layouts = layoutsOf(table);
      return layouts;
    };
  },
);

/** Returns how each edition lays out a table; `undefined` if some cell is not in its rows. */
function layoutsOf(table: KnownTable): readonly Layout[] | undefined {
  const { headers, rows, tiers, above } = table;
  const found = headers.map((header) => findCells(header, rows, tiers, tiers[0]!.place, above));
  const layouts = found.flatMap((one) => layoutOf(one, table) ?? []);
  return layouts.length === headers.length ? layouts : undefined;
}

function layoutOf({ cells, ignored, unplaced, ...facts }: FoundTable, { rows, tiers }: KnownTable): Layout | undefined {
  const spots = new Map<Cell, Spot>();
  const places = new Map<Place, number>([[tiers[0]!.place, -1]]);
  for (const [row, one] of rows.entries()) {
    places.set(one.place, row);
    for (const { cell, from } of slotsOf(one)) if (!spots.has(cell)) spots.set(cell, { row, position: from });
  }
  const missing = ({ row, position }: FoundTable['cells'][number]): Spot => ({ row: places.get(row)!, position });
  const isKnown = [...cells, ...ignored, ...unplaced].every(({ cell }) => cell === undefined || spots.has(cell));
  if (!isKnown || places.size <= rows.length) return undefined;
  return {
    ...facts,
    byId: new Map(
      cells.map((one) => {
        const spot = one.cell ? spots.get(one.cell)! : missing(one);
        return [one.at.id, { ...spot, at: one.at, isMissing: one.cell === undefined }];
      }),
    ),
    ignored: ignored.map(({ cell, why }) => ({ ...spots.get(cell)!, why })),
    unplaced: unplaced.map(({ cell, row: line }) => ({ ...spots.get(cell)!, line })),
  };
}

function readingOf({ byId, ignored, unplaced, ...facts }: Layout, { rows, tiers }: KnownTable): Reading {
  const cellAt = ({ row, position }: Spot) => rows[row]!.cells[position]!;
  const entryOf = ({ at, row, position, isMissing }: LaidOutCell): Entry => {
    const { place, cells } = rows[row] ?? tiers[0]!;
    return entryAt(at, place, position, isMissing ? undefined : cells[position]);
  };
  return {
    ...facts,
    entries: new MappedValues(byId, entryOf),
    ignored: ignored.map(({ why, ...spot }) => ({ cell: cellAt(spot), why })),
    unplaced: unplaced.map(({ line, ...spot }) => ({
      cell: cellAt(spot),
      ...(line !== undefined && { row: line }),
    })),
  };
}
