import type { Box } from './box.ts';
import { withoutCellSpacing } from './cell-spacing.ts';
import { type Frame, framesOf, widenedLike } from './frames.ts';
import { type Glyph, type Rotation, rotations } from './glyph.ts';
import type { Page } from './page.ts';
import { glyphsWithin } from './placement.ts';
import { tolerance } from './ruling-lines.ts';
import { withoutStrikes } from './strikes.ts';
import { cutOff, type Table, tableOf } from './table.ts';
import { linesOf, phrasesOf, type TextLine } from './text-lines.ts';

/** The tables of a page and the lines of text outside them, each from top to bottom. */
export interface PageLayout {
  readonly page: number;
  readonly height: number;
  readonly tables: readonly Table[];
  readonly lines: readonly PageLine[];
}

/** A line of text outside the tables. */
export interface PageLine extends TextLine {
  readonly page: number;
  readonly text: string;
  readonly rotation: Rotation;
  /** Its baseline, in points from the upper edge of the page; its start if the text is rotated. */
  readonly top: number;
}

/** Separates the tables of a page from the text around them. The first table may go on from the page before. */
export function layoutOf({ number: page, width, height, content }: Page, before: PageLayout | undefined): PageLayout {
  const { glyphs, strokes } = withoutStrikes(content);
  const [first, ...others] = innermostTables(framesOf(strokes));
  const last = before?.tables.at(-1);
  const frames = first ? [last ? widenedLike(first, last) : first, ...others] : [];
  const tables: Table[] = [];
  let rest = glyphs;
  for (const frame of frames) {
    const reach = reachOf(frame, width);
    const held = glyphsWithin(reach, rest);
    const inside = [...held];
    const table = inside.some(({ text }) => text.trim() !== '')
      ? tableOf(frame, inside, content.pictures, page)
      : undefined;
    if (!table) continue;
    const isCut = reach.right === Number.POSITIVE_INFINITY;
    tables.push(withoutCellSpacing(isCut ? cutOff(table, firstHiddenColumn(frame, inside, width)) : table));
    rest = rest.filter((glyph) => !held.has(glyph));
  }
  const lines = rotations.flatMap((rotation) => {
    const own = rest.filter((glyph) => glyph.rotation === rotation);
    return linesOf(own).map((line) => {
      const top = rotation === 0 ? line.baseline : own[0]!.y;
      return { ...line, page, text: phrasesOf(line).join(' '), rotation, top };
    });
  });
  return { page, height, tables, lines: lines.sort((a, b) => a.top - b.top) };
}

/**
 * Returns the frames that are tables, and not in a cell of a table, from top to bottom. A frame of one cell, or around
 * a table, is only layout; a row or column of boxes in a cell is part of the cell.
 */
function innermostTables(frames: readonly Frame[]): Frame[] {
  const wide = frames.filter(({ xs, ys }) => xs.length > 2 && ys.length > 2);
  const tables = frames.filter((frame) => hasCells(frame) && !wide.some((other) => isInside(other.box, frame.box)));
  return tables
    .filter((frame) => !tables.some((other) => isInside(frame.box, other.box)))
    .sort((a, b) => a.box.top - b.box.top);
}

function hasCells({ cells }: Frame): boolean {
  return cells.some((row) => row.some((number) => number !== cells[0]![0]));
}

/**
 * Returns the index of the first column that the edge of the page or clip cuts; the number of columns if it cuts none.
 */
function firstHiddenColumn({ box, xs, ys, sides }: Frame, glyphs: readonly Glyph[], width: number): number {
  const edge = Math.min(box.right, width);
  const after = Math.max(
    xs.findIndex((x) => x >= edge - tolerance),
    1,
  );
  if (after < xs.length - 1) return xs[after]! <= edge + tolerance ? after : after - 1;
  const isOpen = (y: number) => !sides.right[ys.findIndex((below) => below > y) - 1] || box.right > edge + tolerance;
  // Another digit may follow one that is less than a digit's width from the edge.
  const touches = ({ text, x, y, right, size, rotation }: Glyph) =>
    x > xs[after - 1]! &&
    /[^\p{L}\s]/u.test(text) &&
    (rotation === 0 ? right : x + size / 2) > edge - 0.6 * size &&
    isOpen(y);
  return glyphs.some(touches) ? after - 1 : after;
}

function isInside(inner: Box, outer: Box): boolean {
  const [left, top] = [inner.left - outer.left, inner.top - outer.top];
  const [right, bottom] = [outer.right - inner.right, outer.bottom - inner.bottom];
  return inner !== outer && Math.min(left, top, right, bottom) > tolerance;
}

/**
 * Returns the box that the text of a frame may fill: if the edge of the page or clip cuts the frame, text goes on
 * beyond.
 */
function reachOf({ box, cut }: Frame, width: number): Box {
  return {
    ...box,
    left: box.left <= tolerance ? Number.NEGATIVE_INFINITY : box.left,
    right: cut || box.right >= width - tolerance ? Number.POSITIVE_INFINITY : box.right,
  };
}
