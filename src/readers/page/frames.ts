import type { Box } from './box.ts';
import { withoutOverruns } from './line-overrun.ts';
import {
  coverage,
  isNear,
  mergedEdges,
  type RulingLine,
  rulingLinesOf,
  type Segment,
  tolerance,
} from './ruling-lines.ts';
import type { Stroke } from './strokes.ts';

/** The lines of one table: its columns lie between neighbouring `xs`, its rows between neighbouring `ys`. */
export interface Frame {
  readonly box: Box;
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  /** The cell at each row and column, numbered from 0: positions that no line parts have the same. */
  readonly cells: readonly (readonly number[])[];
  /** Its lines go on to the right of what is shown. */
  readonly cut?: true;
  readonly sides: Sides;
}

/** Whether the outer line is drawn, at each row: a cell may go on where it is not. */
export interface Sides {
  readonly left: readonly boolean[];
  readonly right: readonly boolean[];
}

/** A page with more lines than this, across or down, is a drawing. */
const maxSegments = 2000;

/** How far a line across may reach beyond the last column of a table that is open to the right. */
const maxOverhang = 1;

/** Positions of one frame; the form's largest table has 300. */
const maxPositions = 50_000;

/** The frames that lines make: each of lines that touch one another. */
export function framesOf(drawn: readonly Stroke[]): Frame[] {
  if ([false, true].some((vertical) => segmentsOf(drawn, vertical).length > maxSegments)) return [];
  const strokes = withoutOverruns(drawn);
  return connectedGroups(segmentsOf(strokes, false), segmentsOf(strokes, true)).flatMap((group) => {
    // Lines of other tables of the page, a little off, are not to count.
    const own = [...group.across, ...group.down].flatMap((piece) => piece.strokes);
    const [across, down] = [segmentsOf(own, false), segmentsOf(own, true)];
    const box = {
      left: Math.min(...across.map(({ from }) => from), ...down.map(({ at }) => at)),
      right: Math.max(...across.map(({ to }) => to), ...down.map(({ at }) => at)),
      top: Math.min(...down.map(({ from }) => from), ...across.map(({ at }) => at)),
      bottom: Math.max(...down.map(({ to }) => to), ...across.map(({ at }) => at)),
    };
    // The outer lines may be left out: many tables are open at the sides.
    const xs = mergedEdges([box.left, ...down.map(({ at }) => at), box.right]);
    const ys = mergedEdges([box.top, ...across.map(({ at }) => at), box.bottom]);
    if (xs.length < 2 || ys.length < 2 || xs.length * ys.length > maxPositions) return [];
    const sides = sidesOf(xs, ys, down);
    // A thick line reaches a little beyond the column that it ends.
    const most = sides.right.every(Boolean) ? tolerance : maxOverhang;
    const cut = own.some(({ to, hidden = 0 }) => hidden > most && to >= box.right - tolerance);
    return [{ box, xs, ys, cells: cellsOf(xs, ys, across, down), sides, ...(cut && { cut }) }];
  });
}

/**
 * A frame that goes on from a page where it was wider: a column that a merged cell fills has no line of its own there, and
 * is open to the left.
 */
export function widenedLike(frame: Frame, before: Pick<Frame, 'xs' | 'box'>): Frame {
  const { box, xs, cells } = frame;
  const missing = before.xs.filter((x) => x < box.left - tolerance);
  if (!isNear(before.box.right, box.right) || !before.xs.some((x) => isNear(x, box.left))) return frame;
  return {
    ...frame,
    box: { ...box, left: missing[0] ?? box.left },
    xs: [...missing, ...xs],
    cells: cells.map((row) => [...missing.map((_, index) => -1 - index), ...row]),
  };
}

/** A stretch of a line. */
interface PlacedSegment extends Segment {
  readonly at: number;
}

function segmentsOf(strokes: readonly Stroke[], vertical: boolean): PlacedSegment[] {
  return rulingLinesOf(strokes, vertical).flatMap(({ at, segments }) =>
    segments.map((segment) => ({ at, ...segment })),
  );
}

