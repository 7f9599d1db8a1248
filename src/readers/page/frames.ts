import { type Box, boundingBox, type Point } from './box.ts';
import { withoutOverruns } from './line-overrun.ts';
import { coverage, covers, isNear, mergedEdges, rulingLinesOf, type Segment, tolerance } from './ruling-lines.ts';
import type { Stroke } from './strokes.ts';

/** The ruling lines of one table: its columns are between neighbouring `xs`, its rows between neighbouring `ys`. */
export interface Frame {
  readonly box: Box;
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  /**
   * The number of the cell at each row and column, from 0: positions without a line between them have the same number.
   */
  readonly cells: readonly (readonly number[])[];
  /** Its lines go on beyond the right edge of the clip. */
  readonly cut?: true;
  readonly sides: Sides;
}

/** True for each row if the outer line is drawn there: otherwise the cell may go on. */
export interface Sides {
  readonly left: readonly boolean[];
  readonly right: readonly boolean[];
}

/** Segments in one direction on one page: a page with more is a drawing. */
const maxSegments = 2000;

/** The length by which a horizontal line may reach beyond the last column of a table that is open to the right. */
const maxOverhang = 1;

/** Positions of one frame: the form's largest table has 300. */
const maxPositions = 50_000;

/** Returns the frames that strokes make: each is a group of lines that touch one another. */
export function framesOf(drawn: readonly Stroke[]): Frame[] {
  if ([false, true].some((vertical) => segmentsOf(drawn, vertical).length > maxSegments)) return [];
  const strokes = withoutOverruns(drawn);
  return connectedGroups(segmentsOf(strokes, false), segmentsOf(strokes, true)).flatMap((group) => {
    // Joined again without the lines of other tables, which may be slightly off.
    const own = [...group.across, ...group.down].flatMap((segment) => segment.strokes);
    const [across, down] = [segmentsOf(own, false), segmentsOf(own, true)];
    const box = {
      left: Math.min(...across.map(({ from }) => from), ...down.map(({ at }) => at)),
      right: Math.max(...across.map(({ to }) => to), ...down.map(({ at }) => at)),
      top: Math.min(...down.map(({ from }) => from), ...across.map(({ at }) => at)),
      bottom: Math.max(...down.map(({ to }) => to), ...across.map(({ at }) => at)),
    };
    // Many tables are open at the sides, and have no outer lines.
    const xs = mergedEdges([box.left, ...down.map(({ at }) => at), box.right]);
    const ys = mergedEdges([box.top, ...across.map(({ at }) => at), box.bottom]);
    if (xs.length < 2 || ys.length < 2 || xs.length * ys.length > maxPositions) return [];
    const sides = { left: drawnAt(xs[0]!, ys, down), right: drawnAt(xs.at(-1)!, ys, down) };
    // A thick line reaches a little beyond the column that it ends.
    const maxHidden = sides.right.every(Boolean) ? tolerance : maxOverhang;
    const cut = own.some(({ to, hidden = 0 }) => hidden > maxHidden && to >= box.right - tolerance);
    return [{ box, xs, ys, cells: cellsOf(xs, ys, across, down), sides, ...(cut && { cut }) }];
  });
}

/**
 * Widens a frame to that of the page before, from which it goes on: a first column that a merged cell fills has no line
 * of its own, and is open to the left.
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

/** A segment with the position of its ruling line. */
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
      if (covers(one, other.at) && covers(other, one.at)) groups.join(i, across.length + j);
    });
  });
  const found = new Map<number, { across: PlacedSegment[]; down: PlacedSegment[] }>();
  [...across, ...down].forEach((segment, index) => {
    const group = groups.of(index);
    const members = found.get(group) ?? { across: [], down: [] };
    found.set(group, members);
    (index < across.length ? members.across : members.down).push(segment);
  });
  return [...found.values()].filter((one) => one.across.length > 0 && one.down.length > 0);
}

/** Numbers the cells: neighbouring positions are one cell unless at least half of the line between them is drawn. */
function cellsOf(
  xs: readonly number[],
  ys: readonly number[],
  across: readonly PlacedSegment[],
  down: readonly PlacedSegment[],
): number[][] {
  const [rows, columns] = [ys.length - 1, xs.length - 1];
  const groups = disjointSets(rows * columns);
  for (let column = 1; column < columns; column++) {
    drawnAt(xs[column]!, ys, down).forEach((isDrawn, row) => {
      if (!isDrawn) groups.join(row * columns + column - 1, row * columns + column);
    });
  }
  for (let row = 1; row < rows; row++) {
    drawnAt(ys[row]!, xs, across).forEach((isDrawn, column) => {
      if (!isDrawn) groups.join((row - 1) * columns + column, row * columns + column);
    });
  }
  return numberedCells(
    Array.from({ length: rows }, (_, row) =>
      Array.from({ length: columns }, (_, column) => groups.of(row * columns + column)),
    ),
  );
}

/** Returns for each interval between edges if at least half of the ruling line at a position is drawn there. */
function drawnAt(position: number, edges: readonly number[], all: readonly PlacedSegment[]): boolean[] {
  const line = { at: position, segments: all.filter(({ at }) => isNear(at, position)) };
  return edges.slice(1).map((edge, index) => coverage(line, edges[index]!, edge) >= 0.5);
}

/**
 * Numbers groups of positions from 0. A group that is not a rectangle, since a line is missing, is split by columns.
 */
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

/** Returns the test that tells if the positions of a group make a rectangle. */
function rectangularIn(groups: readonly (readonly number[])[]): (group: number) => boolean {
  const positions = new Map<number, Point[]>();
  groups.forEach((row, down) => {
    row.forEach((group, column) => {
      const own = positions.get(group) ?? [];
      positions.set(group, own);
      own.push([column, down]);
    });
  });
  return (group) => {
    const own = positions.get(group)!;
    const { top, bottom, left, right } = boundingBox(own);
    return (bottom - top + 1) * (right - left + 1) === own.length;
  };
}

/** The elements from 0 to a count, as disjoint sets that can be joined (union-find). */
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
