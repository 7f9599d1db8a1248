import { describe, expect, test } from 'vitest';
import { type Hypotheses, hypothesesOf, type Move } from '../../src/culprit/hypotheses.ts';
import { type System, systemOf } from '../../src/culprit/linear-system.ts';
import type { Form } from '../../src/model/form.ts';
import { assess } from '../../src/relations.ts';
import { apart, flow, formOf, sheet, square } from './small-forms.ts';

/** Returns each class of slips: the sums that it changes, and the slips, with the totals that follow in brackets. */
function classesIn(system: System, { classes }: Hypotheses): Record<string, string[]> {
  const cells = (moves: readonly Move[], sign: bigint) =>
    moves.map(({ variable, factor }) => {
      const { at } = system.variables[variable]!.entry;
      const times = factor * sign === 1n ? '' : `${factor * sign}·`;
      return `${times}${at.row.id}/${at.column.id}`;
    });
  const inWords = classes.map(({ terms, members }) => {
    const sums = terms.map(({ equation, factor }) => {
      const { relation, line } = system.equations[equation]!.assessment;
      return `${factor}·${relation.left.terms[0]} of ${line}`;
    });
    const slips = members.map(({ hypothesis: { kind, moves, follows }, sign }) => {
      const those = follows.length > 0 ? ` (${cells(follows, sign).join(' ')})` : '';
      return `${kind} ${cells(moves, sign).join(' ')}${those}`;
    });
    return [sums.join(', '), slips];
  });
  return Object.fromEntries(inWords);
}

test('a figure may be wrong alone, or with its total in the row, in the column, or both', () => {
  const system = systemOf(assess(sheet(square, '1 2 3 | 4 5 9 | 5 7 12')));
  expect(classesIn(system, hypothesesOf(system))).toEqual({
    '1·total of a, 1·all of x': ['cell -1·a/x'],
    '1·total of a, 1·all of y': ['cell -1·a/y'],
    '1·total of b, 1·all of x': ['cell -1·b/x'],
    '1·total of b, 1·all of y': ['cell -1·b/y'],
    '1·total of a, -1·all of total': ['cell a/total'],
    '1·total of b, -1·all of total': ['cell b/total'],
    '1·total of all, -1·all of x': ['cell -1·all/x'],
    '1·total of all, -1·all of y': ['cell -1·all/y'],
    '1·total of all, 1·all of total': ['cell all/total'],
    '1·all of x, 1·all of total': [
      'recomputed-total -1·a/x -1·a/total',
      'recomputed-total -1·b/x -1·b/total',
      'recomputed-total all/x all/total',
    ],
    '1·all of y, 1·all of total': [
      'recomputed-total -1·a/y -1·a/total',
      'recomputed-total -1·b/y -1·b/total',
      'recomputed-total all/y all/total',
    ],
    '1·total of a, 1·total of all': [
      'recomputed-total a/total all/total',
      'recomputed-total -1·a/x -1·all/x',
      'recomputed-total -1·a/y -1·all/y',
    ],
    '1·total of b, 1·total of all': [
      'recomputed-total b/total all/total',
      'recomputed-total -1·b/x -1·all/x',
      'recomputed-total -1·b/y -1·all/y',
    ],
  });
});

test('a formula that holds follows its parts, and is not mistyped', () => {
  const system = systemOf(assess(sheet(square, '1 2 =3 | 4 5 =8 | 5 7 12')));
  const classes = classesIn(system, hypothesesOf(system));
  expect(
    Object.values(classes)
      .flat()
      .filter((slip) => slip.includes('a/total')),
  ).toEqual(['recomputed-total -1·a/x (-1·a/total)', 'recomputed-total -1·a/y (-1·a/total)']);
  expect(classes['1·total of b, -1·all of total']).toEqual(['cell b/total']);
  expect(classes['1·total of b, 1·total of all']).toEqual([
    'recomputed-total b/total all/total',
    'recomputed-total -1·b/x -1·all/x',
    'recomputed-total -1·b/y -1·all/y',
  ]);
});

