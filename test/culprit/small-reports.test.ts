import { describe, expect, test } from 'vitest';
import { locate } from '../../src/culprit/locate.ts';
import type { Report } from '../../src/model/report.ts';
import { assess } from '../../src/relations.ts';
import { said } from './broken-reports.ts';
import { apart, flow, formOf, line, parted, sheet, square, through, wide } from './small-forms.ts';

interface BrokenReport {
  readonly what: string;
  readonly report: Report;
  /** For each group of broken sums: the certainty, and the explanations, best first. */
  readonly says: readonly (readonly string[])[];
}

const reports: readonly BrokenReport[] = [
  {
    what: 'nothing',
    report: sheet(square, '21 3 24 | 5 6 11 | 26 9 35'),
    says: [],
  },
  {
    what: 'a part',
    report: sheet(square, '12 3 24 | 5 6 11 | 26 9 35'),
    says: [['only', 'cell a/x 12→21']],
  },
  {
    what: 'a total',
    report: sheet(square, '21 3 42 | 5 6 11 | 26 9 35'),
    says: [['only', 'cell a/total 42→24']],
  },
  {
    what: 'a part with its total',
    report: sheet(square, '12 3 15 | 5 6 11 | 26 9 35'),
    says: [
      [
        'likely',
        'recomputed-total a/x 12→21, a/total 15→24',
        'recomputed-total b/x 5→14, b/total 11→20',
        'recomputed-total all/x 26→17, all/total 35→26',
      ],
    ],
  },
  {
    what: 'a part and the total beside it',
    report: sheet(square, '12 3 42 | 5 6 11 | 26 9 35'),
    says: [
      [
        'likely',
        'cell a/x 12→21 & cell a/total 42→24',
        'cell a/total 42→15 & recomputed-total b/x 5→14, b/total 11→20',
        'cell a/total 42→15 & recomputed-total all/x 26→17, all/total 35→26',
        '…',
      ],
    ],
  },
  {
    what: 'a part beside one that cannot be read',
    report: sheet(square, '12 ? 24 | 5 6 11 | 26 9 35'),
    says: [['likely', 'cell a/x 12→21']],
  },
  {
    what: 'a part below a total that is a formula',
    report: sheet(square, '12 3 =15 | 5 6 =11 | 26 9 =35'),
    says: [['likely', 'cell a/x 12→21', 'cell b/x 5→14', 'cell all/x 26→17']],
  },
  {
    what: 'a formula',
    report: sheet(square, '21 3 =25 | 5 6 =11 | 26 9 =35'),
    says: [
      [
        'likely',
        'cell a/total 25→24',
        'recomputed-total a/x 21→22, all/x 26→27',
        'recomputed-total a/y 3→4, all/y 9→10',
      ],
    ],
  },
  {
    what: 'two parts apart',
    report: sheet(wide, '12 3 0 0 24 | 5 6 1 0 12 | 4 4 4 9 16 | 30 13 5 4 52'),
    says: [['only', 'cell a/w 12→21 & cell c/z 9→4']],
  },
  {
    what: 'neighbours swapped, and a total',
    report: sheet(wide, '3 21 8 0 32 | 5 6 1 0 12 | 4 4 4 9 12 | 30 13 13 9 65'),
    says: [['only', 'swap a/w 3→21, a/x 21→3 & cell c/total 12→21']],
  },
  {
    what: 'a run one cell off, and a total',
    report: sheet(wide, '0 21 8 3 32 | 5 6 1 0 12 | 4 4 4 9 12 | 30 18 8 9 65'),
    says: [['only', 'shift a/w 0→21, a/x 21→8, a/y 8→3, a/z 3→0 & cell c/total 12→21']],
  },
  {
    what: 'a part with all of its totals',
    report: sheet(flow, '30 10 40 | 2 1 3 | 12 3 15 | 5 6 11 | 17 9 26 | 6 2 8'),
    says: [
      [
        'likely',
        'recomputed-total a/x 12→21, a/total 15→24, all/x 17→26, all/total 26→35',
        'recomputed-total in/x 30→21, in/total 40→31',
        'recomputed-total b/x 5→14, b/total 11→20, all/x 17→26, all/total 26→35',
        '…',
      ],
    ],
  },
  {
    what: 'a figure of the flow',
    report: sheet(flow, '3 10 40 | 2 1 3 | 21 3 24 | 5 6 11 | 26 9 35 | 6 2 8'),
    says: [['only', 'cell in/x 3→30']],
  },
  {
    what: 'a figure of the flow with its total',
    report: sheet(flow, '3 10 13 | 2 1 3 | 21 3 24 | 5 6 11 | 26 9 35 | 6 2 8'),
    says: [['possible', 'recomputed-total in/x 3→30, in/total 13→40', 'recomputed-total kept/x 2→29, kept/total 3→30']],
  },
  {
    what: 'a figure that any of five may be',
    report: sheet(line, '10 1 0 0 12'),
    says: [['possible', 'cell a/total 12→11', 'cell a/upheld 10→11', 'cell a/corrected 1→2', '…']],
  },
  {
    what: 'two mistakes that cancel out in a column',
    report: sheet(square, '12 3 24 | 14 6 11 | 26 9 35'),
    says: [
      [
        'likely',
        'cell a/x 12→21 & cell b/x 14→5',
        'cell a/total 24→15 & cell b/total 11→20',
        'recomputed-total a/x 12→21, all/x 26→35 & recomputed-total b/total 11→20, all/total 35→44',
        '…',
      ],
    ],
  },
  {
    what: 'lines that have nothing in common',
    report: sheet(apart, '10 1 0 | 7 30 10 | 5 5 10'),
    says: [
      ['likely', 'stale-total a/total 0→11'],
      ['possible', 'cell b/y 30→3', 'cell b/total 10→37'],
    ],
  },
  {
    what: 'a part that is too large by another',
    report: sheet(square, '26 3 24 | 5 6 11 | 26 9 35'),
    says: [['only', 'cell a/x 26→21']],
  },
  {
    what: 'the figures of a row in another, too',
    report: sheet(square, '26 3 29 | 5 0 5 | 26 3 29'),
    says: [
      [
        'likely',
        'counted-twice a/x 26→21, a/total 29→24',
        'recomputed-total b/x 5→0, b/total 5→0',
        'recomputed-total all/x 26→31, all/total 29→34',
      ],
    ],
  },
  {
    what: 'as many as a row has in one column, but not in all',
    report: sheet(square, '26 3 29 | 5 6 11 | 26 9 35'),
    says: [
      [
        'possible',
        'recomputed-total b/x 5→0, b/total 11→6',
        'recomputed-total a/x 26→21, a/total 29→24',
        'recomputed-total all/x 26→31, all/total 35→40',
      ],
    ],
  },
  {
    what: 'as many as a row has, in a total that is a formula',
    report: sheet(square, '26 3 =29 | 5 6 =11 | 26 9 =35'),
    says: [['possible', 'cell b/x 5→0', 'cell a/x 26→21', 'cell all/x 26→31']],
  },
  {
    what: 'the figures of a row in another, in totals that are formulas',
    report: sheet(square, '26 3 =29 | 5 0 =5 | 26 3 =29'),
    says: [['likely', 'counted-twice a/x 26→21', 'cell b/x 5→0', 'cell all/x 26→31']],
  },
  {
    what: 'a part with its total below, too large by another',
    report: sheet(square, '26 3 24 | 5 6 11 | 31 9 35'),
    says: [['possible', 'recomputed-total a/total 24→29, all/total 35→40', 'recomputed-total a/x 26→21, all/x 31→26']],
  },
  {
    what: 'a row that should be 0',
    report: sheet(square, '5 0 5 | 3 6 9 | 3 6 9'),
    says: [['possible', 'recomputed-total a/x 5→0, a/total 5→0', 'recomputed-total all/x 3→8, all/total 9→14']],
  },
  {
    what: 'fractions',
    report: sheet(formOf('money', 'x y total', [{ each: 'row', sum: 'total = x + y' }]), '2.5 3 8.2'),
    says: [['likely', 'cell money/x 2.5→5.2', 'cell money/total 8.2→5.5', 'cell money/y 3→5.7']],
  },
  {
    what: 'two parts that may share what is too much, in ways without number',
    report: sheet(flow, '7 0 7 | 3 0 3 | 8 0 8 | 8 0 8 | 7 0 7 | 3 0 3'),
    says: [
      [
        'possible',
        'recomputed-total in/x 7→16, in/total 7→16 & recomputed-total all/x 7→16, all/total 7→16',
        'recomputed-total kept/x 3→12, kept/total 3→12 & recomputed-total all/x 7→16, all/total 7→16',
      ],
    ],
  },
  {
    what: 'two parts of which one may have all that is too much',
    report: sheet(flow, '7 0 7 | 3 0 3 | 8 0 8 | 9 0 9 | 8 0 8 | 2 0 2'),
    says: [['only', 'recomputed-total b/x 9→0, b/total 9→0']],
  },
  {
    what: 'a figure below 0',
    report: sheet(square, '-21 3 24 | 5 6 11 | 26 9 35'),
    says: [['only', 'cell a/x -21→21']],
  },
  {
    what: 'a total of 0',
    report: sheet(square, '21 3 24 | 5 6 11 | 0 9 35'),
    says: [['only', 'stale-total all/x 0→26']],
  },
  { what: 'a part of 0', report: sheet(square, '0 3 24 | 5 6 11 | 26 9 35'), says: [['only', 'cell a/x 0→21']] },
  {
    what: 'a figure of the flow beside one that cannot be read',
    report: sheet(flow, '3 10 13 | 2 ? 3 | 21 3 24 | 5 6 11 | 26 9 35 | 6 2 8'),
    says: [['only', 'recomputed-total in/x 3→30, in/total 13→40']],
  },
  {
    what: 'parts of which two may share what is too much',
    report: sheet(through, '7 0 7 | 8 0 8 | 8 0 8 | 0 0 0 | 7 0 7 | 0 0 0'),
    says: [['possible', 'recomputed-total in/x 7→16, in/total 7→16 & recomputed-total all/x 7→16, all/total 7→16']],
  },
  {
    what: 'parts of which three may share what is too much',
    report: sheet(through, '3 0 3 | 4 0 4 | 4 0 4 | 4 0 4 | 3 0 3 | 0 0 0'),
    says: [['only', 'recomputed-total in/x 3→12, in/total 3→12 & recomputed-total all/x 3→12, all/total 3→12']],
  },
  {
    what: 'parts of which three may share what is too much, and a figure',
    report: sheet(through, '3 0 3 | 4 0 4 | 4 0 4 | 4 0 4 | 3 0 3 | 0 7 0'),
    says: [
      [
        'likely',
        'recomputed-total in/x 3→12, in/total 3→12 & recomputed-total all/x 3→12, all/total 3→12 & cell left/y 7→0',
      ],
    ],
  },
  {
    what: 'two figures of a row with their total, which no two mistakes explain',
    report: sheet(parted, '12 3 15 | 7 2 9 | 7 2 9 | 7 3 10'),
    says: [['likely', 'cell in/x 12→21 & cell in/y 3→7 & cell in/total 15→28']],
  },
  {
    what: 'a run one cell off over another mistake, as five figures',
    report: sheet(wide, '0 21 8 3 32 | 5 6 1 0 12 | 4 4 4 90 21 | 30 18 8 9 65'),
    says: [
      [
        'likely',
        'cell a/w 0→21 & cell a/x 21→8 & cell a/y 8→3 & cell a/z 3→0 & cell c/z 90→9',
        'cell a/w 0→21 & cell a/x 21→8 & cell a/y 8→0 & cell c/y 4→7 & cell c/z 90→6',
        'cell a/w 0→18 & cell a/x 21→8 & cell a/y 8→3 & cell c/w 4→7 & cell c/z 90→6',
        '…',
      ],
    ],
  },
  {
    what: 'six figures',
    report: sheet(wide, '0 21 8 3 32 | 5 6 1 0 21 | 4 4 4 90 21 | 30 18 8 9 65'),
    says: [['possible']],
  },
  {
    what: 'a part that is as many too large as its total says',
    report: sheet(square, '10 0 10 | 0 0 0 | 5 0 5'),
    says: [['possible', 'recomputed-total a/x 10→5, a/total 10→5', 'recomputed-total all/x 5→10, all/total 5→10']],
  },
  {
    what: 'a total that is too large by a part',
    report: sheet(square, '21 3 24 | 5 0 5 | 31 3 34'),
    says: [
      [
        'possible',
        'recomputed-total a/x 21→26, a/total 24→29',
        'recomputed-total b/x 5→10, b/total 5→10',
        'recomputed-total all/x 31→26, all/total 34→29',
      ],
    ],
  },
];

