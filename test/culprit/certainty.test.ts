import { describe, expect, test } from 'vitest';
import { locate } from '../../src/culprit/locate.ts';
import { forms } from '../../src/forms.ts';
import { assess } from '../../src/relations.ts';
import { broken, officeWithCarryOver, said, settled, type Typed } from './broken-reports.ts';

/** An office so small that no row can take the mistakes of two. */
const small: Typed = {
  'carried-in/natural-person': 3,
  'granted/natural-person': 3,
  'granted/commercial': 0,
  'partly-granted/natural-person': 4,
  'partly-granted/commercial': 0,
  'refused.third-party-rights/commercial': 0,
  'unavailable.not-held/natural-person': 5,
  'unavailable.not-held/commercial': 0,
  'carried-out/natural-person': 3,
  'carried-out/commercial': 0,
};

interface BrokenReport {
  readonly mistake: string;
  /** Figures of the office that are others in this row. */
  readonly meant?: Typed;
  /** The figures that were typed wrong. */
  readonly typed: Typed;
  /** For each group of broken sums: the certainty, and the explanations, best first. */
  readonly says: readonly (readonly string[])[];
}

const one: readonly BrokenReport[] = [
  {
    mistake: 'a part',
    typed: { 'granted/natural-person': 12 },
    says: [['only', 'cell granted/natural-person 12→21']],
  },
  {
    mistake: 'the total of a row',
    typed: { 'granted/total': 92 },
    says: [['only', 'cell granted/total 92→29']],
  },
  {
    mistake: 'the total of a column, left at 0',
    typed: { 'outcomes/natural-person': 0 },
    says: [['only', 'stale-total outcomes/natural-person 0→50']],
  },
  {
    mistake: 'the total of all outcomes',
    typed: { 'outcomes/total': 68 },
    says: [['only', 'cell outcomes/total 68→67']],
  },
  {
    mistake: 'a figure of the flow',
    typed: { 'received/natural-person': 25 },
    says: [['only', 'cell received/natural-person 25→52']],
  },
  {
    mistake: 'a part and the total of its row, with one row large enough',
    typed: { 'granted/natural-person': 210, 'granted/total': 218 },
    says: [['only', 'recomputed-total granted/natural-person 210→21, granted/total 218→29']],
  },
  {
    mistake: 'a part and the total of its column',
    typed: { 'granted/natural-person': 12, 'outcomes/natural-person': 41 },
    says: [['only', 'recomputed-total granted/natural-person 12→21, outcomes/natural-person 41→50']],
  },
  {
    mistake: 'a part and the total of its row, in any row',
    typed: { 'granted/natural-person': 12, 'granted/total': 20 },
    says: [
      [
        'possible',
        'recomputed-total granted/natural-person 12→21, granted/total 20→29',
        'recomputed-total refused.state-secret/natural-person 0→9, refused.state-secret/total 0→9',
        'recomputed-total refused.forbidden-by-law/natural-person 0→9, refused.forbidden-by-law/total 0→9',
        '…',
      ],
    ],
  },
  {
    mistake: 'a part and all of its totals',
    typed: {
      'granted/commercial': 14,
      'granted/total': 35,
      'outcomes/commercial': 23,
      'outcomes/total': 73,
    },
    says: [
      [
        'possible',
        'recomputed-total refused.third-party-rights/commercial 6→0, refused.third-party-rights/total 6→0, outcomes/commercial 23→17, outcomes/total 73→67',
        'recomputed-total carried-in/commercial 0→6, carried-in/total 4→10',
        'recomputed-total received/commercial 18→24, received/total 70→76',
        '…',
      ],
    ],
  },
  {
    mistake: 'a figure of the flow with its total: two digits transposed, or nothing that one would type',
    typed: { 'received/natural-person': 25, 'received/total': 43 },
    says: [
      [
        'likely',
        'recomputed-total received/natural-person 25→52, received/total 43→70',
        'recomputed-total carried-in/natural-person 4→31, carried-in/total 4→31',
      ],
    ],
  },
  {
    mistake: 'a figure of the flow with its total: a digit left out, or nothing that one would type',
    typed: { 'received/natural-person': 5, 'received/total': 23 },
    says: [
      [
        'possible',
        'recomputed-total received/natural-person 5→52, received/total 23→70',
        'recomputed-total carried-in/natural-person 4→51, carried-in/total 4→51',
      ],
    ],
  },
  {
    mistake: 'the 6 of a row in another, too',
    typed: { 'granted/commercial': 14, 'granted/total': 35 },
    says: [
      [
        'likely',
        'counted-twice granted/commercial 14→8, granted/total 35→29',
        'recomputed-total refused.third-party-rights/commercial 6→0, refused.third-party-rights/total 6→0',
      ],
    ],
  },
  {
    mistake: 'as many as a row has in one column, but not in all',
    meant: { 'refused.third-party-rights/natural-person': 2 },
    typed: { 'granted/commercial': 14, 'granted/total': 35 },
    says: [
      [
        'likely',
        'recomputed-total refused.third-party-rights/commercial 6→0, refused.third-party-rights/total 8→2',
        'recomputed-total granted/commercial 14→8, granted/total 35→29',
      ],
    ],
  },
  {
    mistake: 'the 3 of a row in another, too',
    meant: { 'refused.third-party-rights/commercial': 3 },
    typed: { 'granted/commercial': 11, 'granted/total': 32 },
    says: [
      [
        'likely',
        'counted-twice granted/commercial 11→8, granted/total 32→29',
        'recomputed-total refused.third-party-rights/commercial 3→0, refused.third-party-rights/total 3→0',
      ],
    ],
  },
  {
    mistake: 'the 2 of a row in another, too, which may be chance',
    meant: { 'refused.third-party-rights/commercial': 2 },
    typed: { 'granted/commercial': 10, 'granted/total': 31 },
    says: [
      [
        'possible',
        'recomputed-total partly-granted/commercial 2→0, partly-granted/total 17→15',
        'recomputed-total refused.third-party-rights/commercial 2→0, refused.third-party-rights/total 2→0',
        'recomputed-total granted/commercial 10→8, granted/total 31→29',
      ],
    ],
  },
  {
    mistake: 'neighbours in a row swapped',
    typed: { 'granted/natural-person': 8, 'granted/commercial': 21 },
    says: [['only', 'swap granted/natural-person 8→21, granted/commercial 21→8']],
  },
  {
    mistake: 'neighbours in a column swapped',
    typed: { 'granted/natural-person': 15, 'partly-granted/natural-person': 21 },
    says: [['only', 'swap granted/natural-person 15→21, partly-granted/natural-person 21→15']],
  },
  {
    mistake: 'a figure one cell off, beside a 0',
    typed: { 'unavailable.not-held/natural-person': 0, 'unavailable.needs-creation/natural-person': 14 },
    says: [['only', 'swap unavailable.not-held/natural-person 0→14, unavailable.needs-creation/natural-person 14→0']],
  },
  {
    mistake: 'a row one cell to the right',
    typed: { 'granted/natural-person': 0, 'granted/commercial': 21, 'granted/research': 8 },
    says: [['only', 'shift granted/natural-person 0→21, granted/commercial 21→8, granted/research 8→0']],
  },
  {
    mistake: 'a row one cell to the left',
    meant: { 'granted/natural-person': 0, 'granted/research': 21 },
    typed: { 'granted/natural-person': 8, 'granted/commercial': 21, 'granted/research': 0 },
    says: [['only', 'shift granted/research 0→21, granted/commercial 21→8, granted/natural-person 8→0']],
  },
  {
    mistake: 'a column one cell down',
    typed: {
      'granted/natural-person': 0,
      'partly-granted/natural-person': 21,
      'refused.state-secret/natural-person': 15,
    },
    says: [
      [
        'only',
        'shift granted/natural-person 0→21, partly-granted/natural-person 21→15, refused.state-secret/natural-person 15→0',
      ],
    ],
  },
  {
    mistake: 'a part beside one that cannot be read, so that one sum alone is broken',
    typed: { 'granted/natural-person': 12, 'partly-granted/natural-person': '约15' },
    says: [['likely', 'cell granted/natural-person 12→21']],
  },
];