test('a slip that changes no sum is none', () => {
  const system = systemOf(assess(sheet(flow, '6 2 8 | 0 0 0 | 4 1 5 | 2 1 3 | 6 2 8 | 0 0 0')));
  for (const { terms } of hypothesesOf(system).classes) expect(terms.length).toBeGreaterThan(0);
});

test('slips that the sums cannot tell apart are one class, wherever the totals stand', () => {
  const form = formOf('all a b', 'x y total', [
    { each: 'row', sum: 'total = x + y' },
    { each: 'column', sum: 'all = a + b' },
  ]);
  const system = systemOf(assess(sheet(form, '5 7 12 | 1 2 3 | 4 5 9')));
  const { classes } = hypothesesOf(system);
  for (const { terms } of classes) {
    expect(terms).toEqual(terms.toSorted((a, b) => a.equation - b.equation));
    expect(terms[0]!.factor).toBeGreaterThan(0n);
  }
  const effects = classes.map(({ terms }) => terms.map(({ equation, factor }) => `${equation} ${factor}`).join());
  expect(new Set(effects).size).toBe(classes.length);
});

test('reports of one shape have the same slips, whatever their figures; others have their own', () => {
  const slipsIn = (form: Form, rows: string) => {
    const system = systemOf(assess(sheet(form, rows)));
    return Object.values(classesIn(system, hypothesesOf(system))).flat();
  };
  const typed = slipsIn(square, '1 2 3 | 4 5 9 | 5 7 12');
  expect(slipsIn(square, '1 2 4 | 4 5 9 | 6 7 12')).toEqual(typed);
  expect(slipsIn(square, '1 2 =4 | 4 5 9 | 5 7 12')).toEqual(typed);
  const withFormula = slipsIn(square, '1 2 =3 | 4 5 9 | 5 7 12');
  expect(withFormula).not.toContain('cell a/total');
  expect(withFormula).toContain('cell b/total');
  expect(slipsIn(square, '1 2 3 | 4 5 =9 | 5 7 12')).not.toContain('cell b/total');
  expect(slipsIn(apart, '1 2 3 | 4 5 9 | 5 7 12')).toEqual([
    'cell a/total',
    ...['cell -1·a/x', 'cell -1·a/y', 'cell b/total', 'cell -1·b/x', 'cell -1·b/y'],
    ...['cell c/total', 'cell -1·c/x', 'cell -1·c/y'],
  ]);
});

describe('what a search knows of the sums', () => {
  const system = systemOf(assess(sheet(flow, '6 2 8 | 0 0 0 | 4 1 5 | 2 1 3 | 6 2 8 | 0 0 0')));
  const { classes, touching, adjacent, lines, linesThrough } = hypothesesOf(system);
  const touches = (index: number, equation: number) => classes[index]!.terms.some((one) => one.equation === equation);

  test('the classes that touch a sum', () => {
    const all = [...classes.keys()];
    expect(touching).toEqual(system.equations.map(({ index }) => all.filter((one) => touches(one, index))));
  });

  test('the sums that some class touches together', () => {
    const both = (a: number, b: number) => [...classes.keys()].some((one) => touches(one, a) && touches(one, b));
    const expected = system.equations.map((a) => system.equations.map((b) => (both(a.index, b.index) ? 1 : 0)));
    expect(adjacent.map((row) => [...row])).toEqual(expected);
  });

  test('the row and the column of a figure', () => {
    const nameOf = (index: number) => {
      const { row, column } = system.variables[index]!.entry.at;
      return `${row.id}/${column.id}`;
    };
    const at = system.variables.findIndex(({ index }) => nameOf(index) === 'b/y');
    expect(linesThrough[at]!.map((line) => line.map(nameOf))).toEqual([
      ['b/x', 'b/y', 'b/total'],
      ['in/y', 'kept/y', 'a/y', 'b/y', 'all/y', 'left/y'],
    ]);
    expect(lines.map((line) => line.map(nameOf).join(' '))).toContain('in/x kept/x a/x b/x all/x left/x');
    expect(lines).toHaveLength(9);
  });
});
