import { type CoveredCell, picturedCells } from '../pictured-cells.ts';
import type { Box } from './box.ts';
import { type CellContent, type CellWidths, cellTextOf, figureCount, linesIn, widthsOf } from './cell-text.ts';
import type { Frame, Sides } from './frames.ts';
import type { Glyph } from './glyph.ts';
import { placeInCells } from './placement.ts';
import { phrasesOf } from './text-lines.ts';

/** A table, or the part of a table on one page. */
export interface Table {
  readonly page: number;
  readonly box: Box;
  /** Edges of its columns, from left to right, in points. */
  readonly xs: readonly number[];
  /** Edges of its rows, from top to bottom, in points. */
  readonly ys: readonly number[];
  /** The cell at each position; a merged cell is at every position that it covers. */
  readonly rows: readonly (readonly TableCell[])[];
  readonly sides: Sides;
  /** Some of its columns lie beyond the edge of the page. */
  readonly cut?: true;
  /** The last page of its columns, if that is not `page`. */
  readonly until?: number;
}

export interface TableCell {
  readonly text: string;
  /** Its last line reaches the right edge: the text may go on elsewhere. */
  readonly full: boolean;
  /** Its page, if that is not the page of its row. */
  readonly page?: number;
  /** Contains a picture. */
  readonly picture?: true;
}

export const blank: TableCell = { text: '', full: false };

/** Makes a table of a frame and the characters in it; `undefined` if the ruling lines do not separate the figures. */
export function tableOf(
  frame: Frame,
  glyphs: readonly Glyph[],
  pictures: readonly Box[],
  page: number,
): Table | undefined {
  const { box, xs, ys, sides } = frame;
  const contents = contentsOf(frame, glyphs);
  const all = [...contents.values()];
  const widths = widthsOf(all);
  if (!separatesFigures(frame, all, widths)) return undefined;
  const pictured = pictureCellNumbers(frame, pictures, (number) => contents.get(number)!.lines.length === 0);
  const cells = new Map<number, TableCell>();
  const rows = frame.cells.map((numbers) => {
    const row = numbers.map((number) => contents.get(number)!);
    return numbers.map((number, column) => {
      const picture = pictured.has(number) && { picture: true as const };
      const cell = cells.get(number) ?? { ...cellTextOf(row[column]!, row, widths), ...picture };
      cells.set(number, cell);
      return cell;
    });
  });
  return { page, box, xs, ys, rows, sides };
}

/** Returns the content of each cell of a frame, by its number, in reading order. */
function contentsOf(frame: Frame, glyphs: readonly Glyph[]): ReadonlyMap<number, CellContent> {
  const { xs, cells } = frame;
  const glyphsByCell = new Map<number, Glyph[]>();
  for (const [number, glyph] of placeInCells(glyphs, frame)) {
    const own = glyphsByCell.get(number) ?? [];
    glyphsByCell.set(number, own);
    own.push(glyph);
  }
  const contents = new Map<number, CellContent>();
  for (const row of cells) {
    row.forEach((number, column) => {
      if (contents.has(number)) return;
      const right = xs[lastColumn(cells, number, column) + 1]!;
      const height = cells.filter((one) => one.includes(number)).length;
      contents.set(number, { left: xs[column]!, right, height, lines: linesIn(glyphsByCell.get(number) ?? []) });
    });
  }
  return contents;
}

/** True unless many cells hold several figures, or words of a single column are set as columns. */
function separatesFigures({ xs }: Frame, contents: readonly CellContent[], widths: CellWidths): boolean {
  const isSetAsColumns = contents.some(({ lines }) => lines.some((line) => phrasesOf(line).length > 1));
  if (xs.length === 2 && isSetAsColumns) return false;
  const counts = contents.map((content) => figureCount(content, widths));
  return counts.filter((count) => count > 1).length <= counts.filter((count) => count === 1).length;
}

/**
 * Removes the columns that the edge of the page hides, partly or fully. The last column goes as well if it has empty
 * cells: their text may lie beyond the edge. The first one stays in any case.
 * @param hidden index of the first hidden column
 */
export function cutOff(table: Table, hidden = table.xs.length - 1): Table {
  const last = table.xs.length - 2;
  const isWhole = table.rows.every((row) => row[last]!.text !== '' || row[last] === row[last - 1]);
  const kept = Math.max(1, hidden > last && !isWhole ? last : hidden);
  return { ...table, cut: true, xs: table.xs.slice(0, kept + 1), rows: table.rows.map((row) => row.slice(0, kept)) };
}

/** Returns the index of the last column that a cell covers. */
function lastColumn(cells: Frame['cells'], number: number, from: number): number {
  let last = from;
  for (const row of cells) last = Math.max(last, row.lastIndexOf(number));
  return last;
}

/** Pictures of a page: more are a drawing. */
const maxPictures = 500;

/** Returns the numbers of the cells that contain a picture. */
function pictureCellNumbers({ xs, ys, cells }: Frame, pictures: readonly Box[], isEmpty: (number: number) => boolean) {
  const grounds = new Map<number, CoveredCell & { readonly number: number }>();
  cells.forEach((row, down) => {
    row.forEach((number, column) => {
      const known = grounds.get(number)?.extent ?? { left: xs[column]!, top: ys[down]! };
      const extent = { ...known, right: xs[column + 1]!, bottom: ys[down + 1]! };
      grounds.set(number, { number, extent, isEmpty: isEmpty(number) });
    });
  });
  const all = [...grounds.values()];
  return new Set(
    pictures.slice(0, maxPictures).flatMap((picture) => picturedCells(picture, all).map(({ number }) => number)),
  );
}
