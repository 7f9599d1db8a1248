import { describe, expect, test } from 'vitest';
import { attachExplanations } from '../../src/culprit/attach-explanations.ts';
import { forms } from '../../src/forms.ts';
import { format } from '../../src/model/decimal.ts';
import type { Report } from '../../src/model/report.ts';
import type { Assessment, Change } from '../../src/model/result.ts';
import { assess } from '../../src/relations.ts';
import { broken, office, settled, type Typed } from './broken-reports.ts';

const form = forms[0]!;

const nameOf = ({ relation, line }: Assessment) => `${relation.id} ${line}`;
const inWords = ({ entry, suggested }: Change) => `${entry.at.id.replace('requests/', '')}→${format(suggested)}`;

/** Returns, for each relation that does not hold, its suspects, and the edits of its fix. */
function said(report: Report): Record<string, { suspects: string[]; fix: string[] | null }> {
  const assessments = assess(report);
  const { suspectsOf, fixOf } = attachExplanations(assessments, nameOf);
  const wrong = assessments.filter(({ outcome }) => outcome !== 'holds');
  return Object.fromEntries(
    wrong.map((one) => {
      const suspects = suspectsOf(one).map((suspect) => {
        return `${suspect.certainty} ${inWords(suspect)} clears ${suspect.clears.join(', ')}`;
      });
      return [nameOf(one), { suspects, fix: fixOf(one)?.edits.map(inWords) ?? null }];
    }),
  );
}

