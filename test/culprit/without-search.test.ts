import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { locate } from '../../src/culprit/locate.ts';
import { forms } from '../../src/forms.ts';
import { type Form, formCells, type Heading, tableOf } from '../../src/model/form.ts';
import type { Change, Culprit } from '../../src/model/result.ts';
import { assess } from '../../src/relations.ts';
import { type Figures, settle } from '../support/make/figures.ts';
import { runs } from '../support/random-runs.ts';
import { reportOf } from '../support/reports.ts';
import { bruteForce, outcome, type Sheet } from './brute-force.ts';
import { mistyped, slips } from './mistyped.ts';

/** What is said of one group of broken sums of 表三, and what trying everything finds. */
interface Compared {
  readonly certainty: Culprit['certainty'];
  /** The number of mistakes of each explanation; 0 if none was found. */
  readonly mistakes: number;
  readonly outcomes: readonly string[];
  readonly more: number;
  readonly tried: ReturnType<ReturnType<typeof bruteForce>>;
}

/** Returns a function that compares what is said of figures with what trying everything finds. */
function comparer(form: Form): (figures: Figures) => Compared[] {
  const explain = bruteForce(form, 'requests');
  const cells = formCells(tableOf(form, 'requests')!).map(({ row, column }) => `${row.id}/${column.id}`);
  return (figures) => {
    const sheet: Sheet = new Map(
      cells.map((cell) => {
        const [row, column] = cell.split('/') as [string, string];
        return [cell, figures.requests![row]![column]!];
      }),
    );
    return locate(assess(reportOf(form, figures))).map(({ certainty, assessments, explanations, more }) => {
      const outcomes = explanations.map(({ mistakes }) => {
        const changes = mistakes.flatMap((one) => one.changes);
        const named = changes.map(({ entry: { at }, suggested }) => {
          return [`${at.row.id}/${at.column.id}`, Number(suggested.units)] as const;
        });
        return outcome(cells, new Map(named));
      });
      const broken = new Set(assessments.map(({ relation, line }) => `${relation.id} ${line}`));
      const mistakes = explanations[0]?.mistakes.length ?? 0;
      return { certainty, mistakes, outcomes, more, tried: explain(sheet, broken) };
    });
  };
}

/** Holds what is said of a group against what trying everything finds. */
function expectHonest({ certainty, mistakes, outcomes, more, tried }: Compared): void {
  if (mistakes === 0 || mistakes > 2) {
    expect(tried.mistakes).toBe(3);
    expect(certainty).not.toBe('only');
    return;
  }
  expect(mistakes).toBe(tried.mistakes);
  if (more === 0) expect(new Set(outcomes)).toEqual(tried.outcomes);
  else for (const one of outcomes) expect(tried.outcomes).toContain(one);
  const isProven = outcomes.length === 1 && tried.outcomes.size === 1 && !tried.isLoose;
  expect(certainty === 'only').toBe(isProven);
  if (tried.isLoose) expect(certainty).toBe('possible');
}

describe('the explanations are all that there are of the fewest mistakes, and sure if there is one', () => {
  test('a form of two rows and two columns with totals both ways', () => {
    const compare = comparer(small);
    const consistent = fc.tuple(fc.nat(3), fc.nat(3), fc.nat(3), fc.nat(3));
    const typed = fc.array(fc.tuple(fc.nat(8), fc.nat(6)), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(consistent, typed, ([a, b, c, d], slips) => {
        const figures = [a, b, a + b, c, d, c + d, a + c, b + d, a + b + c + d];
        for (const [at, value] of slips) figures[at] = value;
        const rows = ['a', 'b', 'total'].map((row, r) => {
          return [row, { a: figures[3 * r]!, b: figures[3 * r + 1]!, total: figures[3 * r + 2]! }] as const;
        });
        for (const one of compare({ requests: Object.fromEntries(rows) })) expectHonest(one);
      }),
      runs(200),
    );
  });

  test.each(forms.map((form) => ({ form })))('表三, $form.id', ({ form }) => {
    const compare = comparer(form);
    fc.assert(
      fc.property(spoiltReports(form), ({ typed }) => {
        for (const one of compare(typed)) expectHonest(one);
      }),
      runs(20),
    );
  });
});

test('what is likely is what happened in at least four of five reports, and what is sure nearly always', () => {
  const right: Record<Culprit['certainty'], boolean[]> = { only: [], likely: [], possible: [] };
  const samples = forms.flatMap((form) => fc.sample(spoiltReports(form), 150).map((one) => ({ form, ...one })));
  for (const { form, meant, typed } of samples) {
    for (const { certainty, explanations } of locate(assess(reportOf(form, typed)))) {
      const changes = explanations[0]?.mistakes.flatMap((one) => one.changes) ?? [];
      const isMeant = ({ entry: { at }, suggested }: Change) =>
        meant[at.table.id]![at.row.id]![at.column.id] === Number(suggested.units);
      right[certainty].push(changes.every(isMeant));
    }
  }
  const share = (all: readonly boolean[]) => all.filter((one) => one).length / all.length;
  expect(right.likely.length).toBeGreaterThan(10);
  expect(share(right.likely)).toBeGreaterThan(0.8);
  expect(share(right.only)).toBeGreaterThan(0.95);
});

/** Reports in which every sum of 表三 holds, and the same after one or two mistakes. */
function spoiltReports(form: Form): fc.Arbitrary<{ readonly meant: Figures; readonly typed: Figures }> {
  const cells = form.tables.flatMap((table) => formCells(table));
  const count = fc.oneof({ weight: 8, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(9) }, fc.nat(120));
  const figures = fc.array(count, { minLength: cells.length, maxLength: cells.length });
  return fc.tuple(figures, slips).map(([numbers, made]) => {
    const meant = settle(form, numbers);
    return { meant, typed: mistyped(meant, made) };
  });
}

/** A form of two rows and two columns with totals both ways, small enough to have every kind of coincidence. */
const small = smallForm();

function smallForm(): Form {
  const form = forms[0]!;
  const headings = (ids: readonly string[]): Heading[] =>
    ids.map((id) => ({ id, label: id, en: id, total: id === 'total' }));
  const sum = (id: string, each: 'row' | 'column') => ({
    ...form.relations[0]!,
    id,
    table: 'requests',
    each,
    left: { name: { zh: 'l', en: 'l' }, terms: ['total'] },
    right: { name: { zh: 'r', en: 'r' }, terms: ['a', 'b'] },
  });
  const block = { columns: headings(['a', 'b', 'total']), rows: headings(['a', 'b', 'total']) };
  const table = {
    id: 'requests',
    name: { zh: '表', en: 'table' },
    section: 1,
    width: 4,
    labelWidth: 1,
    blocks: [block],
  };
  return { ...form, id: 'small', relations: [sum('rows', 'row'), sum('columns', 'column')], tables: [table] };
}