function connectedGroups(across: readonly PlacedSegment[], down: readonly PlacedSegment[]) {
  const groups = disjointSets(across.length + down.length);
  across.forEach((one, i) => {
    down.forEach((other, j) => {
      if (within(other.at, one) && within(one.at, other)) groups.join(i, across.length + j);
    });
  });
  const found = new Map<number, { across: PlacedSegment[]; down: PlacedSegment[] }>();
  [...across, ...down].forEach((piece, index) => {
    const group = groups.of(index);
    const members = found.get(group) ?? { across: [], down: [] };
    found.set(group, members);
    (index < across.length ? members.across : members.down).push(piece);
  });
  return [...found.values()].filter((one) => one.across.length > 0 && one.down.length > 0);
}

function within(at: number, { from, to }: PlacedSegment): boolean {
  return from - tolerance <= at && at <= to + tolerance;
}

/** Positions are one cell unless the line between them is drawn, for the most part. */
function cellsOf(
  xs: readonly number[],
  ys: readonly number[],
  across: readonly PlacedSegment[],
  down: readonly PlacedSegment[],
): number[][] {
  const [rows, columns] = [ys.length - 1, xs.length - 1];
  const groups = disjointSets(rows * columns);
  for (let column = 1; column < columns; column++) {
    const line = rulingLineAt(xs[column]!, down);
    for (let row = 0; row < rows; row++) {
      if (coverage(line, ys[row]!, ys[row + 1]!) < 0.5) groups.join(row * columns + column - 1, row * columns + column);
    }
  }
  for (let row = 1; row < rows; row++) {
    const line = rulingLineAt(ys[row]!, across);
    for (let column = 0; column < columns; column++) {
      if (coverage(line, xs[column]!, xs[column + 1]!) < 0.5)
        groups.join((row - 1) * columns + column, row * columns + column);
    }
  }
  return numberedCells(
    Array.from({ length: rows }, (_, row) =>
      Array.from({ length: columns }, (_, column) => groups.of(row * columns + column)),
    ),
  );
}

function sidesOf(xs: readonly number[], ys: readonly number[], down: readonly PlacedSegment[]): Sides {
  const drawnAt = (x: number) => {
    const line = rulingLineAt(x, down);
    return ys.slice(1).map((y, row) => coverage(line, ys[row]!, y) >= 0.5);
  };
  return { left: drawnAt(xs[0]!), right: drawnAt(xs.at(-1)!) };
}

function rulingLineAt(place: number, all: readonly PlacedSegment[]): RulingLine {
  return { at: place, segments: all.filter(({ at }) => Math.abs(at - place) <= tolerance) };
}

/** Numbers the cells. Where a line is missing and a cell is no rectangle, its columns are parted: these are the surest. */
function numberedCells(groups: readonly (readonly number[])[]): number[][] {
  const whole = new Set(groups.flat().filter(rectangularIn(groups)));
  const numbers = new Map<string, number>();
  const numberOf = (name: string) => {
    const number = numbers.get(name) ?? numbers.size;
    numbers.set(name, number);
    return number;
  };
  return groups.map((row, down) =>
    row.map((group, column) => {
      if (whole.has(group)) return numberOf(`${group}`);
      const extent = (at: number) => {
        let [first, last] = [down, down];
        while (groups[first - 1]?.[at] === group) first--;
        while (groups[last + 1]?.[at] === group) last++;
        return `${first}-${last}`;
      };
      let left = column;
      while (row[left - 1] === group && extent(left - 1) === extent(column)) left--;
      return numberOf(`${group} ${left} ${extent(column)}`);
    }),
  );
}

/** Whether all positions of a group make a rectangle. */
function rectangularIn(groups: readonly (readonly number[])[]): (group: number) => boolean {
  const found = new Map<number, { top: number; bottom: number; left: number; right: number; count: number }>();
  groups.forEach((row, down) => {
    row.forEach((group, column) => {
      const one = found.get(group) ?? { top: down, bottom: down, left: column, right: column, count: 0 };
      found.set(group, one);
      one.bottom = down;
      one.left = Math.min(one.left, column);
      one.right = Math.max(one.right, column);
      one.count++;
    });
  });
  return (group) => {
    const { top, bottom, left, right, count } = found.get(group)!;
    return (bottom - top + 1) * (right - left + 1) === count;
  };
}

/** Things from 0 that are joined into groups. */
function disjointSets(count: number) {
  const parents = Array.from({ length: count }, (_, index) => index);
  const of = (index: number): number => {
    let root = index;
    while (parents[root] !== root) {
      parents[root] = parents[parents[root]!]!;
      root = parents[root]!;
    }
    return root;
  };
  return {
    of,
    join(one: number, other: number) {
      parents[of(one)] = of(other);
    },
  };
}
