import { asCrossing } from '../../model/struck-text.ts';
import type { Box } from './box.ts';
import type { Frame } from './frames.ts';
import type { Glyph } from './glyph.ts';
import { isApart } from './text-lines.ts';

/** What stands beyond the edge of the page, where the columns have no lines. */
const beyond = Number.POSITIVE_INFINITY;

/**
 * Each character with the cell that its centre stands in; what is set together stays together. A figure that runs over a
 * line, or two with the line between them, stands in each of the cells, and is no number.
 */
export function* placed(glyphs: readonly Glyph[], { box, xs, ys, cells }: Frame): Generator<readonly [number, Glyph]> {
  const numberAt = ({ x, y }: Glyph) => (x > box.right ? beyond : cells[interval(ys, y)]![interval(xs, x)]!);
  for (const fragment of fragmentsOf(glyphs).flatMap((one) => labelAndFigure(one, numberAt))) {
    const numbers = fragment.map(numberAt);
    if (new Set(numbers).size === 1) {
      for (const glyph of fragment) yield [numbers[0]!, glyph];
    } else if (fragment.some(({ text }) => /\d/.test(text.normalize('NFKC')))) {
      const whole = fragment.map((glyph, index) =>
        numbers[index + 1] === undefined || numbers[index + 1] === numbers[index]
          ? glyph
          : { ...glyph, text: asCrossing(glyph.text) },
      );
      for (const number of new Set(numbers)) for (const glyph of whole) yield [number, glyph];
    } else {
      const count = (number: number) => numbers.filter((one) => one === number).length;
      const most = numbers.reduce((best, number) => (count(number) > count(best) ? number : best));
      for (const glyph of fragment) yield [most, glyph];
    }
  }
}

/** The characters that stand in a box, and the ends of figures that begin in it. */
export function heldBy(box: Box, glyphs: readonly Glyph[]): ReadonlySet<Glyph> {
  const isDigits = (fragment: readonly Glyph[]) =>
    fragment.every(({ text }) => /^[\d.,]$/.test(text.normalize('NFKC')));
  return new Set(
    fragmentsOf(glyphs).flatMap((fragment) =>
      holds(box, fragment[0]!) && isDigits(fragment) ? fragment : fragment.filter((glyph) => holds(box, glyph)),
    ),
  );
}

function holds({ left, top, right, bottom }: Box, { x, y }: Glyph): boolean {
  return left <= x && x <= right && top <= y && y <= bottom;
}

/** A label that fills its cell, and the figure in the next one, as two: the line stands just between them. */
function labelAndFigure(fragment: readonly Glyph[], numberAt: (glyph: Glyph) => number): (readonly Glyph[])[] {
  const end = fragment.findLastIndex(({ text }) => !/^[\d.,]$/.test(text)) + 1;
  const parts = [fragment.slice(0, end), fragment.slice(end)];
  // A word such as 减少 may be the figure's own.
  const isLabel = fragment.slice(0, end).filter(({ text }) => /\p{L}/u.test(text)).length > 4;
  return isLabel && parts.every((part) => new Set(part.map(numberAt)).size === 1) ? parts : [fragment];
}

/** Characters without a gap, as they were set one after the other: often each by an instruction of its own. */
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

/** Which of the intervals between places a value stands in, from 0. */
function interval(places: readonly number[], value: number): number {
  const after = places.findIndex((place) => place > value);
  return Math.min(Math.max((after < 0 ? places.length : after) - 1, 0), places.length - 2);
}
