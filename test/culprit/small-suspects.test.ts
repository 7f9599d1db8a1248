import { describe, expect, test } from 'vitest';
import { attachExplanations } from '../../src/culprit/attach-explanations.ts';
import { derive } from '../../src/culprit/derive.ts';
import { format } from '../../src/model/decimal.ts';
import type { Report } from '../../src/model/report.ts';
import type { Assessment, Change } from '../../src/model/result.ts';
import { assess } from '../../src/relations.ts';
import { flow, sheet, square } from './small-forms.ts';

const nameOf = ({ relation, line }: Assessment) => `${relation.left.terms[0]} of ${line}`;
const inWords = ({ entry, suggested }: Change) => `${entry.at.id.replace('requests/', '')}→${format(suggested)}`;

/** Returns, for each relation of which something is said, its suspects, and its fix. */
function said(report: Report): Record<string, readonly string[]> {
  const assessments = assess(report);
  const { suspectsOf, fixOf } = attachExplanations(assessments, nameOf);
  const lines = assessments.map((one) => {
    const suspects = suspectsOf(one).map((suspect) => {
      return `${suspect.certainty} ${inWords(suspect)} clears ${suspect.clears.join(', ')}`;
    });
    const fix = fixOf(one);
    const fixes = fix ? [`fix, ${fix.safety}: ${fix.edits.map(inWords).join(', ')}`] : [];
    return [nameOf(one), [...suspects, ...fixes]] as const;
  });
  return Object.fromEntries(lines.filter(([, all]) => all.length > 0));
}

describe('the suspects of a relation', () => {
  test.each([
    { what: 'none where all hold', report: sheet(square, '21 3 24 | 5 6 11 | 26 9 35'), says: {} },
    {
      what: 'a sure one',
      report: sheet(square, '12 3 24 | 5 6 11 | 26 9 35'),
      says: {
        'total of a': ['only a/x→21 clears total of a, all of x', 'fix, suggested: a/x→21'],
        'all of x': ['only a/x→21 clears total of a, all of x', 'fix, suggested: a/x→21'],
      },
    },
    {
      what: 'one of several explanations has the certainty of the first',
      report: sheet(square, '12 3 24 | 14 6 11 | 26 9 35'),
      says: {
        'total of a': [
          'likely a/x→21 clears total of a',
          'possible a/total→15 clears total of a',
          'possible a/y→12 clears total of a',
          'fix, suggested: a/x→21',
        ],
        'total of b': [
          'likely b/x→5 clears total of b',
          'possible b/total→20 clears total of b',
          'fix, suggested: b/x→5',
        ],
      },
    },
    {
      what: 'a text in one sum, and a total in others',
      report: sheet(square, "'21 3 =3 | 5 6 11 | 26 9 30"),
      says: {
        'total of a': ['likely a/x→21 clears total of a', 'fix, suggested: a/x→21'],
        'total of all': ['only all/total→35 clears total of all', 'fix, suggested: all/total→35'],
        'all of total': ['only all/total→35 clears total of all', 'fix, suggested: all/total→35'],
      },
    },
  ])('$what', ({ report, says }) => {
    expect(said(report)).toEqual(says);
  });
});

describe('what is unknown, and how many sums give it', () => {
  test.each([
    { what: 'nothing', report: sheet(square, '21 3 24 | 5 6 11 | 26 9 35'), gives: [] },
    { what: 'a figure that two sums give', report: sheet(square, '? 3 24 | 5 6 11 | 26 9 35'), gives: ['a/x 21 (2)'] },
    { what: 'two in a row', report: sheet(square, '? ? 24 | 5 6 11 | 26 9 35'), gives: ['a/x 21 (1)', 'a/y 3 (1)'] },
    { what: 'four in a square', report: sheet(square, '? ? 24 | ? ? 11 | 26 9 35'), gives: [] },
    {
      what: 'one by way of another',
      report: sheet(square, '? ? 24 | 5 ? 11 | 26 9 35'),
      gives: ['b/y 6 (1)', 'a/x 21 (1)', 'a/y 3 (2)'],
    },
    { what: 'one that two sums give differently', report: sheet(square, '? 3 25 | 5 6 11 | 26 9 35'), gives: [] },
    {
      what: 'one that would depend on it',
      report: sheet(square, '? ? 25 | 5 6 11 | 26 ? 35'),
      gives: ['all/y 9 (1)', 'a/x 21 (1)'],
    },
    {
      what: 'one below 0',
      report: sheet(square, '? 33 24 | 5 6 11 | 26 ? ?'),
      gives: ['all/y 39 (1)', 'all/total 35 (1)'],
    },
    {
      what: 'a total',
      report: sheet(flow, '30 10 ? | 2 1 3 | 21 3 24 | 5 6 11 | 26 9 35 | 6 2 8'),
      gives: ['in/total 40 (2)'],
    },
    {
      what: 'a row that the table lacks',
      report: sheet(flow, '30 10 40 | _ _ _ | 21 3 24 | 5 6 11 | 26 9 35 | 6 2 8'),
      gives: [],
    },
  ])('$what', ({ report, gives }) => {
    const found = [...derive(assess(report))].map(([{ at }, { value, from }]) => {
      return `${at.id.replace('requests/', '')} ${format(value)} (${from.length})`;
    });
    expect(found).toEqual(gives);
  });
});