describe('what is said of small reports', () => {
  test.each(reports)('$what', ({ report, says }) => {
    expect(said(report)).toEqual(says);
  });
});

test('two swaps explain nothing together if they share a sum', () => {
  const [culprit] = locate(assess(sheet(wide, '3 21 3 0 27 | 1 1 1 1 4 | 1 1 1 1 4 | 23 5 23 2 35')));
  const swaps = culprit!.explanations.map(({ mistakes }) => mistakes.filter(({ kind }) => kind === 'swap').length);
  expect(Math.max(...swaps)).toBe(1);
});

describe('what happened, in words', () => {
  test.each([
    {
      report: sheet(square, '21 3 =25 | 5 6 =11 | 26 9 =35'),
      zh: '是公式算出来的，请核对公式和它引用的格',
      en: 'the result of a formula: check it, and the cells that it refers to',
    },
    {
      report: sheet(square, '12 3 =15 | 5 6 =11 | 26 9 =35'),
      zh: '两位数字写颠倒',
      en: 'two digits in the wrong order',
    },
    {
      report: sheet(square, '12 3 15 | 5 6 11 | 26 9 35'),
      zh: '两位数字写颠倒，总计随之算错',
      en: 'two digits in the wrong order, and its total was worked out from it',
    },
    {
      report: sheet(flow, '30 10 40 | 2 1 3 | 12 3 15 | 5 6 11 | 17 9 26 | 6 2 8'),
      zh: '两位数字写颠倒，各处总计随之算错',
      en: 'two digits in the wrong order, and its totals were worked out from it',
    },
    {
      report: sheet(wide, '26 3 0 0 29 | 5 0 0 0 5 | 5 0 0 0 5 | 31 3 0 0 34'),
      zh: '与“b”的 5 件重复计数',
      en: 'the 5 of “b” were counted here too',
    },
  ])('$en', ({ report, zh, en }) => {
    expect(locate(assess(report))[0]!.explanations[0]!.mistakes[0]!.reason).toEqual({ zh, en });
  });
});
