import { describe, expect, test } from 'vitest';
import { locate } from '../../src/culprit/locate.ts';
import { forms } from '../../src/forms.ts';
import { format } from '../../src/model/decimal.ts';
import { type Form, formCells } from '../../src/model/form.ts';
import type { Report } from '../../src/model/report.ts';
import type { Change, Culprit } from '../../src/model/result.ts';
import { assess } from '../../src/relations.ts';
import { distinct, type Figures, sparse } from '../support/make/figures.ts';
import { reportOf } from '../support/reports.ts';

type Changed = Record<string, Record<string, Record<string, number>>>;

/** Returns the figures with some cells set to other values: `table/row/column` → value. */
function spoilt(figures: Figures, changes: Readonly<Record<string, number>>): Figures {
  const copy = structuredClone(figures) as Changed;
  for (const [id, value] of Object.entries(changes)) {
    const [table, row, column] = id.split('/') as [string, string, string];
    copy[table]![row]![column] = value;
  }
  return copy;
}

function culprits(form: Form, figures: Figures): Omit<Culprit, 'relations'>[] {
  return locate(assess(reportOf(form, figures) as Report));
}

/** Returns the first explanation of each culprit: `certainty cell→value …`. */
function found(form: Form, figures: Figures): string[] {
  return culprits(form, figures).map(({ certainty, explanations: [first] }) => {
    const changes = first?.mistakes.flatMap((mistake) => mistake.changes) ?? [];
    const cells = changes.map(({ entry, suggested }) => `${entry.at.id}→${format(suggested)}`);
    return [certainty, ...cells.sort()].join(' ');
  });
}

