import type { Stroke } from './strokes.ts';

/** A line of a table's frame: where it is drawn, in stretches from left to right or from top to bottom. In points. */
export interface Rule {
  /** Its y, or its x where it is vertical. */
  readonly at: number;
  readonly stretches: readonly Stretch[];
}

export interface Stretch {
  readonly from: number;
  readonly to: number;
  /** What it was joined of. */
  readonly strokes: readonly Stroke[];
}

/** Lines closer than this are one, drawn double or cell by cell: no character fits between them. */
export const nearest = 3;

/** Whether two places are those of one line. */
export function isNear(one: number, other: number): boolean {
  return Math.abs(one - other) <= nearest;
}

/** A gap wider than this is an opening; dashes and dots stand closer. */
const widestGap = 5;

/** What is shorter is no side of a cell. */
const shortest = 4;

/** Joins strokes that lie on one line, as near as that, whatever the order and the pieces that they were drawn in. */
export function rulesOf(strokes: readonly Stroke[], vertical: boolean, near = nearest): Rule[] {
  const sorted = strokes.filter((stroke) => stroke.vertical === vertical).sort((a, b) => a.at - b.at);
  const rules: Rule[] = [];
  for (let first = 0; first < sorted.length; ) {
    let last = first;
    const reach = sorted[first]!.at + near;
    while (last + 1 < sorted.length && sorted[last + 1]!.at <= reach) last++;
    const stretches = joined(sorted.slice(first, last + 1));
    if (stretches.length > 0) rules.push({ at: (sorted[first]!.at + sorted[last]!.at) / 2, stretches });
    first = last + 1;
  }
  return rules;
}

function joined(strokes: readonly Stroke[]): Stretch[] {
  const stretches: { from: number; to: number; strokes: Stroke[] }[] = [];
  for (const stroke of [...strokes].sort((a, b) => a.from - b.from)) {
    const { from, to } = stroke;
    const last = stretches.at(-1);
    if (last && from <= last.to + widestGap) {
      last.to = Math.max(last.to, to);
      last.strokes.push(stroke);
    } else {
      stretches.push({ from, to, strokes: [stroke] });
    }
  }
  return stretches.filter(({ from, to }) => to - from >= shortest);
}

/** How much of a way a rule is drawn along, from 0 to 1. */
export function drawnAlong({ stretches }: Rule, from: number, to: number): number {
  const drawn = stretches.map((one) => Math.max(0, Math.min(one.to, to) - Math.max(one.from, from)));
  return drawn.reduce((sum, length) => sum + length, 0) / Math.max(to - from, Number.EPSILON);
}

/** Places where lines are drawn, from left to right or from top to bottom; what is closer than two lines can be is one. */
export function edges(places: readonly number[]): number[] {
  const found: number[] = [];
  for (const place of places.toSorted((a, b) => a - b)) {
    if (found.length === 0 || place - found.at(-1)! > nearest) found.push(place);
  }
  return found;
}
