import { describe, expect, test } from 'vitest';
import { forms } from '../../src/forms.ts';
import { broken, officeWithCarryOver, type Stated, said, settled, stating, type Typed } from './broken-reports.ts';

/** An office that had hardly anything to deal with. */
const lowFlow: Typed = {
  ...Object.fromEntries(Object.keys(officeWithCarryOver).map((id) => [id, 0])),
  'carried-in/natural-person': 10,
  'carried-out/natural-person': 10,
};

interface Slip {
  readonly slip: string;
  readonly meant?: Typed;
  readonly typed: Typed;
  /** Names for explanations. */
  readonly explanations: Readonly<Record<string, string>>;
  readonly texts: readonly {
    readonly text: string;
    readonly states: Stated;
    /** The certainty, and the first three explanations, best first. */
    readonly says: string;
  }[];
}

const slips: readonly Slip[] = [
  {
    slip: 'a part and the total of its row, in any row',
    typed: { 'granted/natural-person': 12, 'granted/total': 20 },
    explanations: {
      granted: 'recomputed-total granted/natural-person 12→21, granted/total 20→29',
      partly: 'recomputed-total partly-granted/natural-person 15→24, partly-granted/total 17→26',
      secret: 'recomputed-total refused.state-secret/natural-person 0→9, refused.state-secret/total 0→9',
      forbidden: 'recomputed-total refused.forbidden-by-law/natural-person 0→9, refused.forbidden-by-law/total 0→9',
      security:
        'recomputed-total refused.security-and-stability/natural-person 0→9, refused.security-and-stability/total 0→9',
    },
    texts: [
      { text: 'nothing', states: {}, says: 'possible: granted, secret, forbidden' },
      { text: 'the true total', states: { 'granted/total': 29 }, says: 'likely: granted, secret, forbidden' },
      { text: 'the true part', states: { 'granted/natural-person': 21 }, says: 'likely: granted, secret, forbidden' },
      { text: 'the typed total', states: { 'granted/total': 20 }, says: 'possible: secret, forbidden, security' },
      { text: 'another number', states: { 'granted/total': 31 }, says: 'possible: granted, secret, forbidden' },
      {
        text: 'the true total and, elsewhere, the typed one',
        states: [{ 'granted/total': 29 }, { 'granted/total': 20 }],
        says: 'likely: granted, secret, forbidden',
      },
      {
        text: 'a sum with the true total',
        states: { 'granted/total + partly-granted/total': 46 },
        says: 'likely: granted, partly, secret',
      },
      {
        text: 'a sum with the typed total',
        states: { 'granted/total + partly-granted/total': 37 },
        says: 'possible: secret, forbidden, security',
      },
      {
        text: 'the figure of another row',
        states: { 'refused.state-secret/total': 0 },
        says: 'possible: granted, forbidden, security',
      },
      {
        text: 'a figure that no explanation changes',
        states: { 'received/total': 70 },
        says: 'possible: granted, secret, forbidden',
      },
    ],
  },
  {
    slip: 'a figure of the flow without its last digit, and its total',
    typed: { 'received/natural-person': 5, 'received/total': 23 },
    explanations: {
      received: 'recomputed-total received/natural-person 5→52, received/total 23→70',
      'carried in': 'recomputed-total carried-in/natural-person 4→51, carried-in/total 4→51',
    },
    texts: [
      { text: 'nothing', states: {}, says: 'possible: received, carried in' },
      { text: 'the true total', states: { 'received/total': 70 }, says: 'likely: received, carried in' },
      { text: 'the typed total', states: { 'received/total': 23 }, says: 'possible: received, carried in' },
      {
        text: 'the true total, or that with what was carried in',
        states: { 'received/total | received/total + carried-in/total': 70 },
        says: 'likely: received, carried in',
      },
      {
        text: 'the total with what was carried in, which both make right',
        states: { 'received/total | received/total + carried-in/total': 74 },
        says: 'possible: received, carried in',
      },
      {
        text: 'this total, and what was carried in',
        states: { 'received/total + carried-in/total': 74, 'carried-in/total': 4 },
        says: 'likely: received, carried in',
      },
      {
        text: 'the number of the other explanation',
        states: { 'carried-in/total': 51 },
        says: 'possible: carried in, received',
      },
    ],
  },
  {
    slip: 'a figure of the flow with two digits in the wrong order, and its total',
    typed: { 'received/natural-person': 25, 'received/total': 43 },
    explanations: {
      received: 'recomputed-total received/natural-person 25→52, received/total 43→70',
      'carried in': 'recomputed-total carried-in/natural-person 4→31, carried-in/total 4→31',
    },
    texts: [
      { text: 'nothing', states: {}, says: 'likely: received, carried in' },
      { text: 'the typed total', states: { 'received/total': 43 }, says: 'possible: received, carried in' },
      {
        text: 'every typed figure, some of them twice',
        states: [
          { 'received/total': 43 },
          { 'received/natural-person': 25, 'received/total | received/total + carried-in/total': 43 },
        ],
        says: 'possible: received, carried in',
      },
      {
        text: 'the number of the other explanation, which nobody would type so',
        states: { 'carried-in/total': 31 },
        says: 'possible: carried in, received',
      },
    ],
  },
  {
    slip: 'a part and its total with the figure of a row that has as many',
    meant: { 'refused.third-party-rights/commercial': 2 },
    typed: { 'granted/commercial': 10, 'granted/total': 31 },
    explanations: {
      granted: 'recomputed-total granted/commercial 10→8, granted/total 31→29',
      partly: 'recomputed-total partly-granted/commercial 2→0, partly-granted/total 17→15',
      'third party': 'recomputed-total refused.third-party-rights/commercial 2→0, refused.third-party-rights/total 2→0',
    },
    texts: [
      { text: 'nothing', states: {}, says: 'possible: partly, third party, granted' },
      { text: 'the true total', states: { 'granted/total': 29 }, says: 'possible: granted, partly, third party' },
      {
        text: 'a small number, which may be right by chance',
        states: { 'refused.third-party-rights/total': 0 },
        says: 'possible: third party, partly, granted',
      },
      {
        text: 'a small number twice, once not so clearly',
        states: [
          { 'refused.third-party-rights/total | refused.third-party-rights/total + refused.state-secret/total': 0 },
          { 'refused.third-party-rights/total': 0 },
        ],
        says: 'possible: third party, partly, granted',
      },
    ],
  },
  {
    slip: 'a small figure of the flow left at 0, with its total',
    meant: { ...lowFlow, 'granted/natural-person': 1, 'partly-granted/natural-person': 1 },
    typed: { 'received/natural-person': 0, 'received/total': 0 },
    explanations: {
      received: 'recomputed-total received/natural-person 0→2, received/total 0→2',
      'carried in': 'recomputed-total carried-in/natural-person 10→12, carried-in/total 10→12',
      'carried out': 'recomputed-total carried-out/natural-person 10→8, carried-out/total 10→8',
    },
    texts: [
      { text: 'nothing', states: {}, says: 'possible: received, carried in, carried out' },
      {
        text: 'the true total, which is 2',
        states: { 'received/total': 2 },
        says: 'possible: received, carried in, carried out',
      },
    ],
  },
  {
    slip: 'a figure of the flow left at 0, with its total',
    meant: { ...lowFlow, 'granted/natural-person': 1, 'partly-granted/natural-person': 2 },
    typed: { 'received/natural-person': 0, 'received/total': 0, 'cases/reconsideration/total': '约3' },
    explanations: {
      received: 'recomputed-total received/natural-person 0→3, received/total 0→3',
      'carried in': 'recomputed-total carried-in/natural-person 10→13, carried-in/total 10→13',
      'carried out': 'recomputed-total carried-out/natural-person 10→7, carried-out/total 10→7',
    },
    texts: [
      { text: 'nothing', states: {}, says: 'possible: received, carried in, carried out' },
      {
        text: 'the true total, which is 3',
        states: { 'received/total': 3 },
        says: 'likely: received, carried in, carried out',
      },
      {
        text: 'a sum with a figure that cannot be read',
        states: { 'received/total + cases/reconsideration/total': 3 },
        says: 'possible: received, carried in, carried out',
      },
    ],
  },
  {
    slip: 'a part that nothing else explains',
    typed: { 'granted/natural-person': 12 },
    explanations: { granted: 'cell granted/natural-person 12→21' },
    texts: [
      { text: 'the true figure', states: { 'granted/natural-person': 21 }, says: 'only: granted' },
      { text: 'the typed figure', states: { 'granted/natural-person': 12 }, says: 'only: granted' },
      { text: 'another number', states: { 'granted/natural-person': 7 }, says: 'only: granted' },
    ],
  },
  {
    slip: 'two: a figure of the flow with its total, and the total of all outcomes',
    typed: { 'received/natural-person': 5, 'received/total': 23, 'outcomes/total': 68 },
    explanations: {
      received: 'recomputed-total received/natural-person 5→52, received/total 23→70 & cell outcomes/total 68→67',
      'carried in':
        'recomputed-total carried-in/natural-person 4→51, carried-in/total 4→51 & cell outcomes/total 68→67',
    },
    texts: [
      { text: 'nothing', states: {}, says: 'possible: received, carried in' },
      {
        text: 'what both explanations make right',
        states: { 'outcomes/total': 67 },
        says: 'possible: received, carried in',
      },
      {
        text: 'a sum that both mistakes change',
        states: { 'received/total + outcomes/total': 137 },
        says: 'likely: received, carried in',
      },
    ],
  },
  {
    slip: 'parts with their totals that may share what is too much in ways without number',
    meant: {
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
    },
    typed: {
      'granted/natural-person': 8,
      'granted/total': 8,
      'partly-granted/natural-person': 8,
      'partly-granted/total': 8,
    },
    explanations: {
      received:
        'recomputed-total received/natural-person 12→21, received/total 12→21 & recomputed-total outcomes/natural-person 12→21, outcomes/total 12→21',
      'carried in':
        'recomputed-total carried-in/natural-person 3→12, carried-in/total 3→12 & recomputed-total outcomes/natural-person 12→21, outcomes/total 12→21',
    },
    texts: [
      {
        text: 'the number of a listed explanation, which proves little among so many',
        states: { 'carried-in/total': 12 },
        says: 'possible: carried in, received',
      },
    ],
  },
];

describe.each(forms.map((form) => ({ form })))('$form.id', ({ form }) => {
  describe.each(slips)('$slip', ({ meant, typed, explanations, texts }) => {
    const report = broken(form, settled(form, { ...officeWithCarryOver, ...meant }), typed);
    const names = new Map(Object.entries(explanations).map(([name, words]) => [words, name]));

    test.each(texts)('a text that states $text: $says', ({ states, says }) => {
      const [[certainty, ...listed]] = said(report, stating(report, states)) as [string[]];
      const named = listed.filter((one) => one !== '…').map((one) => names.get(one) ?? one);
      expect(`${certainty}: ${named.join(', ')}`).toBe(says);
    });
  });
});