const two: readonly BrokenReport[] = [
  {
    mistake: 'parts of a row',
    typed: { 'granted/natural-person': 12, 'granted/commercial': 5 },
    says: [['only', 'cell granted/natural-person 12→21 & cell granted/commercial 5→8']],
  },
  {
    mistake: 'parts of a column',
    typed: { 'granted/natural-person': 12, 'partly-granted/natural-person': 4 },
    says: [['only', 'cell granted/natural-person 12→21 & cell partly-granted/natural-person 4→15']],
  },
  {
    mistake: 'a part with its total, and a total',
    typed: { 'granted/natural-person': 210, 'granted/total': 218, 'carried-out/total': 17 },
    says: [
      ['only', 'recomputed-total granted/natural-person 210→21, granted/total 218→29 & cell carried-out/total 17→7'],
    ],
  },
  {
    mistake: 'neighbours swapped, and a total',
    typed: { 'granted/natural-person': 8, 'granted/commercial': 21, 'outcomes/total': 68 },
    says: [['only', 'swap granted/natural-person 8→21, granted/commercial 21→8 & cell outcomes/total 68→67']],
  },
  {
    mistake: 'a figure of the flow with its total, two digits transposed, and a total',
    typed: { 'received/natural-person': 25, 'received/total': 43, 'outcomes/total': 68 },
    says: [
      [
        'likely',
        'recomputed-total received/natural-person 25→52, received/total 43→70 & cell outcomes/total 68→67',
        'recomputed-total carried-in/natural-person 4→31, carried-in/total 4→31 & cell outcomes/total 68→67',
      ],
    ],
  },
  {
    mistake: 'a figure of the flow with its total, a digit left out, and a total',
    typed: { 'received/natural-person': 5, 'received/total': 23, 'outcomes/total': 68 },
    says: [
      [
        'possible',
        'recomputed-total received/natural-person 5→52, received/total 23→70 & cell outcomes/total 68→67',
        'recomputed-total carried-in/natural-person 4→51, carried-in/total 4→51 & cell outcomes/total 68→67',
      ],
    ],
  },
  {
    mistake: 'two parts, one in sums of which one cannot be checked',
    typed: { 'granted/natural-person': 71, 'partly-granted/commercial': 72, 'partly-granted/natural-person': '约15' },
    says: [['likely', 'cell granted/natural-person 71→21 & cell partly-granted/commercial 72→2']],
  },
  {
    mistake: 'a swap and a total that nobody would type so, or two parts',
    meant: {
      'granted/natural-person': 17,
      'partly-granted/natural-person': 12,
      'unavailable.not-held/commercial': 10,
    },
    typed: { 'granted/natural-person': 8, 'granted/commercial': 17, 'partly-granted/total': 23 },
    says: [
      [
        'possible',
        'cell partly-granted/natural-person 12→21 & recomputed-total unavailable.not-held/commercial 10→1, unavailable.not-held/total 24→15',
        'swap granted/natural-person 8→17, granted/commercial 17→8 & cell partly-granted/total 23→14',
        'recomputed-total granted/commercial 17→8, granted/total 25→16 & cell partly-granted/natural-person 12→21',
      ],
    ],
  },
  {
    mistake: 'a run one cell off and a total that nobody would type so, or two parts',
    meant: { 'granted/natural-person': 9, 'granted/commercial': 9, 'partly-granted/natural-person': 12 },
    typed: {
      'granted/natural-person': 0,
      'granted/commercial': 9,
      'granted/research': 9,
      'partly-granted/total': 23,
    },
    says: [
      [
        'possible',
        'recomputed-total granted/research 9→0, granted/total 18→9 & cell partly-granted/natural-person 12→21',
        'shift granted/natural-person 0→9, granted/research 9→0 & cell partly-granted/total 23→14',
      ],
    ],
  },
  {
    mistake: 'two parts, or two with their totals',
    meant: { 'partly-granted/natural-person': 28, 'partly-granted/commercial': 1 },
    typed: { 'partly-granted/natural-person': 15, 'partly-granted/commercial': 14 },
    says: [
      [
        'likely',
        'cell partly-granted/natural-person 15→28 & cell partly-granted/commercial 14→1',
        'recomputed-total partly-granted/commercial 14→1, partly-granted/total 29→16 & recomputed-total refused.state-secret/natural-person 0→13, refused.state-secret/total 0→13',
        'recomputed-total partly-granted/commercial 14→1, partly-granted/total 29→16 & recomputed-total refused.forbidden-by-law/natural-person 0→13, refused.forbidden-by-law/total 0→13',
        '…',
      ],
    ],
  },
  {
    mistake: 'a part and a total, or a total and a part with its own',
    typed: { 'granted/natural-person': 10, 'granted/total': 28 },
    says: [
      [
        'possible',
        'cell granted/natural-person 10→21 & cell granted/total 28→29',
        'cell granted/natural-person 10→20 & recomputed-total partly-granted/natural-person 15→16, partly-granted/total 17→18',
        'cell granted/natural-person 10→20 & recomputed-total unavailable.not-held/natural-person 14→15, unavailable.not-held/total 15→16',
        '…',
      ],
    ],
  },
  {
    mistake: 'two parts, or one with its total and one that was counted twice',
    meant: {
      'granted/research': 1,
      'refused.third-party-rights/commercial': 0,
      'refused.third-party-rights/research': 13,
    },
    typed: { 'granted/natural-person': 8, 'granted/research': 14 },
    says: [
      [
        'possible',
        'cell granted/natural-person 8→21 & cell granted/research 14→1',
        'cell refused.third-party-rights/natural-person 0→13 & cell refused.third-party-rights/research 13→0',
        'counted-twice granted/research 14→1, granted/total 30→17 & recomputed-total refused.state-secret/natural-person 0→13, refused.state-secret/total 0→13',
        '…',
      ],
    ],
  },
  {
    mistake: 'two parts with their totals, which may share what is too much in many ways',
    meant: small,
    typed: {
      'granted/natural-person': 8,
      'granted/total': 8,
      'partly-granted/natural-person': 8,
      'partly-granted/total': 8,
    },
    says: [
      [
        'possible',
        'recomputed-total received/natural-person 12→21, received/total 12→21 & recomputed-total outcomes/natural-person 12→21, outcomes/total 12→21',
        'recomputed-total carried-in/natural-person 3→12, carried-in/total 3→12 & recomputed-total outcomes/natural-person 12→21, outcomes/total 12→21',
      ],
    ],
  },
  {
    mistake: 'in two tables',
    meant: { 'cases/reconsideration/upheld': 10, 'cases/reconsideration/corrected': 1 },
    typed: { 'granted/natural-person': 12, 'cases/reconsideration/total': 0 },
    says: [
      ['only', 'cell granted/natural-person 12→21'],
      ['likely', 'stale-total cases/reconsideration/total 0→11'],
    ],
  },
];