describe.each(forms.map((form) => ({ form })))('$form.id', ({ form }) => {
  const requests = formCells(form.tables.find(({ id }) => id === 'requests')!);

  test.each([
    ['full of figures', distinct(form)],
    ['mostly of zeros', sparse(form)],
  ])('any one wrong cell of 表三 is named, with its value, and surely: a report %s', (_, figures) => {
    const wrong: string[] = [];
    for (const { id, row, column } of requests) {
      const meant = figures.requests![row.id]![column.id]!;
      for (const typed of [meant + 1, meant - 1, meant * 10, meant + 9, 0, meant + 1_000_000].filter(
        (one) => one !== meant && one >= 0,
      )) {
        const [first, ...others] = found(form, spoilt(figures, { [id]: typed }));
        if (first !== `only ${id}→${meant}` || others.length > 0) wrong.push(`${id} ${meant} as ${typed}: ${first}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test('two wrong cells, in the same row, the same column, and apart', () => {
    const figures = distinct(form);
    const value = (row: string, column: string) => figures.requests![row]![column]!;
    for (const [a, b] of [
      ['granted/commercial', 'granted/research'],
      ['granted/commercial', 'outcomes/commercial'],
      ['received/natural-person', 'unavailable.unclear/total'],
    ] as const) {
      const changes = Object.fromEntries(
        [a, b].map((cell, index) => {
          const [row, column] = cell.split('/') as [string, string];
          return [`requests/${cell}`, value(row, column) + 3 + 4 * index];
        }),
      );
      const expected = [a, b].map((cell) => `requests/${cell}→${value(...(cell.split('/') as [string, string]))}`);
      expect(found(form, spoilt(figures, changes))).toEqual([`only ${expected.sort().join(' ')}`]);
    }
  });
});

const form = forms[0]!;

describe('mistakes that touch several cells', () => {
  test('a total that was worked out from the wrong part is wrong with it', () => {
    const figures = distinct(form);
    const { granted, outcomes } = figures.requests!;
    const changes = {
      'requests/granted/commercial': granted!.commercial! + 40,
      'requests/outcomes/commercial': outcomes!.commercial! + 40,
    };
    const [culprit] = culprits(form, spoilt(figures, changes));
    expect(culprit!.explanations[0]!.mistakes.map(({ kind }) => kind)).toEqual(['recomputed-total']);
    expect(found(form, spoilt(figures, changes))).toEqual([
      `only requests/granted/commercial→${granted!.commercial} requests/outcomes/commercial→${outcomes!.commercial}`,
    ]);
  });

  test('where the row cannot be told, every row that would do is a candidate, and no other', () => {
    const figures = sparse(form);
    const results = form.relations.find(({ id }) => id === 'outcome-total')!.right.terms;
    const six = spoilt(figures, {
      'requests/granted/natural-person': figures.requests!.granted!['natural-person']! + 6,
      'requests/granted/total': figures.requests!.granted!.total! + 6,
    });
    const [culprit] = culprits(form, six);
    const rows = culprit!.explanations.map(({ mistakes: [mistake] }) => mistake!.changes[0]!.entry.at.row.id).sort();
    const able = results.filter(
      (row) => six.requests![row]!['natural-person']! >= 6 && six.requests![row]!.total! >= 6,
    );
    expect(rows).toEqual([...able].sort());
    expect(culprit!.certainty).not.toBe('only');
  });

  test('neighbours in each other’s place', () => {
    const figures = distinct(form);
    const { commercial, research } = figures.requests!.granted!;
    const swapped = spoilt(figures, {
      'requests/granted/commercial': research!,
      'requests/granted/research': commercial!,
    });
    const [culprit] = culprits(form, swapped);
    expect(culprit!.explanations[0]!.mistakes.map(({ kind }) => kind)).toEqual(['swap']);
    expect(found(form, swapped)).toEqual([
      `only requests/granted/commercial→${commercial} requests/granted/research→${research}`,
    ]);
  });

  test('a run of figures one cell to the right', () => {
    const figures = spoilt(sparse(form), {});
    const row = figures.requests!.granted!;
    const columns = ['natural-person', 'commercial', 'research', 'public-interest'];
    const shifted = spoilt(
      figures,
      Object.fromEntries(
        columns.map((column, at) => [`requests/granted/${column}`, at === 0 ? 0 : row[columns[at - 1]!]!]),
      ),
    );
    const [culprit] = culprits(form, shifted);
    expect(culprit!.explanations[0]!.mistakes.map(({ kind }) => kind)).toEqual(['shift']);
    const changes = culprit!.explanations[0]!.mistakes[0]!.changes;
    expect(changes.every(({ entry, suggested }) => row[entry.at.column.id] === Number(suggested.units))).toBe(true);
  });
});

describe('表四 has one sum a row', () => {
  const row = { upheld: 10, corrected: 1, other: 0, pending: 0 };
  const cases = (total: number) => ({
    ...Object.fromEntries(Object.entries(row).map(([column, value]) => [`cases/reconsideration/${column}`, value])),
    'cases/reconsideration/total': total,
  });

  test('a total of 0 beside results is likely, never sure', () => {
    expect(found(form, spoilt(distinct(form), cases(0)))).toEqual(['likely cases/reconsideration/total→11']);
  });

  test('any of the five cells may be wrong', () => {
    const [culprit] = culprits(form, spoilt(distinct(form), cases(12)));
    expect(culprit!.certainty).toBe('possible');
    expect(culprit!.explanations.map(({ mistakes: [one] }) => one!.changes[0]!.entry.at.column.id).sort()).toEqual([
      'corrected',
      'other',
      'pending',
      'total',
      'upheld',
    ]);
  });
});

test('a report of random figures ends in a result: nothing is guessed', () => {
  const random = structuredClone(distinct(form)) as Changed;
  let state = 7;
  for (const cells of Object.values(random.requests!)) {
    for (const column of Object.keys(cells)) {
      state = (state * 48271) % 2147483647;
      cells[column] = state % 1000;
    }
  }
  const found = culprits(form, random);
  expect(found.flatMap(({ explanations }) => explanations)).toEqual([]);
  expect(new Set(found.map(({ certainty }) => certainty))).toEqual(new Set(['possible']));
});

describe('what else is known', () => {
  const figures = sparse(form);
  const six = spoilt(figures, {
    'requests/granted/natural-person': figures.requests!.granted!['natural-person']! + 6,
    'requests/granted/total': figures.requests!.granted!.total! + 6,
  });

  /** Figures in a workbook, with the totals at the right as formulas. */
  const withTotals = (formula: string, filled = six) => {
    const report = reportOf(form, filled);
    return {
      ...report,
      tables: report.tables.map((table) => ({
        ...table,
        entries: table.entries.map((entry) =>
          entry.at.column.id === 'total' && entry.cell
            ? { ...entry, cell: { ...entry.cell, stored: { formula, number: entry.cell.text } } }
            : entry,
        ),
      })),
    };
  };

  test('a total that is a formula follows its parts: it is no mistake, neither alone nor beside them', () => {
    const [culprit] = locate(assess(withTotals('SUM(D1:I1)')));
    const mistakes = culprit!.explanations.flatMap((one) => one.mistakes);
    expect(mistakes.length).toBeGreaterThan(0);
    for (const { kind, changes, follows } of mistakes) {
      expect([kind, changes.length]).toEqual(['cell', 1]);
      expect(changes[0]!.entry.at.column.id).not.toBe('total');
      expect(follows.map(({ entry }) => entry.at.id)).toEqual([`requests/${changes[0]!.entry.at.row.id}/total`]);
    }
  });

  test('a total that a formula gives wrong is no slip of typing: the formula is to be checked', () => {
    const total = figures.requests!.granted!.total! * 10;
    const [culprit] = locate(assess(withTotals('SUM(D1:E1)', spoilt(figures, { 'requests/granted/total': total }))));
    const reasons = culprit!.explanations[0]!.mistakes.map(({ reason }) => reason.zh);
    expect(reasons).toEqual(['是公式算出来的，请核对公式和它引用的格']);
  });

  test('a formula of figures alone follows nothing', () => {
    const said = (report: Report) =>
      locate(assess(report)).map(({ certainty, explanations }) => [
        certainty,
        explanations.map(({ mistakes }) => mistakes.map(({ changes, reason }) => [reason, changes.map(idOf)])),
      ]);
    const idOf = ({ entry }: Change) => entry.at.id;
    expect(said(withTotals('10+2'))).toEqual(said(reportOf(form, six)));
  });
});
