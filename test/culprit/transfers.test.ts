import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hypothesesOf } from '../../src/culprit/hypotheses.ts';
import { systemOf } from '../../src/culprit/linear-system.ts';
import { transfersOf } from '../../src/culprit/transfers.ts';
import { assess } from '../../src/relations.ts';
import { runs } from '../support/random-runs.ts';
import { formOf, line, sheet, square, wide } from './small-forms.ts';

interface Moved {
  readonly what: string;
  readonly form?: typeof wide;
  readonly rows: string;
  readonly undone: readonly string[];
}

/** Returns the transfers of a report that undoing them would fix: `swap a/x 3→21, a/y 21→3`. */
function transfersIn({ form = square, rows }: Moved): string[] {
  const system = systemOf(assess(sheet(form, rows)));
  return transfersOf(system, hypothesesOf(system)).map(({ kind, changes }) => {
    const cells = changes.map(({ variable: { entry, value }, to }) => {
      return `${entry.at.row.id}/${entry.at.column.id} ${value}→${to}`;
    });
    return `${kind} ${cells.join(', ')}`;
  });
}

/** Figures that may be negative, in the second row. */
const signed = formOf('a signed all', 'x y total', [
  { each: 'row', sum: 'total = x + y' },
  { each: 'column', sum: 'all = a + signed' },
]);

/** The total stands before its parts. */
const totalFirst = formOf('a b all', 'total x y z', [
  { each: 'row', sum: 'total = x + y + z' },
  { each: 'column', sum: 'all = a + b' },
]);

const moved: readonly Moved[] = [
  {
    what: 'nothing',
    rows: '21 3 24 | 5 6 11 | 26 9 35',
    undone: [],
  },
  {
    what: 'neighbours in a row',
    rows: '3 21 24 | 5 6 11 | 26 9 35',
    undone: ['swap a/x 3→21, a/y 21→3'],
  },
  {
    what: 'neighbours in a column',
    rows: '5 3 24 | 21 6 11 | 26 9 35',
    undone: ['swap a/x 5→21, b/x 21→5'],
  },
  {
    what: 'a total and its part',
    rows: '21 24 3 | 5 6 11 | 26 9 35',
    undone: ['swap a/y 24→3, a/total 3→24'],
  },
  {
    what: 'two totals',
    rows: '21 3 24 | 5 6 11 | 9 26 35',
    undone: ['swap all/x 9→26, all/y 26→9'],
  },
  {
    what: 'neighbours, one of them typed wrong',
    rows: '3 12 24 | 5 6 11 | 26 9 35',
    undone: [],
  },
  {
    what: 'cells apart',
    form: wide,
    rows: '8 3 21 0 32 | 5 0 6 0 11 | 1 1 1 1 4 | 27 4 15 1 47',
    undone: [],
  },
  { what: 'neighbours that one sum tells apart', form: line, rows: '10 1 0 11 0', undone: [] },
  {
    what: 'one cell to the right',
    form: wide,
    rows: '0 21 8 3 32 | 5 0 6 0 11 | 1 1 1 1 4 | 27 9 10 1 47',
    undone: ['shift a/w 0→21, a/x 21→8, a/y 8→3, a/z 3→0'],
  },
  {
    what: 'one cell to the left',
    form: wide,
    rows: '3 8 21 0 32 | 5 0 6 0 11 | 1 1 1 1 4 | 6 4 15 22 47',
    undone: ['shift a/z 0→21, a/y 21→8, a/x 8→3, a/w 3→0'],
  },
  {
    what: 'one cell to the right, from the second',
    form: wide,
    rows: '4 0 21 8 33 | 5 0 6 0 11 | 1 1 1 1 4 | 10 22 15 1 48',
    undone: ['shift a/x 0→21, a/y 21→8, a/z 8→0'],
  },
  {
    what: 'one cell to the right, up to the third',
    form: wide,
    rows: '0 21 8 3 32 | 5 0 6 0 11 | 1 1 1 1 4 | 27 9 7 4 47',
    undone: ['shift a/w 0→21, a/x 21→8, a/y 8→0'],
  },
  {
    what: 'one cell down',
    form: wide,
    rows: '0 3 0 0 24 | 21 1 0 0 6 | 5 2 0 0 2 | 26 6 0 0 32',
    undone: ['shift a/w 0→21, b/w 21→5, c/w 5→0'],
  },
  {
    what: 'with equal figures in it',
    form: wide,
    rows: '0 8 8 3 19 | 5 0 6 0 11 | 1 1 1 1 4 | 14 9 10 1 34',
    undone: ['shift a/w 0→8, a/y 8→3, a/z 3→0'],
  },
  {
    what: 'with a 0 in it',
    form: wide,
    rows: '0 21 0 3 24 | 5 0 6 0 11 | 1 1 1 1 4 | 27 1 10 1 39',
    undone: ['swap a/w 0→21, a/x 21→0', 'swap a/y 0→3, a/z 3→0', 'shift a/w 0→21, a/x 21→0, a/y 0→3, a/z 3→0'],
  },
  {
    what: 'with several in front',
    form: wide,
    rows: '0 0 8 3 11 | 5 0 6 0 11 | 1 1 1 1 4 | 6 9 10 1 26',
    undone: ['shift a/x 0→8, a/y 8→3, a/z 3→0'],
  },
  {
    what: 'what would be negative where it may not',
    form: signed,
    rows: '-3 21 18 | 4 -2 2 | 2 18 20',
    undone: [],
  },
  {
    what: 'what is negative where it may be',
    form: signed,
    rows: '-3 6 27 | 21 5 2 | 18 11 29',
    undone: ['swap a/x -3→21, signed/x 21→-3'],
  },
  { what: 'what would be negative in one of two cells', form: signed, rows: '21 6 3 | -3 5 26 | 18 11 29', undone: [] },
  {
    what: 'one cell to the right, in the last three',
    form: totalFirst,
    rows: '29 0 21 8 | 11 5 0 6 | 40 26 8 6',
    undone: ['shift a/x 0→21, a/y 21→8, a/z 8→0'],
  },
  {
    what: 'a run with a figure in front',
    form: wide,
    rows: '5 21 8 3 32 | 5 0 6 0 11 | 1 1 1 1 4 | 27 9 10 1 47',
    undone: [],
  },
  {
    what: 'a run over a column that cannot be checked',
    form: wide,
    rows: '0 21 8 3 32 | 5 0 ? 0 11 | 1 1 1 1 4 | 27 9 10 1 47',
    undone: ['shift a/w 0→21, a/x 21→8, a/y 8→0', 'shift a/w 0→21, a/x 21→8, a/y 8→3, a/z 3→0'],
  },
];

