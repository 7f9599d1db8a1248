import { asStruck } from '../../model/struck-text.ts';
import { countBefore } from '../binary-search.ts';
import type { Curve } from './curves.ts';
import type { Glyph } from './glyph.ts';
import type { PageContent } from './page.ts';
import { covers, rulingLinesOf, tolerance } from './ruling-lines.ts';
import type { Diagonal, Stroke } from './strokes.ts';

// Heights and distances are parts of the character size.

/** The height above the baseline at which a line strikes a character out: digits are 0.7 high. */
const [minStrikeHeight, maxStrikeHeight] = [0.12, 0.6];

/** The distances below and above the baseline within which a line belongs to the text. */
const [maxBelow, maxAbove] = [0.4, 1.3];

/** Distances of a ruling line from the baselines of the text above and below it. */
const [maxRowAbove, maxRowBelow] = [1.6, 2.4];

/** A line that belongs to text ends where the text does, within this distance. */
const endTolerance = 0.08;

/** Maximum heights of a curve that strikes text out, and of a pattern that may show a line. */
const [maxWaveHeight, maxPatternHeight] = [0.5, 1.5];

/** The widest gap between the dots of one line. */
const maxDotGap = 0.25;

/** Strokes up to this distance, in points, are pieces of one line. */
const maxPieceDistance = 0.3;

/** Lines times characters of a page: a page with more is not of a report, and would only take time. */
const maxPairs = 100_000_000;

/** A horizontal line. */
type Line = Pick<Stroke, 'at' | 'from' | 'to'>;

/**
 * Marks the characters that lines strike out, and removes the lines that are not ruling lines: strikes, underlines, and
 * lines above text from its first character to its last.
 */
export function withoutStrikes(content: PageContent): Pick<PageContent, 'glyphs' | 'strokes'> {
  const { glyphs, strokes, diagonals, curves } = content;
  const lineCount = strokes.length + diagonals.length + curves.length;
  if (lineCount === 0 || lineCount * glyphs.length > maxPairs) return { glyphs, strokes };
  const near = glyphFinder(glyphs.filter(({ rotation }) => rotation === 0));
  const crossings = crossingsOf(strokes, curves, near);
  const struck = new Set([...crossings].flatMap(([glyph, lines]) => (isCovered(glyph, lines) ? [glyph] : [])));
  const strikes = new Set([...struck].flatMap((glyph) => crossings.get(glyph)!));
  const removed = new Set<Line>();
  for (const { at, segments } of rulingLinesOf(strokes, false, maxPieceDistance)) {
    for (const { from, to, strokes: pieces } of segments) {
      const line = { at, from, to };
      const isStrike =
        pieces.some((piece) => strikes.has(piece)) &&
        !separatesRows(line, near(at, maxRowAbove, maxRowBelow), struck, strokes);
      if (isStrike || spansText(line, near(at)) || isUnderline(line, near(at), strokes))
        for (const piece of pieces) removed.add(piece);
    }
  }
  for (const diagonal of diagonals) for (const glyph of glyphs) if (isStruckBy(diagonal, glyph)) struck.add(glyph);
  return {
    glyphs: struck.size === 0 ? glyphs : glyphs.map((one) => (struck.has(one) ? struckOut(one) : one)),
    strokes: removed.size === 0 ? strokes : strokes.filter((stroke) => !removed.has(stroke)),
  };
}

function struckOut(glyph: Glyph): Glyph {
  return { ...glyph, text: asStruck(glyph.text) };
}

/** Returns the characters that horizontal lines and flat curves run through, each with these lines. */
function crossingsOf(strokes: readonly Stroke[], curves: readonly Curve[], near: GlyphFinder): Map<Glyph, Line[]> {
  const crossings = new Map<Glyph, Line[]>();
  const add = (line: Line, isEligible: (glyph: Glyph) => boolean) => {
    for (const glyph of near(line.at)) {
      if (isEligible(glyph) && crosses(line, glyph)) crossings.set(glyph, [...(crossings.get(glyph) ?? []), line]);
    }
  };
  for (const stroke of strokes) if (!stroke.vertical) add(stroke, () => true);
  for (const { left, top, right, bottom, patterned } of curves) {
    const maxHeight = patterned ? maxPatternHeight : maxWaveHeight;
    add({ at: (top + bottom) / 2, from: left, to: right }, ({ size }) => bottom - top <= maxHeight * size);
  }
  return crossings;
}

/** Finds the characters near a horizontal line: those with baselines at most so far above it and below it. */
type GlyphFinder = (y: number, above?: number, below?: number) => readonly Glyph[];