const three: readonly BrokenReport[] = [
  {
    mistake:
      'parts with their totals that could share what is too much, if three shared it: two mistakes explain it, too',
    meant: {
      ...small,
      'granted/natural-person': 1,
      'partly-granted/natural-person': 1,
      'unavailable.not-held/natural-person': 1,
      'refused.state-secret/natural-person': 3,
      'refused.forbidden-by-law/natural-person': 3,
      'refused.internal-affairs/natural-person': 3,
    },
    typed: {
      'granted/natural-person': 4,
      'granted/total': 4,
      'partly-granted/natural-person': 4,
      'partly-granted/total': 4,
      'unavailable.not-held/natural-person': 4,
      'unavailable.not-held/total': 4,
    },
    says: [
      [
        'likely',
        'recomputed-total received/natural-person 12→21, received/total 12→21 & recomputed-total outcomes/natural-person 12→21, outcomes/total 12→21',
        'recomputed-total carried-in/natural-person 3→12, carried-in/total 3→12 & recomputed-total outcomes/natural-person 12→21, outcomes/total 12→21',
      ],
    ],
  },
  {
    mistake: 'two parts that may share what is too much, and a cell',
    meant: small,
    typed: {
      'granted/natural-person': 8,
      'granted/total': 8,
      'partly-granted/natural-person': 8,
      'partly-granted/total': 8,
      'carried-out/commercial': 70,
    },
    says: [
      [
        'possible',
        'recomputed-total received/natural-person 12→21, received/total 12→21 & recomputed-total outcomes/natural-person 12→21, outcomes/total 12→21 & cell carried-out/commercial 70→0',
        'recomputed-total carried-in/natural-person 3→12, carried-in/total 3→12 & recomputed-total outcomes/natural-person 12→21, outcomes/total 12→21 & cell carried-out/commercial 70→0',
      ],
    ],
  },
  {
    mistake: 'cells in sums of their own',
    typed: { 'granted/natural-person': 210, 'partly-granted/total': 71, 'carried-out/commercial': 101 },
    says: [
      [
        'likely',
        'cell granted/natural-person 210→21 & cell partly-granted/total 71→17 & cell carried-out/commercial 101→1',
      ],
    ],
  },
  {
    mistake: 'cells in sums that they share',
    typed: { 'granted/natural-person': 12, 'granted/commercial': 5, 'partly-granted/natural-person': 19 },
    says: [
      [
        'likely',
        'cell granted/natural-person 12→21 & cell granted/commercial 5→8 & cell partly-granted/natural-person 19→15',
        'cell granted/natural-person 12→24 & cell partly-granted/natural-person 19→12 & cell partly-granted/commercial 2→5',
      ],
    ],
  },
];

