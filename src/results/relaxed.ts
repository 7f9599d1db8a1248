import { type RuleInfo, type Severity, severities } from '../model/form.ts';
import type { Assessment, RelaxedRules } from '../model/result.ts';
import type { DiagnosticJson } from './shape.ts';

/** Levels by rule id, where they are not the default. */
export type Relaxation = Readonly<Record<string, Severity | 'off'>>;

/**
 * Returns the rules that were switched off or lowered: those that the configuration names, those whose findings have a lower
 * level than their rule, and relations that are broken without a finding.
 */
export function relaxedIn(
  diagnostics: readonly DiagnosticJson[],
  assessments: readonly Assessment[],
  infos: ReadonlyMap<string, RuleInfo>,
  configured: Relaxation,
): RelaxedRules {
  const relaxed = new Map<string, 'off' | 'lowered'>();
  for (const [id, level] of Object.entries(configured)) {
    if (infos.get(id)?.severity === 'off') continue;
    if (level === 'off') relaxed.set(id, 'off');
    else if (isLower(level, infos.get(id))) relaxed.set(id, 'lowered');
  }
  for (const { rule, severity } of diagnostics) if (isLower(severity, infos.get(rule))) relaxed.set(rule, 'lowered');
  for (const one of unreported(diagnostics, assessments))
    if (one.outcome === 'broken') relaxed.set(one.relation.id, 'off');
  return relaxed;
}

/** Counts the findings that do not count in the verdict, as far as JSON tells: those of rules that are off are not in it. */
export function waivedIn(
  diagnostics: readonly DiagnosticJson[],
  assessments: readonly Assessment[],
  infos: ReadonlyMap<string, RuleInfo>,
  relaxed: RelaxedRules,
): number {
  const decides = (rule: string, isOpen: boolean) =>
    (isOpen && !infos.get(rule)?.withOthers) || infos.get(rule)?.severity === 'error';
  const lowered = diagnostics.filter(
    ({ rule, kind }) => relaxed.get(rule) === 'lowered' && decides(rule, kind === 'open'),
  );
  const off = unreported(diagnostics, assessments).filter(
    ({ relation, outcome }) => relaxed.get(relation.id) === 'off' && decides(relation.id, outcome === 'open'),
  );
  return lowered.length + off.length;
}

function isLower(level: Severity, info: RuleInfo | undefined): boolean {
  return info !== undefined && info.severity !== 'off' && severities.indexOf(level) > severities.indexOf(info.severity);
}

/** Returns the relations that do not hold and have no finding. */
function unreported(diagnostics: readonly DiagnosticJson[], assessments: readonly Assessment[]): Assessment[] {
  const found = new Set(diagnostics.map(({ rule, cell }) => `${rule} ${cell}`));
  return assessments.filter(
    ({ outcome, relation, left }) => outcome !== 'holds' && !found.has(`${relation.id} ${left.entries[0]?.at.id}`),
  );
}
