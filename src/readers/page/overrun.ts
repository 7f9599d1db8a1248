import { nearest, type Rule, rulesOf, type Stretch } from './rules.ts';
import type { Stroke } from './strokes.ts';

/**
 * Takes off what a vertical line runs on below its cells: LibreOffice draws the sides of a cell that goes on from the page
 * before down to the end of the page, through the tables below. A line that ends nowhere, where its table ends above, is
 * drawn as far as other lines begin or end at it, and to the next one across.
 */
export function withoutOverruns(strokes: readonly Stroke[]): readonly Stroke[] {
  const down = rulesOf(strokes, true);
  const across = rulesOf(strokes, false);
  const ends = new Map<Stroke, number>();
  for (const { at, stretches } of down) {
    for (const line of stretches) {
      if (across.some((rule) => isNear(rule.at, line.to) && reaches(rule, at))) continue;
      const crossing = across.filter((rule) => line.from + nearest < rule.at && rule.at < line.to && reaches(rule, at));
      const bottom = crossing.findIndex((rule) => endsAt(rule, at, down));
      if (bottom < 0) continue;
      const own = crossing.slice(0, bottom + 1);
      const end = own[own.findLastIndex((rule) => meets(rule, at)) + 1] ?? own[bottom]!;
      for (const stroke of line.strokes) ends.set(stroke, end.at);
    }
  }
  if (ends.size === 0) return strokes;
  return strokes.flatMap((stroke) => {
    const end = ends.get(stroke) ?? stroke.to;
    return stroke.from < end ? [{ ...stroke, to: Math.min(stroke.to, end) }] : [];
  });
}

/** Whether a table ends at a line across: there its outer sides do. */
function endsAt(rule: Rule, at: number, down: readonly Rule[]): boolean {
  const line = rule.stretches.find((stretch) => covers(stretch, at))!;
  return [line.from, line.to].every((side) => {
    const stretches = down.filter((one) => isNear(one.at, side)).flatMap((one) => one.stretches);
    return (
      stretches.some(({ to }) => isNear(to, rule.at)) &&
      !stretches.some(({ from, to }) => from < rule.at + nearest && rule.at + nearest < to)
    );
  });
}

/** Whether a line across begins or ends at a place. */
function meets({ stretches }: Rule, at: number): boolean {
  return stretches.some(({ from, to }) => isNear(from, at) || isNear(to, at));
}

function reaches({ stretches }: Rule, at: number): boolean {
  return stretches.some((stretch) => covers(stretch, at));
}

function covers({ from, to }: Stretch, at: number): boolean {
  return from - nearest <= at && at <= to + nearest;
}

function isNear(one: number, other: number): boolean {
  return Math.abs(one - other) <= nearest;
}
