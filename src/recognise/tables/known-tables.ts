import { attachedValues } from '../../model/attached-values.ts';
import type { Cell, GridRow, Place } from '../../model/document.ts';
import type { Form, FormCell } from '../../model/form.ts';
import { memoizeBy, memoizeInObject } from '../../model/memoize.ts';
import type { Entry } from '../../model/report.ts';
import type { Text } from '../../model/text.ts';
import { plainFigure } from '../plain-figure.ts';
import { type Slot, slotsOf } from '../slots.ts';
import type { Reading } from '../table-part.ts';
import type { TableHeader } from './header.ts';
import { extentOf } from './header-columns.ts';
import { MappedValues } from './mapped-values.ts';
import { entryAt, type FoundTable, findCells, readRows } from './read-rows.ts';
import { isNumberingRow } from './row-numbers.ts';
import { type RowShape, shapesOf } from './row-shapes.ts';

/** Where a table with its header above its rows is found. */
export interface UprightTable {
  readonly headers: readonly TableHeader[];
  /** The number of rows of its header. */
  readonly height: number;
  /** The number of all its rows. */
  readonly length: number;
}

/** Its rows, and those of its header. */
interface KnownTable {
  readonly headers: readonly TableHeader[];
  /** Those of the header. */
  readonly tiers: readonly GridRow[];
  readonly rows: readonly GridRow[];
  /** The line of text above the header. */
  readonly above: string | undefined;
}

/**
 * Reads a table as each edition does. Where the cells of the form are is found out once for all tables whose rows have the same
 * shapes; only the figures are read each time.
 */
export function readTable(
  found: UprightTable,
  all: readonly GridRow[],
  start: number,
  forms: readonly Form[],
  above: string | undefined,
): Reading[] {
  const { headers, height, length } = found;
  const [tiers, rows] = [all.slice(start, start + height), all.slice(start + height, start + length)];
  const table = { headers, tiers, rows, above };
  const shapesIn = () => rows.map((_, index) => shapesOf(all, forms)(start + height + index));
  const key = keyOf(table, keyPartsOf(found, rows, shapesIn));
  const layouts = key === undefined ? undefined : knownLayouts(key)(table);
  if (layouts) return layouts.map((layout) => readingOf(layout, table));
  return headers.map((header) => readRows(header, rows, tiers, tiers[0]!.place, above));
}

/** Rows of a table whose layout is kept, several times those of the form; a sheet may have a million. */
const maxRows = 200;

/** Characters of a line that may name the row of the table under it. */
const maxLineLength = 100;

/** The facts that decide where the cells of a table are. */
interface KeyParts {
  /** Its header and its shapes. */
  readonly fixed: string;
  /** The line above it counts. */
  readonly isNamedAbove: boolean;
  /** The rows of which more counts. */
  readonly rows: readonly KeyRow[];
}

interface KeyRow {
  readonly index: number;
  readonly shape: RowShape;
  /** Positions of figures whose digits count: they may number rows or columns, or may have been split. */
  readonly counted: readonly number[];
}

const keyParts = attachedValues<UprightTable, { readonly parts: KeyParts | undefined }>();

/** Returns what decides where the cells of a table are, once for each object; `undefined` if that is too much. */
function keyPartsOf(
  found: UprightTable,
  rows: readonly GridRow[],
  shapesIn: () => readonly (RowShape | undefined)[],
): KeyParts | undefined {
  let known = keyParts.get(found);
  if (!known) {
    known = { parts: rows.length > maxRows ? undefined : describe(found, rows, shapesIn()) };
    keyParts.set(found, known);
  }
  return known.parts;
}

function describe(
  { headers }: UprightTable,
  rows: readonly GridRow[],
  shapes: readonly (RowShape | undefined)[],
): KeyParts | undefined {
  const blocks = headers.flatMap((header) => header.blocks);
  const extents = blocks.map(({ columns }) => extentOf(columns));
  const from = Math.max(...extents.map(([first]) => first));
  const to = Math.min(...extents.map(([, last]) => last));
  const isAcross = blocks.some(({ across }) => across);
  // Which of several rows of figures counts depends on what they hold.
  const areRivals = isAcross && shapes.filter((shape) => shape && shape.numbers.length > 0).length > 1;
  let fixed = `${idOf(headers)}`;
  const keyRows: KeyRow[] = [];
  for (const [index, { place }] of rows.entries()) {
    const shape = shapes[index];
    if (!shape) return undefined;
    fixed += `,${shape.id}`;
    const isOutside = (position: number) => position < from || position > to;
    const isLoose = shape.numbers.some(isOutside) && (isAcross || !shape.hasText);
    const isSeparated = place.row !== undefined && place.line !== undefined && shape.lastFilled > to;
    const counted = areRivals || isLoose || isSeparated ? shape.figures : shape.figures.filter(isOutside);
    if (counted.length > 0 || isAcross || !shape.hasText) keyRows.push({ index, shape, counted });
  }
  return { fixed, isNamedAbove: headers.some((header) => header.blocks[0]!.block.across), rows: keyRows };
}

