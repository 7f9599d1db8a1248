import { expect, test } from 'vitest';
import { locate } from '../../src/culprit/locate.ts';
import { forms } from '../../src/forms.ts';
import { format } from '../../src/model/decimal.ts';
import type { Report } from '../../src/model/report.ts';
import type { Change } from '../../src/model/result.ts';
import { assess } from '../../src/relations.ts';
import { broken, settled, type Typed } from './broken-reports.ts';

const form = forms[0]!;

/** An office in which every sum holds. */
const office: Typed = {
  'granted/natural-person': 21,
  'granted/commercial': 8,
  'partly-granted/natural-person': 15,
  'unavailable.not-held/natural-person': 14,
  'cases/reconsideration/upheld': 10,
};

interface Workbook {
  readonly what: string;
  /** Cells that hold a number as text, which no formula counts. */
  readonly texts: readonly string[];
  /** Cells that are formulas. */
  readonly formulas: readonly string[];
  /** What the cells show that do not show what is meant. */
  readonly shows: Typed;
  /** For each culprit: the certainty, what to change, and which totals follow. */
  readonly says: readonly (readonly string[])[];
}

/** Returns the report as a workbook stores it. */
function reportOf({ texts, formulas, shows }: Workbook): Report {
  const report = broken(form, settled(form, office), shows);
  return {
    ...report,
    tables: report.tables.map((table) => ({
      ...table,
      entries: table.entries.map((entry) => {
        const id = entry.at.id.replace('requests/', '');
        if (!entry.cell || texts.includes(id)) return entry;
        const formula = formulas.includes(id) ? { formula: 'SUM(A1:A2)' } : {};
        return { ...entry, cell: { ...entry.cell, stored: { number: entry.cell.text, ...formula } } };
      }),
    })),
  };
}

function said(report: Report): string[][] {
  const inWords = ({ entry, suggested }: Change) => `${entry.at.id.replace('requests/', '')} ${format(suggested)}`;
  return locate(assess(report)).map(({ certainty, explanations: [first] }) => [
    certainty,
    ...first!.mistakes.map(
      ({ kind, changes, follows }) => `${kind} ${changes.map(inWords).join(', ')} → ${follows.map(inWords).join(', ')}`,
    ),
  ]);
}

const workbooks: readonly Workbook[] = [
  {
    what: 'a total that left out a text',
    texts: ['granted/natural-person'],
    formulas: ['granted/total'],
    shows: { 'granted/total': 8 },
    says: [['likely', 'stale-total granted/natural-person 21 → granted/total 29']],
  },
  {
    what: 'totals of the row, of the column and of all',
    texts: ['granted/natural-person'],
    formulas: ['granted/total', 'outcomes/natural-person', 'outcomes/total'],
    shows: { 'granted/total': 8, 'outcomes/natural-person': 29, 'outcomes/total': 37 },
    says: [
      [
        'likely',
        'stale-total granted/natural-person 21 → granted/total 29, outcomes/natural-person 50, outcomes/total 58',
      ],
    ],
  },
  {
    what: 'two texts in one total',
    texts: ['granted/natural-person', 'granted/commercial'],
    formulas: ['granted/total'],
    shows: { 'granted/total': 0 },
    says: [['likely', 'stale-total granted/natural-person 21, granted/commercial 8 → granted/total 29']],
  },
  {
    what: 'texts in two tables',
    texts: ['granted/commercial', 'cases/reconsideration/upheld'],
    formulas: ['granted/total', 'cases/reconsideration/total'],
    shows: { 'granted/total': 21, 'cases/reconsideration/total': 0 },
    says: [
      ['likely', 'stale-total granted/commercial 8 → granted/total 29'],
      ['likely', 'stale-total cases/reconsideration/upheld 10 → cases/reconsideration/total 10'],
    ],
  },
  {
    what: 'a text that the total counts, and another slip',
    texts: ['granted/natural-person'],
    formulas: ['granted/total'],
    shows: { 'granted/total': 92 },
    says: [['only', 'cell granted/total 29 → ']],
  },
  {
    what: 'a text that a total left out, and another slip',
    texts: ['granted/commercial'],
    formulas: ['granted/total'],
    shows: { 'granted/total': 21, 'partly-granted/natural-person': 51 },
    says: [
      ['likely', 'stale-total granted/commercial 8 → granted/total 29'],
      ['only', 'cell partly-granted/natural-person 15 → '],
    ],
  },
  {
    what: 'a total that is no formula',
    texts: ['granted/natural-person'],
    formulas: [],
    shows: { 'granted/total': 8 },
    says: [['only', 'cell granted/total 29 → ']],
  },
  {
    what: 'a total that left out a text in a table whose other sums hold all the same',
    texts: ['granted/natural-person'],
    formulas: ['granted/total'],
    shows: { 'granted/total': 8, 'granted/commercial': 8, 'partly-granted/total': 36 },
    says: [['likely', 'cell granted/natural-person 0 → ', 'cell partly-granted/natural-person 36 → ']],
  },
];

test('totals that are formulas move by themselves, in a report of the same shape as one that was typed', () => {
  const workbook = { what: '', texts: [], shows: { 'granted/natural-person': 27, 'granted/total': 35 }, says: [] };
  const formulas = ['granted/total', 'partly-granted/total', 'unavailable.not-held/total'];
  expect(said(reportOf({ ...workbook, formulas: [] }))).toEqual([
    ['possible', 'recomputed-total granted/natural-person 21, granted/total 29 → '],
  ]);
  expect(said(reportOf({ ...workbook, formulas }))).toEqual([
    ['possible', 'cell granted/natural-person 21 → granted/total 29'],
  ]);
});

test.each(workbooks)('$what', (workbook) => {
  expect(said(reportOf(workbook))).toEqual(workbook.says);
});