describe('figures in each other’s cell, where putting them back fixes what is broken and breaks nothing', () => {
  test.each(moved)('$what', (one) => {
    expect(transfersIn(one)).toEqual(one.undone);
  });
});

/** Returns the neighbours whose exchange mends two sums at least, and breaks none: each pair is tried. */
function swapsTried(rows: readonly (readonly number[])[]): string[] {
  const brokenIn = (all: readonly (readonly number[])[]) =>
    assess(sheet(wide, written(all))).map(({ left, right }) => left.sum!.units - right.sum!.units);
  const before = brokenIn(rows);
  const found: string[] = [];
  const attempt = ([row, column]: readonly [number, number], [otherRow, otherColumn]: readonly [number, number]) => {
    const [one, other] = [rows[row]![column]!, rows[otherRow]![otherColumn]!];
    const swapped = rows.map((figures) => [...figures]);
    [swapped[row]![column], swapped[otherRow]![otherColumn]] = [other, one];
    const changed = brokenIn(swapped).flatMap((after, index) => (after === before[index] ? [] : { after, index }));
    const mends = changed.every(({ after, index }) => after === 0n && before[index] !== 0n);
    if (one !== other && changed.length > 1 && mends) found.push(`${row}/${column} ${otherRow}/${otherColumn}`);
  };
  rows.forEach((figures, row) => {
    figures.forEach((_, column) => {
      if (column > 0) attempt([row, column - 1], [row, column]);
      if (row > 0) attempt([row - 1, column], [row, column]);
    });
  });
  return found.sort();
}

const written = (rows: readonly (readonly number[])[]) => rows.map((figures) => figures.join(' ')).join(' | ');

/** A wide sheet that adds up, in which two neighbours of a row or a column are in each other’s cell, and maybe another figure is off. */
const mixedUp = fc
  .record({
    parts: fc.array(fc.array(fc.nat(4), { minLength: 4, maxLength: 4 }), { minLength: 3, maxLength: 3 }),
    swapped: fc.tuple(fc.nat(3), fc.nat(4), fc.boolean()),
    off: fc.tuple(fc.nat(3), fc.nat(4), fc.constantFrom(0, 0, 1)),
  })
  .map(({ parts, swapped: [row, column, isRow], off: [offRow, offColumn, by] }) => {
    const whole = parts.map((figures) => [...figures, figures.reduce((sum, one) => sum + one, 0)]);
    const rows = [...whole, whole[0]!.map((_, at) => whole.reduce((sum, figures) => sum + figures[at]!, 0))];
    const [otherRow, otherColumn] = isRow ? [row, (column + 1) % 5] : [(row + 1) % 4, column];
    [rows[row]![column], rows[otherRow]![otherColumn]] = [rows[otherRow]![otherColumn]!, rows[row]![column]!];
    rows[offRow]![offColumn]! += by;
    return rows;
  });

test('no pair of neighbours is left out that would do', () => {
  fc.assert(
    fc.property(mixedUp, (rows) => {
      const system = systemOf(assess(sheet(wide, written(rows))));
      const swaps = transfersOf(system, hypothesesOf(system)).filter(({ kind }) => kind === 'swap');
      const found = swaps.map(({ changes }) => {
        return changes.map(({ variable: { entry } }) => placeIn(entry.at.position)).join(' ');
      });
      expect(found.sort()).toEqual(swapsTried(rows));
    }),
    runs(200, 5000),
  );
});

const placeIn = (position: number) => `${Math.floor(position / 5)}/${position % 5}`;
