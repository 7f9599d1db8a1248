import { asStruck } from '../../model/struck-text.ts';
import type { Curve } from './curves.ts';
import type { Glyph } from './glyph.ts';
import type { PageContent } from './page.ts';
import { nearest, rulesOf } from './ruling-lines.ts';
import type { Diagonal, Stroke } from './strokes.ts';

/** How high above the baseline a line strikes a character, in parts of its size: digits are 0.7 high. */
const [lowest, highest] = [0.12, 0.6];

/** How far below and above the baseline a line belongs to the text, in parts of its size. */
const [under, over] = [0.4, 1.3];

/** How far away the text stands that a line parts from other text. */
const [above, below] = [1.6, 2.4];

/** A line of text's own ends where the text does, this near, in parts of its size. */
const flush = 0.08;

/** How high a curve may be that strikes text, and a pattern in which a line may, in parts of the size. */
const [waveHeight, textHeight] = [0.5, 1.5];

/** Dots of one line are no further apart, in parts of the size. */
const dotGap = 0.25;

/** Strokes that are no further apart are pieces of one line. */
const level = 0.3;

/** Strokes times characters of a page: more are no report, and would only take time. */
const mostPairs = 100_000_000;

/**
 * PageContent the characters that lines cross, and leaves the lines out that rule no table: those that strike text out, and those
 * drawn below or above it from its first character to its last.
 */
export function withoutStrikes({
  glyphs,
  strokes,
  diagonals,
  curves,
}: PageContent): Pick<PageContent, 'glyphs' | 'strokes'> {
  const lines = strokes.length + diagonals.length + curves.length;
  if (lines === 0 || lines * glyphs.length > mostPairs) return { glyphs, strokes };
  const near = lookup(glyphs.filter(({ rotation }) => rotation === 0));
  const crossings = crossingsOf(strokes, curves, near);
  const struck = new Set([...crossings].flatMap(([glyph, by]) => (isCovered(glyph, by) ? [glyph] : [])));
  const strikes = new Set([...struck].flatMap((glyph) => crossings.get(glyph)!));
  const own = new Set<Line>();
  for (const { at, stretches } of rulesOf(strokes, false, level)) {
    for (const { from, to, strokes: pieces } of stretches) {
      const line = { at, from, to };
      const isStrike =
        pieces.some((piece) => strikes.has(piece)) && !isRule(line, near(at, above, below), struck, strokes);
      if (isStrike || isOfText(line, near(at)) || isUnderline(line, near(at), strokes))
        for (const piece of pieces) own.add(piece);
    }
  }
  for (const diagonal of diagonals) for (const glyph of glyphs) if (isUnder(glyph, diagonal)) struck.add(glyph);
  return {
    glyphs: struck.size === 0 ? glyphs : glyphs.map((one) => (struck.has(one) ? crossed(one) : one)),
    strokes: own.size === 0 ? strokes : strokes.filter((stroke) => !own.has(stroke)),
  };
}

/** The characters that horizontal lines and level curves go through, with these. */
function crossingsOf(strokes: readonly Stroke[], curves: readonly Curve[], near: Near): Map<Glyph, Line[]> {
  const crossings = new Map<Glyph, Line[]>();
  const add = (line: Line, isHit: (glyph: Glyph) => boolean) => {
    for (const glyph of near(line.at)) {
      if (isHit(glyph) && isCrossing(line, glyph)) crossings.set(glyph, [...(crossings.get(glyph) ?? []), line]);
    }
  };
  for (const stroke of strokes) if (!stroke.vertical) add(stroke, () => true);
  for (const { left, top, right, bottom, patterned } of curves) {
    const most = patterned ? textHeight : waveHeight;
    add({ at: (top + bottom) / 2, from: left, to: right }, ({ size }) => bottom - top <= most * size);
  }
  return crossings;
}

/** A horizontal line. */
type Line = Pick<Stroke, 'at' | 'from' | 'to'>;

function crossed(glyph: Glyph): Glyph {
  return { ...glyph, text: asStruck(glyph.text) };
}

/** Finds the characters by which a horizontal line is drawn: their baselines are so far above it or below. */
type Near = (y: number, above?: number, below?: number) => readonly Glyph[];

function lookup(glyphs: readonly Glyph[]): Near {
  const sorted = glyphs.toSorted((a, b) => a.baseline - b.baseline);
  const largest = sorted.reduce((most, { size }) => Math.max(most, size), 0);
  const from = (baseline: number) => {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle]!.baseline < baseline) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return (y, above = under, below = over) => sorted.slice(from(y - above * largest), from(y + below * largest));
}

