import { covers, isNear, type RulingLine, rulingLinesOf, type Segment, tolerance } from './ruling-lines.ts';
import type { Stroke } from './strokes.ts';

/**
 * Cuts off vertical lines that run on below their cells: LibreOffice draws the sides of a cell that goes on from the
 * page before down to the end of the page, through the tables below. A line without an end on a horizontal one, whose
 * table ends above, is kept as far as horizontal lines begin or end at it, and to the next one.
 */
export function withoutOverruns(strokes: readonly Stroke[]): readonly Stroke[] {
  const verticals = rulingLinesOf(strokes, true);
  const horizontals = rulingLinesOf(strokes, false);
  // The side of a merged cell that the page break cuts ends where the rows beside it do.
  const openEnded = new Map(
    verticals.flatMap(({ at, segments }) =>
      segments
        .filter(({ to }) => !horizontals.some((line) => isNear(line.at, to)))
        .map((segment) => [segment, at] as const),
    ),
  );
  const ends = new Map<Stroke, number>();
  for (const [segment, x] of openEnded) {
    const crossing = horizontals.filter(
      ({ at, segments }) => segment.from + tolerance < at && at < segment.to && segments.some((one) => covers(one, x)),
    );
    const bottom = crossing.findIndex((line) => isTableEnd(line, x, verticals, openEnded));
    if (bottom < 0) continue;
    const own = crossing.slice(0, bottom + 1);
    const end = own[own.findLastIndex((line) => meets(line, x)) + 1] ?? own[bottom]!;
    for (const stroke of segment.strokes) ends.set(stroke, end.at);
  }
  if (ends.size === 0) return strokes;
  return strokes.flatMap((stroke) => {
    const end = ends.get(stroke) ?? stroke.to;
    return stroke.from < end ? [{ ...stroke, to: Math.min(stroke.to, end) }] : [];
  });
}

/**
 * True if a table ends at a horizontal line: at least one of its sides ends there, and all that go on are open-ended.
 */
function isTableEnd(
  line: RulingLine,
  x: number,
  verticals: readonly RulingLine[],
  openEnded: ReadonlyMap<Segment, number>,
): boolean {
  const bottom = line.segments.find((segment) => covers(segment, x))!;
  const inside = verticals.filter(({ at }) => covers(bottom, at));
  const goesOn = ({ from, to }: Segment) => from < line.at + tolerance && line.at + tolerance < to;
  if (inside.some(({ segments }) => segments.some((one) => goesOn(one) && !openEnded.has(one)))) return false;
  const sides = [bottom.from, bottom.to].map((side) => {
    const segments = inside.filter(({ at }) => isNear(at, side)).flatMap((one) => one.segments);
    if (segments.some(goesOn)) return 'runs on';
    return segments.some(({ to }) => isNear(to, line.at)) ? 'ends' : 'open';
  });
  return sides.includes('ends') && !sides.includes('open');
}

/** True if a horizontal line begins or ends at a position. */
function meets({ segments }: RulingLine, x: number): boolean {
  return segments.some(({ from, to }) => isNear(from, x) || isNear(to, x));
}
