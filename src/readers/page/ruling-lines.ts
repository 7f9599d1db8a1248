import type { Stroke } from './strokes.ts';

/** A line of a table's frame: its drawn segments from left to right or from top to bottom. In points. */
export interface RulingLine {
  /** Its y, or its x if it is vertical. */
  readonly at: number;
  readonly segments: readonly Segment[];
}

export interface Segment {
  readonly from: number;
  readonly to: number;
  /** The strokes that it was joined from. */
  readonly strokes: readonly Stroke[];
}

/** Lines up to this distance are one line, drawn double or cell by cell: no character fits between them. */
export const tolerance = 3;

/** True if two positions are those of one line. */
export function isNear(one: number, other: number): boolean {
  return Math.abs(one - other) <= tolerance;
}

/** True if a position is between the ends of a segment. */
export function covers({ from, to }: Pick<Segment, 'from' | 'to'>, position: number): boolean {
  return from - tolerance <= position && position <= to + tolerance;
}

/** A wider gap is an opening; dashes and dots are closer. */
const maxGap = 5;

/** The shortest side of a cell. */
const minLength = 4;

/**
 * Joins strokes into ruling lines, whatever the order and the pieces in which they were drawn.
 * @param maxDistance distance up to which strokes are on one line
 */
export function rulingLinesOf(
  strokes: readonly Stroke[],
  vertical: boolean,
  maxDistance: number = tolerance,
): RulingLine[] {
  const sorted = strokes.filter((stroke) => stroke.vertical === vertical).sort((a, b) => a.at - b.at);
  const lines: RulingLine[] = [];
  for (let first = 0; first < sorted.length; ) {
    let last = first;
    const reach = sorted[first]!.at + maxDistance;
    while (last + 1 < sorted.length && sorted[last + 1]!.at <= reach) last++;
    const segments = segmentsOf(sorted.slice(first, last + 1));
    if (segments.length > 0) lines.push({ at: (sorted[first]!.at + sorted[last]!.at) / 2, segments });
    first = last + 1;
  }
  return lines;
}

function segmentsOf(strokes: readonly Stroke[]): Segment[] {
  const segments: { from: number; to: number; strokes: Stroke[] }[] = [];
  for (const stroke of [...strokes].sort((a, b) => a.from - b.from)) {
    const { from, to } = stroke;
    const last = segments.at(-1);
    if (last && from <= last.to + maxGap) {
      last.to = Math.max(last.to, to);
      last.strokes.push(stroke);
    } else {
      segments.push({ from, to, strokes: [stroke] });
    }
  }
  return segments.filter(({ from, to }) => to - from >= minLength);
}

/** Returns the drawn part of a ruling line between two positions, from 0 to 1. */
export function coverage({ segments }: RulingLine, from: number, to: number): number {
  const drawn = segments.map((one) => Math.max(0, Math.min(one.to, to) - Math.max(one.from, from)));
  return drawn.reduce((sum, length) => sum + length, 0) / Math.max(to - from, Number.EPSILON);
}

/** Sorts the positions of lines, leaving out those that repeat one within the tolerance. */
export function mergedEdges(positions: readonly number[]): number[] {
  const edges: number[] = [];
  for (const position of positions.toSorted((a, b) => a - b)) {
    if (edges.length === 0 || position - edges.at(-1)! > tolerance) edges.push(position);
  }
  return edges;
}