function glyphFinder(glyphs: readonly Glyph[]): GlyphFinder {
  const sorted = glyphs.toSorted((a, b) => a.baseline - b.baseline);
  const largest = sorted.reduce((most, { size }) => Math.max(most, size), 0);
  const from = (baseline: number) => countBefore(sorted, (glyph) => glyph.baseline < baseline);
  return (y, above = maxBelow, below = maxAbove) => sorted.slice(from(y - above * largest), from(y + below * largest));
}

/** True if a line runs from the first to the last of some characters by it. */
function spansText({ at, from, to }: Line, around: readonly Glyph[]): boolean {
  const isBy = ({ baseline, size }: Glyph) => at - baseline < maxBelow * size && baseline - at < maxAbove * size;
  const endsAt = (edge: number, end: number, { size }: Glyph) => Math.abs(edge - end) <= endTolerance * size;
  return around.some(
    (first) =>
      endsAt(first.left, from, first) &&
      isBy(first) &&
      around.some(
        (last) => endsAt(last.right, to, last) && last.left >= first.left && last.baseline === first.baseline,
      ),
  );
}

function crosses({ at, from, to }: Line, { text, left, right, baseline, size }: Glyph): boolean {
  const height = (baseline - at) / size;
  return height >= minStrikeHeight && height <= maxStrikeHeight && from < right && to > left && text.trim() !== '';
}

/** True if lines, solid, dashed or dotted, run through at least half of a character. */
function isCovered({ left, right, size }: Glyph, lines: readonly Line[]): boolean {
  let [covered, reached] = [0, Number.NEGATIVE_INFINITY];
  for (const { from, to } of lines.toSorted((a, b) => a.from - b.from)) {
    const start = from - reached <= maxDotGap * size ? reached : Math.max(from, left);
    covered += Math.max(0, Math.min(to, right) - start);
    reached = Math.max(reached, Math.min(to, right));
  }
  return covered >= (right - left) / 2;
}

/** True if a line below text ends within a cell: it is drawn through spaces before or behind the text. */
function isUnderline(line: Line, around: readonly Glyph[], strokes: readonly Stroke[]): boolean {
  const { at, from, to } = line;
  const isAbove = ({ baseline, size, x, text }: Glyph) =>
    from < x && x < to && at >= baseline && at - baseline < maxBelow * size && text.trim() !== '';
  if (!around.some(isAbove)) return false;
  const xs = verticalsAt(line, strokes);
  const isEnd = (end: number) => xs.some((x) => Math.abs(x - end) <= tolerance);
  return xs.every((x) => x <= from + tolerance || x >= to - tolerance) && !(isEnd(from) && isEnd(to));
}

/**
 * True if a line separates rows, and figures only stick out of theirs: at most half of the columns with text have
 * struck text.
 */
function separatesRows(
  line: Line,
  around: readonly Glyph[],
  struck: ReadonlySet<Glyph>,
  strokes: readonly Stroke[],
): boolean {
  const { from, to } = line;
  const xs = verticalsAt(line, strokes).filter((x) => x > from + tolerance && x < to - tolerance);
  let balance = 0;
  for (const [index, right] of [...xs, to].entries()) {
    const left = index === 0 ? from : xs[index - 1]!;
    const inside = around.filter(({ x, text }) => left <= x && x <= right && text.trim() !== '');
    if (inside.some((glyph) => struck.has(glyph))) balance--;
    else if (inside.length > 0) balance++;
  }
  return balance >= 0;
}

/** Returns the positions at which vertical lines meet a horizontal one, from left to right. */
function verticalsAt(line: Line, strokes: readonly Stroke[]): number[] {
  return strokes
    .filter((one) => one.vertical && covers(line, one.at) && covers(one, line.at))
    .map((one) => one.at)
    .sort((a, b) => a - b);
}

/** Height of a diagonal from corner to corner of a cell, in points; a taller one strikes only what it runs through. */
const maxCellDiagonal = 60;

/**
 * True if a diagonal strikes a character out: it runs through it, or across its cell. Labels may share a divided cell.
 */
function isStruckBy({ from, to }: Diagonal, { text, x, y, left, right, size }: Glyph): boolean {
  const [first, last] = from[0] < to[0] ? [from, to] : [to, from];
  const [top, bottom] = [Math.min(from[1], to[1]), Math.max(from[1], to[1])];
  if (text.trim() === '' || /\p{L}/u.test(text) || x < first[0] || x > last[0] || y < top || y > bottom) return false;
  if (bottom - top <= maxCellDiagonal) return true;
  const slope = (last[1] - first[1]) / (last[0] - first[0]);
  const lineY = first[1] + slope * (x - first[0]);
  return Math.abs(lineY - y) <= size * 0.35 + (Math.abs(slope) * (right - left)) / 2;
}