/** Whether a line goes from the first to the last of some characters that stand by it. */
function isOfText({ at, from, to }: Line, around: readonly Glyph[]): boolean {
  const isBy = ({ baseline, size }: Glyph) => at - baseline < under * size && baseline - at < over * size;
  const ends = (edge: number, place: number, { size }: Glyph) => Math.abs(edge - place) <= flush * size;
  return around.some(
    (first) =>
      ends(first.left, from, first) &&
      isBy(first) &&
      around.some((last) => ends(last.right, to, last) && last.left >= first.left && last.baseline === first.baseline),
  );
}

function isCrossing({ at, from, to }: Line, { text, left, right, baseline, size }: Glyph): boolean {
  const height = (baseline - at) / size;
  return height >= lowest && height <= highest && from < right && to > left && text.trim() !== '';
}

/** Whether lines, whole, dashed or dotted, go through half of a character or more. */
function isCovered({ left, right, size }: Glyph, lines: readonly Line[]): boolean {
  let [covered, reached] = [0, Number.NEGATIVE_INFINITY];
  for (const { from, to } of lines.toSorted((a, b) => a.from - b.from)) {
    const start = from - reached <= dotGap * size ? reached : Math.max(from, left);
    covered += Math.max(0, Math.min(to, right) - start);
    reached = Math.max(reached, Math.min(to, right));
  }
  return covered >= (right - left) / 2;
}

/** Whether a line below text ends within the cell: it is drawn through blanks in front of the text or behind it. */
function isUnderline(line: Line, around: readonly Glyph[], strokes: readonly Stroke[]): boolean {
  const { at, from, to } = line;
  const isAbove = ({ baseline, size, x, text }: Glyph) =>
    from < x && x < to && at >= baseline && at - baseline < under * size && text.trim() !== '';
  if (!around.some(isAbove)) return false;
  const downs = crossedBy(line, strokes);
  const isEnd = (edge: number) => downs.some((x) => Math.abs(x - edge) <= nearest);
  return downs.every((x) => x <= from + nearest || x >= to - nearest) && !(isEnd(from) && isEnd(to));
}

/** Whether a line parts rows, and a figure only stands out of its row: most of the columns that it goes through are clear. */
function isRule(line: Line, around: readonly Glyph[], struck: ReadonlySet<Glyph>, strokes: readonly Stroke[]): boolean {
  const { from, to } = line;
  const xs = crossedBy(line, strokes).filter((x) => x > from + nearest && x < to - nearest);
  let balance = 0;
  for (const [index, right] of [...xs, to].entries()) {
    const left = index === 0 ? from : xs[index - 1]!;
    const inside = around.filter(({ x, text }) => left <= x && x <= right && text.trim() !== '');
    if (inside.some((glyph) => struck.has(glyph))) balance--;
    else if (inside.length > 0) balance++;
  }
  return balance >= 0;
}

/** Where vertical lines meet a horizontal one, from left to right. */
function crossedBy({ at, from, to }: Line, strokes: readonly Stroke[]): number[] {
  const downs = strokes.filter(
    (one) =>
      one.vertical &&
      one.at >= from - nearest &&
      one.at <= to + nearest &&
      one.from - nearest <= at &&
      at <= one.to + nearest,
  );
  return downs.map((one) => one.at).sort((a, b) => a - b);
}

/** Of a line aslant, from corner to corner of a cell; a longer one strikes what it goes through. */
const longest = 60;

/** Whether a line aslant strikes a character: it goes through it, or through the place that it stands in. Labels share a cell so. */
function isUnder({ text, x, y, left, right, size }: Glyph, { from, to }: Diagonal): boolean {
  const [first, last] = from[0] < to[0] ? [from, to] : [to, from];
  const [top, bottom] = [Math.min(from[1], to[1]), Math.max(from[1], to[1])];
  if (text.trim() === '' || /\p{L}/u.test(text) || x < first[0] || x > last[0] || y < top || y > bottom) return false;
  if (bottom - top <= longest) return true;
  const steep = (last[1] - first[1]) / (last[0] - first[0]);
  const at = first[1] + steep * (x - first[0]);
  return Math.abs(at - y) <= size * 0.35 + (Math.abs(steep) * (right - left)) / 2;
}