const more: readonly BrokenReport[] = [
  {
    mistake: 'six',
    typed: {
      'received/natural-person': 25,
      'granted/natural-person': 12,
      'granted/commercial': 80,
      'partly-granted/total': 33,
      'unavailable.not-held/commercial': 50,
      'outcomes/total': 606,
    },
    says: [['possible']],
  },
];

describe.each(forms.map((form) => ({ form })))('$form.id', ({ form }) => {
  const reportOf = ({ meant, typed }: BrokenReport) =>
    broken(form, settled(form, { ...officeWithCarryOver, ...meant }), typed);

  describe.each([
    { number: 'one mistake', reports: one },
    { number: 'two mistakes', reports: two },
    { number: 'three mistakes', reports: three },
    { number: 'more than the search looks for', reports: more },
  ])('$number', ({ reports }) => {
    test.each(reports)('$mistake', (report) => {
      expect(said(reportOf(report))).toEqual(report.says);
    });
  });

  test('ten explanations are listed, and the others counted', () => {
    const typed = { 'granted/natural-person': 12, 'granted/total': 20 };
    const [culprit] = locate(assess(reportOf({ mistake: '', typed, says: [] })));
    const rows = form.relations.find(({ id }) => id === 'outcome-total')!.right.terms.length;
    // The total of outcomes with that of all would break the flow.
    expect([culprit!.explanations.length, culprit!.more]).toEqual([10, rows - 10]);
  });
});
