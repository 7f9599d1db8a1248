import { isNear, nearest, type Rule, rulesOf, type Stretch } from './ruling-lines.ts';
import type { Stroke } from './strokes.ts';

/**
 * Takes off what a vertical line runs on below its cells: LibreOffice draws the sides of a cell that goes on from the page
 * before down to the end of the page, through the tables below. A line that ends nowhere, where its table ends above, is
 * drawn as far as other lines begin or end at it, and to the next one across.
 */
export function withoutOverruns(strokes: readonly Stroke[]): readonly Stroke[] {
  const down = rulesOf(strokes, true);
  const across = rulesOf(strokes, false);
  // The side of a merged cell that the page cuts ends where the rows beside it do.
  const loose = new Map(
    down.flatMap(({ at, stretches }) =>
      stretches.filter(({ to }) => !across.some((rule) => isNear(rule.at, to))).map((line) => [line, at] as const),
    ),
  );
  const ends = new Map<Stroke, number>();
  for (const [line, at] of loose) {
    const crossing = across.filter((rule) => line.from + nearest < rule.at && rule.at < line.to && reaches(rule, at));
    const bottom = crossing.findIndex((rule) => endsAt(rule, at, down, loose));
    if (bottom < 0) continue;
    const own = crossing.slice(0, bottom + 1);
    const end = own[own.findLastIndex((rule) => meets(rule, at)) + 1] ?? own[bottom]!;
    for (const stroke of line.strokes) ends.set(stroke, end.at);
  }
  if (ends.size === 0) return strokes;
  return strokes.flatMap((stroke) => {
    const end = ends.get(stroke) ?? stroke.to;
    return stroke.from < end ? [{ ...stroke, to: Math.min(stroke.to, end) }] : [];
  });
}

/** Whether a table ends at a line across: there its outer sides do, or one of them, and all that goes on below ends nowhere. */
function endsAt(rule: Rule, at: number, down: readonly Rule[], loose: ReadonlyMap<Stretch, number>): boolean {
  const line = rule.stretches.find((stretch) => covers(stretch, at))!;
  const within = down.filter((one) => covers(line, one.at));
  const goesOn = ({ from, to }: Stretch) => from < rule.at + nearest && rule.at + nearest < to;
  if (within.some(({ stretches }) => stretches.some((stretch) => goesOn(stretch) && !loose.has(stretch)))) return false;
  const sides = [line.from, line.to].map((side) => {
    const stretches = within.filter((one) => isNear(one.at, side)).flatMap((one) => one.stretches);
    if (stretches.some(goesOn)) return 'runs on';
    return stretches.some(({ to }) => isNear(to, rule.at)) ? 'ends' : 'open';
  });
  return sides.includes('ends') && !sides.includes('open');
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
