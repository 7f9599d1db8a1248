import { rewriting } from './corrections.ts';
import { subtract } from './model/decimal.ts';
import { fingerprint } from './model/fingerprint.ts';
import type { RuleInfo, Severity } from './model/form.ts';
import type { Report } from './model/report.ts';
import type { Diagnostic, Fix } from './model/result.ts';
import type { Finding } from './model/rule.ts';

/** The options that decide the severity of a finding. */
export interface Levels {
  /** Severity by rule id, relations included, where it is not the default. */
  readonly severities?: Readonly<Record<string, Severity | 'off'>>;
  /** Open findings are errors. */
  readonly strict?: boolean;
}

/** The index of a report in its file; null for a finding about the file. */
type Index = Diagnostic['report'];

/** Makes the diagnostic of a finding; none if its rule is off. */
export function stamped(
  report: Report,
  index: Index,
  rule: RuleInfo,
  finding: Finding,
  levels: Levels,
  suspectsAndFix?: SuspectsAndFix,
): Diagnostic[] {
  const severity = severityOf(rule, finding, levels);
  return severity === 'off' ? [] : [diagnostic(report, index, rule, severity, finding, suspectsAndFix)];
}

/** Returns the configured severity, else the rule's own. With `strict` an open finding is an error. */
function severityOf(rule: RuleInfo, { kind, always }: Finding, { severities, strict }: Levels): Severity | 'off' {
  const configured = severities && Object.hasOwn(severities, rule.id) ? severities[rule.id]! : rule.severity;
  const severity = configured === 'off' && always ? rule.severity : configured;
  return severity !== 'off' && kind === 'open' && strict ? 'error' : severity;
}

/** The cells that may be the cause of a finding, and the edits that would fix it. */
export type SuspectsAndFix = Pick<Diagnostic, 'suspects' | 'fix'>;

function diagnostic(
  report: Report,
  index: Index,
  { id: rule, title }: RuleInfo,
  severity: Severity,
  finding: Finding,
  suspectsAndFix: SuspectsAndFix = { suspects: [], fix: finding.fix ?? rewritingOf(finding) },
): Diagnostic {
  const { entry, kind = 'fail', message, related = [], actual, expected, about, quoted, table } = finding;
  const identity = entry?.at.id ?? about ?? '';
  return {
    report: index,
    rule,
    title,
    severity,
    kind,
    message,
    table: entry?.at.table.id ?? table ?? null,
    cell: entry?.at.id ?? null,
    place: finding.place ?? entry?.place ?? report.place,
    label: entry?.at.label ?? finding.label ?? null,
    related,
    expected: expected ?? null,
    actual: actual ?? null,
    difference: actual && expected ? subtract(actual, expected) : null,
    ...suspectsAndFix,
    fingerprint: fingerprintOf(report, rule, identity),
    about: identity,
    quoted: quoted ?? null,
    suppressed: null,
    expiryReason: null,
  };
}

/** Returns the fix for a figure that is only written oddly. */
function rewritingOf({ entry }: Finding): Fix | null {
  if (!entry) return null;
  const found = rewriting(entry);
  return found ? { safety: 'safe', edits: [{ entry, suggested: found.to }] } : null;
}

/** Hashes rule, body, year and cell but not the figures, so that a finding keeps its fingerprint while they change. */
export function fingerprintOf({ organization, year, place }: Report, rule: string, about: string): string {
  return fingerprint(rule, organization ?? place.path, String(year ?? ''), about);
}
