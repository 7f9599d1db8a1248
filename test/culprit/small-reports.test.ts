import { describe, expect, test } from 'vitest';
import type { Report } from '../../src/model/report.ts';
import { said } from './broken-reports.ts';
import { flow, line, sheet, square, wide } from './small-forms.ts';

interface BrokenReport {
  readonly what: string;
  readonly report: Report;
  /** For each group of broken sums: the certainty, and the explanations, best first. */
  readonly says: readonly (readonly string[])[];
}

const reports: readonly BrokenReport[] = [
  {
    what: 'nothing',
    report: sheet(square, [21, 3, 24], [5, 6, 11], [26, 9, 35]),
    says: [],
  },
  {
    what: 'a part',
    report: sheet(square, [12, 3, 24], [5, 6, 11], [26, 9, 35]),
    says: [['only', 'cell a/x 12→21']],
  },
  {
    what: 'a total',
    report: sheet(square, [21, 3, 42], [5, 6, 11], [26, 9, 35]),
    says: [['only', 'cell a/total 42→24']],
  },
  {
    what: 'a part with its total',
    report: sheet(square, [12, 3, 15], [5, 6, 11], [26, 9, 35]),
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
    report: sheet(square, [12, 3, 42], [5, 6, 11], [26, 9, 35]),
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
    report: sheet(square, [12, '?', 24], [5, 6, 11], [26, 9, 35]),
    says: [['likely', 'cell a/x 12→21']],
  },
  {
    what: 'a part below a total that is a formula',
    report: sheet(square, [12, 3, '=15'], [5, 6, '=11'], [26, 9, '=35']),
    says: [['likely', 'cell a/x 12→21', 'cell b/x 5→14', 'cell all/x 26→17']],
  },
  {
    what: 'a formula',
    report: sheet(square, [21, 3, '=25'], [5, 6, '=11'], [26, 9, '=35']),
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
    report: sheet(wide, [12, 3, 0, 0, 24], [5, 6, 1, 0, 12], [4, 4, 4, 9, 16], [30, 13, 5, 4, 52]),
    says: [['only', 'cell a/w 12→21 & cell c/z 9→4']],
  },
  {
    what: 'neighbours swapped, and a total',
    report: sheet(wide, [3, 21, 8, 0, 32], [5, 6, 1, 0, 12], [4, 4, 4, 9, 12], [30, 13, 13, 9, 65]),
    says: [['only', 'swap a/w 3→21, a/x 21→3 & cell c/total 12→21']],
  },
  {
    what: 'a run one cell off, and a total',
    report: sheet(wide, [0, 21, 8, 3, 32], [5, 6, 1, 0, 12], [4, 4, 4, 9, 12], [30, 18, 8, 9, 65]),
    says: [['only', 'shift a/w 0→21, a/x 21→8, a/y 8→3, a/z 3→0 & cell c/total 12→21']],
  },
  {
    what: 'a part with all of its totals',
    report: sheet(flow, [30, 10, 40], [2, 1, 3], [12, 3, 15], [5, 6, 11], [17, 9, 26], [6, 2, 8]),
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
    report: sheet(flow, [3, 10, 40], [2, 1, 3], [21, 3, 24], [5, 6, 11], [26, 9, 35], [6, 2, 8]),
    says: [['only', 'cell in/x 3→30']],
  },
  {
    what: 'a figure of the flow with its total',
    report: sheet(flow, [3, 10, 13], [2, 1, 3], [21, 3, 24], [5, 6, 11], [26, 9, 35], [6, 2, 8]),
    says: [['possible', 'recomputed-total in/x 3→30, in/total 13→40', 'recomputed-total kept/x 2→29, kept/total 3→30']],
  },
  {
    what: 'a figure that any of five may be',
    report: sheet(line, [10, 1, 0, 0, 12]),
    says: [['possible', 'cell a/total 12→11', 'cell a/upheld 10→11', 'cell a/corrected 1→2', '…']],
  },
];

describe('what is said of small reports', () => {
  test.each(reports)('$what', ({ report, says }) => {
    expect(said(report)).toEqual(says);
  });
});
