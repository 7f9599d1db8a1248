import { expect, test } from 'vitest';
import { locate } from '../../src/culprit/locate.ts';
import { format } from '../../src/model/decimal.ts';
import type { Report } from '../../src/model/report.ts';
import type { Change } from '../../src/model/result.ts';
import { assess } from '../../src/relations.ts';
import { sheet, square } from './small-forms.ts';

/** Returns the culprits of a report, with all that they explain: what to change, and the totals that follow. */
function said(report: Report): string[][] {
  const cells = (changes: readonly Change[]) =>
    changes.map(({ entry, suggested }) => `${entry.at.id.replace('requests/', '')} ${format(suggested)}`).join(', ');
  return locate(assess(report)).map(({ certainty, explanations, more }) => {
    const listed = explanations.map(({ mistakes }) =>
      mistakes.map(({ kind, changes, follows }) => `${kind} ${cells(changes)} → ${cells(follows)}`).join(' & '),
    );
    return [certainty, ...listed, ...(more > 0 ? [`${more} more`] : [])];
  });
}

test.each([
  {
    what: 'a text that a formula leaves out',
    rows: "'21 3 =3 | 5 6 11 | 26 9 35",
    says: [['likely', 'stale-total a/x 21 → a/total 24']],
  },
  {
    what: 'beside one that counts',
    rows: "'21 3 =3 | '5 6 =11 | 26 9 35",
    says: [['likely', 'stale-total a/x 21 → a/total 24']],
  },
  {
    what: 'beside a formula that is wrong otherwise',
    rows: "'21 3 =3 | '5 6 =20 | 26 9 35",
    says: [
      ['likely', 'stale-total a/x 21 → a/total 24'],
      ['only', 'cell b/total 11 → '],
    ],
  },
  {
    what: 'above a total that is wrong otherwise',
    rows: "'21 3 =3 | 5 6 11 | 26 9 =31",
    says: [
      ['likely', 'stale-total a/x 21 → a/total 24'],
      ['only', 'cell all/total 35 → '],
    ],
  },
  {
    what: 'above totals that left it out, too',
    rows: "'21 3 =3 | 5 6 11 | =5 9 =14",
    says: [['likely', 'stale-total a/x 21 → a/total 24, all/x 26, all/total 35']],
  },
  { what: 'texts of 0 and 1', rows: "'1 '0 =0 | 5 6 11 | 6 6 12", says: [['likely', 'stale-total a/x 1 → a/total 1']] },
  {
    what: 'beside a part that is a formula',
    rows: "=21 '3 =21 | 5 6 11 | 26 9 35",
    says: [['likely', 'stale-total a/y 3 → a/total 24']],
  },
  {
    what: 'in a row whose total a figure below contradicts',
    rows: "'21 3 =3 | 5 ? 11 | 26 ? 33",
    says: [
      ['likely', 'stale-total a/x 21 → a/total 24'],
      ['likely', 'cell all/total 35 → ', 'cell b/total 9 → ', 'cell a/y 1 → a/total 22'],
    ],
  },
])('$what', ({ rows, says }) => {
  expect(said(sheet(square, rows))).toEqual(says);
});

test('a formula whose result is a text is not typed as one', () => {
  const report = sheet(square, '21 3 =3 | 5 6 11 | 26 9 35');
  const [table] = report.tables;
  const [first, ...others] = table!.entries;
  const entry = { ...first!, cell: { ...first!.cell!, stored: { formula: 'TEXT(A1,0)' } } };
  expect(said({ ...report, tables: [{ ...table!, entries: [entry, ...others] }] })).toEqual([
    ['only', 'cell a/total 24 → '],
  ]);
});