const reports: readonly { readonly what: string; readonly typed: Typed; readonly says: ReturnType<typeof said> }[] = [
  {
    what: 'a sure mistake',
    typed: { 'granted/natural-person': 12 },
    says: {
      'applicant-total granted': {
        suspects: ['only granted/natural-person→21 clears applicant-total granted, outcome-total natural-person'],
        fix: ['granted/natural-person→21'],
      },
      'outcome-total natural-person': {
        suspects: ['only granted/natural-person→21 clears applicant-total granted, outcome-total natural-person'],
        fix: ['granted/natural-person→21'],
      },
    },
  },
  {
    what: 'two sure mistakes',
    typed: { 'granted/natural-person': 12, 'granted/commercial': 5 },
    says: {
      'applicant-total granted': {
        suspects: [
          'only granted/natural-person→21 clears outcome-total natural-person',
          'only granted/commercial→8 clears outcome-total commercial',
        ],
        fix: ['granted/natural-person→21', 'granted/commercial→8'],
      },
      'outcome-total natural-person': {
        suspects: ['only granted/natural-person→21 clears outcome-total natural-person'],
        fix: ['granted/natural-person→21'],
      },
      'outcome-total commercial': {
        suspects: ['only granted/commercial→8 clears outcome-total commercial'],
        fix: ['granted/commercial→8'],
      },
    },
  },
  {
    what: 'a likely mistake',
    typed: {
      'cases/reconsideration/upheld': 2,
      'cases/reconsideration/corrected': 0,
      'cases/reconsideration/total': 0,
    },
    says: {
      'case-total reconsideration': {
        suspects: [
          'likely cases/reconsideration/total→2 clears case-total reconsideration',
          'possible cases/reconsideration/upheld→0 clears case-total reconsideration',
        ],
        fix: ['cases/reconsideration/total→2'],
      },
    },
  },
  {
    what: 'possible mistakes',
    typed: { 'cases/reconsideration/total': 13 },
    says: {
      'case-total reconsideration': {
        suspects: [
          'possible cases/reconsideration/other→2 clears case-total reconsideration',
          'possible cases/reconsideration/pending→2 clears case-total reconsideration',
          'possible cases/reconsideration/corrected→3 clears case-total reconsideration',
          'possible cases/reconsideration/total→11 clears case-total reconsideration',
          'possible cases/reconsideration/upheld→12 clears case-total reconsideration',
        ],
        fix: null,
      },
    },
  },
  {
    what: 'more mistakes than are looked for',
    typed: {
      'received/natural-person': 25,
      'granted/natural-person': 12,
      'granted/commercial': 80,
      'partly-granted/total': 33,
      'unavailable.not-held/natural-person': 50,
      'outcomes/total': 606,
    },
    says: {
      'applicant-total received': { suspects: [], fix: null },
      'applicant-total granted': { suspects: [], fix: null },
      'applicant-total partly-granted': { suspects: [], fix: null },
      'applicant-total unavailable.not-held': { suspects: [], fix: null },
      'applicant-total outcomes': { suspects: [], fix: null },
      'request-flow natural-person': { suspects: [], fix: null },
      'request-flow total': { suspects: [], fix: null },
      'outcome-total natural-person': { suspects: [], fix: null },
      'outcome-total commercial': { suspects: [], fix: null },
      'outcome-total total': { suspects: [], fix: null },
    },
  },
  {
    what: 'a figure that two relations give',
    typed: { 'granted/natural-person': '约21' },
    says: {
      'applicant-total granted': {
        suspects: ['only granted/natural-person→21 clears applicant-total granted, outcome-total natural-person'],
        fix: null,
      },
      'outcome-total natural-person': {
        suspects: ['only granted/natural-person→21 clears applicant-total granted, outcome-total natural-person'],
        fix: null,
      },
    },
  },
  {
    what: 'a figure that one relation gives',
    typed: { 'cases/reconsideration/upheld': '约10' },
    says: {
      'case-total reconsideration': {
        suspects: ['likely cases/reconsideration/upheld→10 clears case-total reconsideration'],
        fix: null,
      },
    },
  },
  {
    what: 'figures that give one another',
    typed: { 'granted/natural-person': '约21', 'granted/commercial': '约8' },
    says: {
      'applicant-total granted': { suspects: [], fix: null },
      'outcome-total natural-person': {
        suspects: ['likely granted/natural-person→21 clears outcome-total natural-person'],
        fix: null,
      },
      'outcome-total commercial': {
        suspects: ['likely granted/commercial→8 clears outcome-total commercial'],
        fix: null,
      },
    },
  },
  {
    what: 'figures of which some are needed for another',
    typed: { 'granted/natural-person': '约21', 'granted/total': '约29', 'partly-granted/total': '约15' },
    says: {
      'applicant-total granted': {
        suspects: ['only granted/total→29 clears applicant-total granted, outcome-total total'],
        fix: null,
      },
      'applicant-total partly-granted': {
        suspects: ['likely partly-granted/total→15 clears applicant-total partly-granted'],
        fix: null,
      },
      'outcome-total natural-person': {
        suspects: ['likely granted/natural-person→21 clears outcome-total natural-person'],
        fix: null,
      },
      'outcome-total total': {
        suspects: ['only granted/total→29 clears applicant-total granted, outcome-total total'],
        fix: null,
      },
    },
  },
  {
    what: 'a figure that two relations give differently',
    typed: { 'granted/natural-person': '约21', 'granted/total': 30 },
    says: {
      'applicant-total granted': { suspects: [], fix: null },
      'outcome-total natural-person': { suspects: [], fix: null },
      'outcome-total total': {
        suspects: [
          'likely granted/total→29 clears outcome-total total',
          'possible partly-granted/total→14 clears outcome-total total',
          'possible unavailable.not-held/total→13 clears outcome-total total',
        ],
        fix: ['granted/total→29'],
      },
    },
  },
  {
    what: 'a figure that would be below 0',
    typed: { 'cases/reconsideration/upheld': '约10', 'cases/reconsideration/total': 0 },
    says: { 'case-total reconsideration': { suspects: [], fix: null } },
  },
];

describe('the suspects of a relation are the cells of the explanations that are in it', () => {
  test.each(reports)('$what', ({ typed, says }) => {
    expect(said(broken(form, settled(form, office), typed))).toEqual(says);
  });
});
