import { asCrossing } from '../../model/struck-text.ts';
import type { Box } from './box.ts';
import type { Frame } from './frames.ts';
import type { Glyph } from './glyph.ts';
import { isApart } from './text-lines.ts';

/** Stands for the cells beyond the edge of the page, where the columns have no lines. */
const offPage = Number.POSITIVE_INFINITY;

/**
 * Yields each character with the number of the cell that contains its centre. Characters set together stay together. A
 * figure that crosses a line, or two figures with the line between them, is in each of the cells, and is not a number.
 */
export function* placeInCells(
  glyphs: readonly Glyph[],
  { box, xs, ys, cells }: Frame,
): Generator<readonly [number, Glyph]> {
  const numberAt = ({ x, y }: Glyph) => (x > box.right ? offPage : cells[intervalIndex(ys, y)]![intervalIndex(xs, x)]!);
  for (const fragment of fragmentsOf(glyphs).flatMap((one) => splitLabelAndFigure(one, numberAt))) {
    const numbers = fragment.map(numberAt);
    if (new Set(numbers).size === 1) {
      for (const glyph of fragment) yield [numbers[0]!, glyph];
    } else if (fragment.some(({ text }) => /\d/.test(text.normalize('NFKC')))) {
      const marked = fragment.map((glyph, index) =>
        numbers[index + 1] === undefined || numbers[index + 1] === numbers[index]
          ? glyph
          : { ...glyph, text: asCrossing(glyph.text) },
      );
      for (const number of new Set(numbers)) for (const glyph of marked) yield [number, glyph];
    } else {
      const count = (number: number) => numbers.filter((one) => one === number).length;
      const most = numbers.reduce((best, number) => (count(number) > count(best) ? number : best));
      for (const glyph of fragment) yield [most, glyph];
    }
  }
}

/** Returns the characters in a box, including the ends of figures that begin in it. */
export function glyphsWithin(box: Box, glyphs: readonly Glyph[]): ReadonlySet<Glyph> {
  const isDigits = (fragment: readonly Glyph[]) =>
    fragment.every(({ text }) => /^[\d.,]$/.test(text.normalize('NFKC')));
  return new Set(
    fragmentsOf(glyphs).flatMap((fragment) =>
      contains(box, fragment[0]!) && isDigits(fragment) ? fragment : fragment.filter((glyph) => contains(box, glyph)),
    ),
  );
}

function contains({ left, top, right, bottom }: Box, { x, y }: Glyph): boolean {
  return left <= x && x <= right && top <= y && y <= bottom;
}

/** Splits a label that fills its cell from the figure in the next cell if the line is just between them. */
function splitLabelAndFigure(fragment: readonly Glyph[], numberAt: (glyph: Glyph) => number): (readonly Glyph[])[] {
  const end = fragment.findLastIndex(({ text }) => !/^[\d.,]$/.test(text)) + 1;
  const parts = [fragment.slice(0, end), fragment.slice(end)];
  // A short word such as 减少 may belong to the figure.
  const isLabel = fragment.slice(0, end).filter(({ text }) => /\p{L}/u.test(text)).length > 4;
  return isLabel && parts.every((part) => new Set(part.map(numberAt)).size === 1) ? parts : [fragment];
}

/** Groups characters that were set one after the other without a gap, often by an operator each. */
function fragmentsOf(glyphs: readonly Glyph[]): Glyph[][] {
  const fragments: Glyph[][] = [];
  let before: Glyph | undefined;
  for (const glyph of glyphs) {
    const follows =
      before !== undefined &&
      before.rotation === glyph.rotation &&
      before.text !== ' ' &&
      glyph.text !== ' ' &&
      Math.abs(before.baseline - glyph.baseline) < 0.1 * glyph.size &&
      glyph.left > before.left &&
      !isApart(before, glyph);
    if (follows) fragments.at(-1)!.push(glyph);
    else fragments.push([glyph]);
    before = glyph;
  }
  return fragments;
}

/** Returns the index, from 0, of the interval between edges that contains a value; the nearest one if none does. */
function intervalIndex(edges: readonly number[], value: number): number {
  const after = edges.findIndex((edge) => edge > value);
  return Math.min(Math.max((after < 0 ? edges.length : after) - 1, 0), edges.length - 2);
}
