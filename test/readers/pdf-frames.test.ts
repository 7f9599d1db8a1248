import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { framesOf } from '../../src/readers/page/frames.ts';
import type { Stroke } from '../../src/readers/page/strokes.ts';
import { edges } from '../support/make/pdf.ts';
import { runs } from '../support/random-runs.ts';

const read = framesOf;
const across = (at: number, from: number, to: number): Stroke => ({ vertical: false, at, from, to });
const down = (at: number, from: number, to: number): Stroke => ({ vertical: true, at, from, to });
const box = (left: number, top: number, right: number, bottom: number) => [
  across(top, left, right),
  across(bottom, left, right),
  down(left, top, bottom),
  down(right, top, bottom),
];

/** A grid in which neighbouring positions are merged into rectangles; equal numbers are one cell. */
const merged = fc
  .record({
    widths: fc.array(fc.integer({ min: 12, max: 80 }), { minLength: 2, maxLength: 8 }),
    heights: fc.array(fc.integer({ min: 12, max: 40 }), { minLength: 2, maxLength: 10 }),
    merges: fc.array(fc.tuple(fc.nat(9), fc.nat(7), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 })), {
      maxLength: 6,
    }),
  })
  .map(({ widths, heights, merges }) => {
    const cells = heights.map((_, row) => widths.map((_, column) => row * widths.length + column));
    const taken = new Set<number>();
    merges.forEach(([top, left, height, width], index) => {
      const own = cells.slice(top, top + height).flatMap((row) => row.slice(left, left + width));
      if (own.some((number) => taken.has(number) || number >= 1000)) return;
      for (const number of own) taken.add(number);
      for (const row of cells.slice(top, top + height)) row.fill(1000 + index, left, left + width);
    });
    return { cells, xs: edges(50, widths), ys: edges(50, heights) };
  })
  // A line that no cell ends at is not drawn.
  .filter(({ cells }) => distinctLines(cells) && distinctLines(transposed(cells)));

function distinctLines(rows: readonly (readonly number[])[]): boolean {
  return rows.every((row, index) => index === 0 || row.some((number, column) => number !== rows[index - 1]![column]));
}

function transposed(rows: readonly (readonly number[])[]): number[][] {
  return rows[0]!.map((_, column) => rows.map((row) => row[column]!));
}

/** The sides of every cell, of which neighbours share some. */
function sides({ cells, xs, ys }: { cells: readonly (readonly number[])[]; xs: number[]; ys: number[] }): Stroke[] {
  return cells.flatMap((row, down) =>
    row.flatMap((number, column) => {
      const [left, top, right, bottom] = [xs[column]!, ys[down]!, xs[column + 1]!, ys[down + 1]!];
      const all = box(left, top, right, bottom);
      const neighbours = [cells[down - 1]?.[column], cells[down + 1]?.[column], row[column - 1], row[column + 1]];
      return all.filter((_, side) => neighbours[side] !== number);
    }),
  );
}

/** The same numbers for the same cells, in reading order. */
function numbered(cells: readonly (readonly number[])[]): number[][] {
  const order = [...new Set(cells.flat())];
  return cells.map((row) => row.map((number) => order.indexOf(number)));
}

describe('cells of lines', () => {
  test('any grid, its lines drawn in any order, in pieces, double, or a little off', () => {
    fc.assert(
      fc.property(merged, fc.infiniteStream(fc.nat(1000)), (grid, stream) => {
        const next = () => stream.next().value as number;
        const drawn = sides(grid)
          .flatMap((stroke): Stroke[] => {
            const { from, to } = stroke;
            const at = stroke.at + (next() % 3) * 0.4;
            if (next() % 4 === 0) return [stroke, { ...stroke, at: stroke.at + 1.5 }];
            if (next() % 3 > 0) return [{ ...stroke, at }];
            const pieces = 1 + (next() % 6);
            const length = (to - from) / pieces;
            return Array.from({ length: pieces }, (_, piece) => ({
              ...stroke,
              at,
              from: from + piece * length,
              to: from + (piece + 0.9) * length + 0.5,
            }));
          })
          .map((stroke) => ({ stroke, place: next() }))
          .sort((a, b) => a.place - b.place)
          .map(({ stroke }) => stroke);
        const frames = read(drawn);
        expect(frames.map(({ cells }) => numbered(cells))).toEqual([numbered(grid.cells)]);
      }),
      runs(100, 200),
    );
  });

  test('a table that is open at its sides', () => {
    const [frame] = read([across(10, 0, 100), across(30, 0, 100), across(50, 0, 100), down(40, 10, 50)]);
    expect(frame).toMatchObject({ xs: [0, 40, 100], ys: [10, 30, 50] });
    expect(frame!.cells).toEqual([
      [0, 1],
      [2, 3],
    ]);
  });

  test('dots make a line, letters of a table do not', () => {
    const dots = Array.from({ length: 30 }, (_, index) => across(30, index * 3, index * 3 + 1));
    const frames = read([...box(0, 10, 90, 50), down(45, 10, 50), ...dots]);
    expect(frames[0]!.cells).toEqual([
      [0, 1],
      [2, 3],
    ]);
    expect(read([...box(0, 10, 90, 50), down(45, 10, 50), across(30, 20, 23)])[0]!.cells).toEqual([[0, 1]]);
  });

  test('two tables that do not touch', () => {
    const one = [...box(0, 0, 100, 40), across(20, 0, 100), down(50, 0, 40)];
    const other = one.map((stroke) =>
      stroke.vertical ? { ...stroke, from: stroke.from + 60, to: stroke.to + 60 } : { ...stroke, at: stroke.at + 60 },
    );
    expect(read([...one, ...other])).toHaveLength(2);
    const off = other.map((stroke) => (stroke.vertical ? { ...stroke, at: stroke.at - 2 } : stroke));
    const double = one.map((stroke) => (stroke.vertical ? { ...stroke, at: stroke.at + 2 } : stroke));
    expect(read([...one, ...double, ...off]).map(({ cells }) => cells)).toEqual([
      [
        [0, 1],
        [2, 3],
      ],
      [
        [0, 1],
        [2, 3],
      ],
    ]);
  });

  test('where a line is missing between cells of two rows, their columns are parted', () => {
    // The lower left cell has no line to its right, where the upper right one has none below it.
    const strokes = [...box(0, 0, 100, 60), down(50, 0, 20), down(50, 40, 60), across(20, 0, 50), across(40, 50, 100)];
    expect(read(strokes)[0]!.cells).toEqual([
      [0, 1],
      [2, 1],
      [2, 3],
    ]);
  });

  test('a drawing of thousands of lines is no table', () => {
    const hatching = Array.from({ length: 2500 }, (_, index) => across(index * 4, 0, 100));
    expect(read([...hatching, down(0, 0, 10000), down(100, 0, 10000)])).toEqual([]);
  });
});