function keyOf({ rows, above = '' }: KnownTable, parts: KeyParts | undefined): string | undefined {
  if (!parts || (parts.isNamedAbove && above.length > maxLineLength)) return undefined;
  let key = parts.fixed;
  if (parts.isNamedAbove) key += `"${above}"`;
  for (const { index, shape, counted } of parts.rows) {
    const row = rows[index]!;
    if (counted.length > 0) key += `:${index} ${counted.map((position) => digitsAt(row, position)).join(' ')}`;
    else if (mayNumberColumns(row, shape) && isNumberingRow(numbersOf(row, shape))) key += `#${index}`;
  }
  return key;
}

let lastId = 0;
const idOf = memoizeInObject((_: readonly TableHeader[]) => {
  lastId++;
  return lastId;
});

function digitsAt({ cells }: GridRow, position: number): string {
  const { text, stored } = cells[position]!;
  return `${text}/${stored?.number ?? ''}`;
}

/** Quick check that most rows of figures fail, before their cells are made: true unless the first number is known not to be 1. */
function mayNumberColumns(row: GridRow, { numbers: [first] }: RowShape): boolean {
  const known = first === undefined ? undefined : row.figureAt?.(first);
  return known === undefined || Number.isNaN(known) || known === 1;
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
interface Layout {
  readonly facts: Pick<FoundTable, 'form' | 'table' | 'rows' | 'shifted' | 'why'>;
  readonly byId: ReadonlyMap<string, LaidOutCell>;
  /** Its cells, if each is in its row, and there is nothing else. */
  readonly plain: readonly LaidOutCell[] | undefined;
  readonly ignored: readonly (Spot & { readonly why: Text })[];
  readonly unplaced: readonly (Spot & { readonly line: string | undefined })[];
}

/** The most tables whose layouts are kept, and the most cells of one that are not of the form. */
const maxKnown = 400;
const maxOthers = 100;

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

/** Returns how each edition lays out a table; `undefined` if some cell is not in its rows, or too many are not of the form. */
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
  if (!isKnown || places.size <= rows.length || ignored.length + unplaced.length > maxOthers) return undefined;
  const byId = new Map(
    cells.map((one) => {
      const spot = one.cell ? spots.get(one.cell)! : missing(one);
      return [one.at.id, { ...spot, at: one.at, isMissing: one.cell === undefined }];
    }),
  );
  const hasMore = ignored.length > 0 || unplaced.length > 0 || (facts.shifted?.size ?? 0) > 0;
  return {
    facts,
    byId,
    plain: !hasMore && cells.every(({ cell }) => cell !== undefined) ? [...byId.values()] : undefined,
    ignored: ignored.map(({ cell, why }) => ({ ...spots.get(cell)!, why })),
    unplaced: unplaced.map(({ cell, row: line }) => ({ ...spots.get(cell)!, line })),
  };
}

function readingOf({ facts, byId, plain, ignored, unplaced }: Layout, { rows, tiers }: KnownTable): Reading {
  const cellAt = ({ row, position }: Spot) => rows[row]!.cells[position]!;
  const entryOf = ({ at, row, position, isMissing }: LaidOutCell): Entry => {
    const { place, cells } = rows[row] ?? tiers[0]!;
    return entryAt(at, place, position, isMissing ? undefined : cells[position]);
  };
  return {
    ...facts,
    entries: new MappedValues(byId, entryOf),
    ...(plain && { readFigures: (figures: number[]) => readFigures(plain, rows, figures) }),
    ignored: ignored.map(({ why, ...spot }) => ({ cell: cellAt(spot), why })),
    unplaced: unplaced.map(({ line, ...spot }) => ({
      cell: cellAt(spot),
      ...(line !== undefined && { row: line }),
    })),
  };
}

function readFigures(cells: readonly LaidOutCell[], rows: readonly GridRow[], figures: number[]): boolean {
  return cells.every(({ at, row, position }) => {
    const figure = figureIn(rows[row]!, position, at);
    figures[at.position] = figure;
    return !Number.isNaN(figure);
  });
}

function figureIn(row: GridRow, position: number, at: FormCell): number {
  const known = row.figureAt?.(position) ?? Number.NaN;
  return Number.isNaN(known) ? plainFigure(row.cells[position]!, at) : known;
}
