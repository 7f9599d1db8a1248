import type { Box } from './box.ts';
import type { Curve } from './curves.ts';
import { type Glyph, type Turn, upright } from './glyph.ts';
import { identity, type Matrix } from './matrix.ts';
import type { Slant, Stroke } from './strokes.ts';

/** What is drawn on a page, in points from its upper left corner, in the order in which it is drawn. */
export interface Marks {
  readonly glyphs: readonly Glyph[];
  /** Set, but not shown: the text behind a scanned picture. */
  readonly unseen: readonly Glyph[];
  readonly strokes: readonly Stroke[];
  readonly slants: readonly Slant[];
  readonly curves: readonly Curve[];
  /** Those that could show a figure, or more. */
  readonly pictures: readonly Box[];
}

/** A page as it is looked at: text that runs sideways for the most part has been turned. */
export interface Page {
  /** From 1. */
  readonly number: number;
  /** In points. */
  readonly width: number;
  readonly height: number;
  readonly marks: Marks;
}

/** A page so that most of its text runs from left to right; `marks` draws it, turned by a matrix. */
export function turnedUpright({ number, width, height }: Omit<Page, 'marks'>, marks: (turn: Matrix) => Marks): Page {
  const drawn = marks(identity);
  const turn = mostTurned(drawn);
  if (turn === 0) return { number, width, height, marks: drawn };
  const sideways = turn === 90 || turn === 270;
  return {
    number,
    width: sideways ? height : width,
    height: sideways ? width : height,
    marks: marks(upright(turn, width, height)),
  };
}

/** Which way most of the text runs. */
function mostTurned({ glyphs }: Marks): Turn {
  const count = (turn: Turn) => glyphs.filter((glyph) => glyph.turn === turn).length;
  return ([90, 180, 270] as const).reduce<Turn>((most, turn) => (count(turn) > count(most) ? turn : most), 0);
}
