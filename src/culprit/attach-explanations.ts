import { format } from '../model/decimal.ts';
import { type Assessment, type Certainty, changesFor, type Fix, type Suspect } from '../model/result.ts';
import { clearedBy } from './cleared-by.ts';
import { derive } from './derive.ts';
import type { QuotedClaim } from './evidence.ts';
import { locate } from './locate.ts';

/** The explanations of a report, by the relations that they explain. */
export type Explanations = ReturnType<typeof attachExplanations>;

/**
 * Searches a report for culprits, and attaches them to its broken and open relations. `claims` are those of its text and of the
 * year before; `withOthers`, broken relations with other reports, are attached to the culprits that explain them, too.
 */
export function attachExplanations(
  assessments: readonly Assessment[],
  fingerprintOf: (one: Assessment) => string,
  claims: readonly QuotedClaim[] = [],
  withOthers: readonly Assessment[] = [],
) {
  const culprits = locate(assessments, claims).map((one) => {
    const all = [...one.assessments, ...withOthers.filter((relation) => isExplainedBy(relation, one))];
    return { ...one, assessments: all, relations: all.map(fingerprintOf) };
  });
  const derived = derive(assessments);
  const culpritOf = (assessment: Assessment) => culprits.find((one) => one.assessments.includes(assessment));

  /** The cells of the explanations that are in the relation, each with the values suggested for it. */
  const explained = (assessment: Assessment): Suspect[] => {
    const culprit = culpritOf(assessment);
    if (!culprit) return [];
    const suspects = new Map<string, Suspect>();
    culprit.explanations.forEach(({ mistakes }, index) => {
      const certainty: Certainty = index === 0 ? culprit.certainty : 'possible';
      for (const mistake of mistakes) {
        const clears = clearedBy(mistake, culprit.assessments).map(fingerprintOf);
        for (const change of changesFor(mistake, assessment)) {
          const key = `${change.entry.at.id} ${format(change.suggested)}`;
          if (!suspects.has(key)) suspects.set(key, { ...change, certainty, clears });
        }
      }
    });
    return [...suspects.values()];
  };

  /** The unknown cells whose value the relation gives. */
  const derivable = (assessment: Assessment): Suspect[] =>
    [...derived].flatMap(([entry, { value, from }]) => {
      if (!from.includes(assessment)) return [];
      const certainty: Certainty = from.length > 1 ? 'only' : 'likely';
      return [{ entry, suggested: value, certainty, clears: from.map(fingerprintOf) }];
    });

  return {
    culprits,
    suspectsOf: (assessment: Assessment) =>
      assessment.outcome === 'open' ? derivable(assessment) : explained(assessment),
    fixOf: (assessment: Assessment): Fix | null => {
      const culprit = culpritOf(assessment);
      const first = culprit?.explanations[0];
      if (!first || culprit!.certainty === 'possible') return null;
      const touching = first.mistakes.filter((mistake) => changesFor(mistake, assessment).length > 0);
      return { safety: 'suggested', edits: touching.flatMap(({ changes }) => changes) };
    },
  };
}

/** True if a relation holds once the mistakes are fixed that are behind a culprit, or may be where that is not clear. */
function isExplainedBy(relation: Assessment, { certainty, explanations }: ReturnType<typeof locate>[number]): boolean {
  const likely = certainty === 'possible' ? explanations : explanations.slice(0, 1);
  return likely.some(({ mistakes }) => mistakes.some((mistake) => clearedBy(mistake, [relation]).length > 0));
}
