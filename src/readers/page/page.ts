import { type Box, isFigureSized } from './box.ts';
import { type Curve, curvesOf, isFlat } from './curves.ts';
import { type Glyph, type Rotation, uprightMatrix } from './glyph.ts';
import { identity, type Matrix } from './matrix.ts';
import { type Diagonal, diagonalsOf, type PackedPath, type Paint, type Stroke, strokesOf } from './strokes.ts';

/** A page, rotated so that most of its text runs from left to right. */
export interface Page {
  /** From 1. */
  readonly number: number;
  /** In points. */
  readonly width: number;
  readonly height: number;
  readonly content: PageContent;
}

/** Everything drawn on a page, in points from the page's upper left corner, each list in drawing order. */
export interface PageContent {
  readonly glyphs: readonly Glyph[];
  /** Text that is set but not shown, such as the text layer of a scan. */
  readonly hiddenGlyphs: readonly Glyph[];
  readonly strokes: readonly Stroke[];
  readonly diagonals: readonly Diagonal[];
  readonly curves: readonly Curve[];
  /** Pictures large enough to show a figure. */
  readonly pictures: readonly Box[];
}

/** The content of a page while it is being read. */
export type OpenContent = { readonly [Kind in keyof PageContent]: PageContent[Kind][number][] };

export function emptyContent(): OpenContent {
  return { glyphs: [], hiddenGlyphs: [], strokes: [], diagonals: [], curves: [], pictures: [] };
}

/** Adds the lines and curves of a painted path. Strokes are cut at the right edge of the clip. */
export function addPath(content: OpenContent, path: PackedPath, matrix: Matrix, paint: Paint): void {
  for (const stroke of strokesOf(path, matrix, paint)) content.strokes.push(stroke);
  for (const diagonal of diagonalsOf(path, matrix, paint)) content.diagonals.push(diagonal);
  for (const curve of curvesOf(path, matrix, paint.patterned)) content.curves.push(curve);
}

/** Adds a picture: one too small to show a figure may still strike text out. */
export function addPicture(content: OpenContent, box: Box): void {
  if (isFigureSized(box)) content.pictures.push(box);
  else if (isFlat(box)) content.curves.push(box);
}

/** Rotates a page upright if most of its text does not run from left to right; `draw` reads it under a rotation. */
export function rotatedUpright(
  { number, width, height }: Omit<Page, 'content'>,
  draw: (rotation: Matrix) => PageContent,
): Page {
  const content = draw(identity);
  const rotation = mainRotation(content);
  if (rotation === 0) return { number, width, height, content };
  const isSideways = rotation === 90 || rotation === 270;
  return {
    number,
    width: isSideways ? height : width,
    height: isSideways ? width : height,
    content: draw(uprightMatrix(rotation, width, height)),
  };
}

/** Returns the rotation of most of the text. */
function mainRotation({ glyphs }: PageContent): Rotation {
  const count = (rotation: Rotation) => glyphs.filter((glyph) => glyph.rotation === rotation).length;
  return ([90, 180, 270] as const).reduce<Rotation>((most, one) => (count(one) > count(most) ? one : most), 0);
}
