import { type Culprit, type FileResult, type Mistake, touchedBy } from '../model/result.ts';

/** Returns a file without the findings that were accepted, and without the mistakes that only these show. */
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

/** Keeps of a culprit what concerns findings that count; nothing where all are accepted. */
function withoutAccepted(culprit: Culprit, accepted: ReadonlySet<string>): Culprit[] {
  const kept = culprit.relations.map((fingerprint) => !accepted.has(fingerprint));
  if (kept.every((one) => one)) return [culprit];
  if (!kept.includes(true)) return [];
  const assessments = culprit.assessments.filter((_, index) => kept[index]);
  const relations = culprit.relations.filter((_, index) => kept[index]);
  // The named explanation keeps the mistakes that break one of the relations; guesses stay as they are.
  const [first, ...others] = culprit.explanations;
  const breaks = (mistake: Mistake) => touchedBy(mistake, assessments).length > 0;
  const isNamed = first && culprit.certainty !== 'possible';
  const explanations = isNamed ? [{ mistakes: first.mistakes.filter(breaks) }, ...others] : culprit.explanations;
  return [{ ...culprit, assessments, relations, explanations }];
}
