import {
  type Assessment,
  type Culprit,
  type Explanation,
  type FileResult,
  type Mistake,
  touchedBy,
} from '../model/result.ts';

/** What is left to be said of a file: without the findings that were accepted, and without the mistakes behind these alone. */
export function unsuppressed(file: FileResult): FileResult {
  const { diagnostics, reports } = file;
  if (!diagnostics.some(({ suppressed }) => suppressed)) return file;
  const accepted = new Set(diagnostics.flatMap((one) => (one.suppressed ? [one.fingerprint] : [])));
  return {
    ...file,
    diagnostics: diagnostics.filter(({ suppressed }) => !suppressed),
    reports: reports.map((report) => ({
      ...report,
      culprits: report.culprits.flatMap((culprit) => withoutAccepted(culprit, accepted)),
    })),
  };
}

/** A mistake is named where a finding that counts is mended by it. */
function withoutAccepted(culprit: Culprit, accepted: ReadonlySet<string>): Culprit[] {
  const kept = culprit.relations.map((fingerprint) => !accepted.has(fingerprint));
  if (kept.every((one) => one)) return [culprit];
  if (!kept.includes(true)) return [];
  const assessments = culprit.assessments.filter((_, index) => kept[index]);
  const relations = culprit.relations.filter((_, index) => kept[index]);
  return [{ ...culprit, assessments, relations, explanations: namedOf(culprit, assessments) }];
}

/** Of the explanation that is named, the mistakes that have a part in these; guesses are left as they are. */
function namedOf({ certainty, explanations }: Culprit, assessments: readonly Assessment[]): readonly Explanation[] {
  const [first, ...others] = explanations;
  if (!first || certainty === 'possible') return explanations;
  const has = (mistake: Mistake) => touchedBy(mistake, assessments).length > 0;
  return [{ mistakes: first.mistakes.filter(has) }, ...others];
}
