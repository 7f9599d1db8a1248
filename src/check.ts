import { rewriting } from './corrections.ts';
import { coverageOf } from './coverage.ts';
import type { Accused } from './culprit/attach.ts';
import { isBlankForm } from './model/blanks.ts';
import { subtract } from './model/decimal.ts';
import { fingerprint } from './model/fingerprint.ts';
import { type Severity, severities } from './model/form.ts';
import { type Entry, entriesOf, isUnlisted, type Report } from './model/report.ts';
import { type Assessment, type Diagnostic, type Eased, type Fix, type ReportResult, related } from './model/result.ts';
import type { Context, Finding, RuleInfo } from './model/rule.ts';
import { assess, describe, unknownIn } from './relations.ts';
import { emptyTable } from './rules/empty-table.ts';
import { ruleOf, rules } from './rules/index.ts';

export interface CheckOptions extends Omit<Context, 'assessments'> {
  /** Severity by rule id, relations included, where it is not the default. */
  readonly severities?: Readonly<Record<string, Severity | 'off'>>;
  /** What cannot be told is an error. */
  readonly strict?: boolean;
}

/**
 * Puts every relation and every rule to a report. In the form's order: equal input, equal output. A report in which
 * nothing was filled in is not assessed: that is all that is said of it.
 */
export async function check(
  report: Report,
  index: number,
  options: CheckOptions = {},
): Promise<ReportResult & { readonly diagnostics: readonly Diagnostic[] }> {
  const filled = !isBlankForm(report);
  const assessments = filled ? assess(report) : [];
  const accused = await accusedOf(report, assessments);
  const forms = new Set([...report.tables, ...report.unread].map(({ form }) => form));
  const eased = easedBy([...[...forms].flatMap(({ relations }) => relations.map(ruleOf)), ...rules], options);
  let waived = 0;
  const stamp = (rule: RuleInfo, finding: Finding, accusation?: Accusation): Diagnostic[] => {
    const severity = severityOf(rule, finding, options);
    const counts = finding.kind === 'open' || rule.severity === 'error';
    if (counts && eased.has(rule.id) && !finding.always) waived++;
    return severity === 'off' ? [] : [diagnostic(report, index, rule, severity, finding, accusation)];
  };
  const diagnostics = [
    ...assessments.flatMap((one) =>
      one.outcome === 'holds' || isBeyondList(one)
        ? []
        : stamp(ruleOf(one.relation), relationFinding(one), {
            suspects: accused?.suspectsOf(one) ?? [],
            fix: accused?.fixOf(one) ?? null,
          }),
    ),
    ...(filled ? rules : [emptyTable]).flatMap((rule) =>
      [...rule.check(report, { ...options, assessments })].flatMap((finding) => stamp(rule, finding)),
    ),
  ];
  return {
    report,
    assessments,
    rules,
    culprits: accused?.culprits ?? [],
    coverage: coverageOf(report, assessments, eased),
    eased,
    waived,
    diagnostics: inOrder(diagnostics, report),
  };
}

/** The configured severity, else the rule's own. With `strict` an open finding is an error. */
function severityOf(rule: RuleInfo, { kind, always }: Finding, { severities, strict }: CheckOptions): Severity | 'off' {
  const configured = severities && Object.hasOwn(severities, rule.id) ? severities[rule.id]! : rule.severity;
  const severity = configured === 'off' && always ? rule.severity : configured;
  return severity !== 'off' && kind === 'open' && strict ? 'error' : severity;
}

/** The rules that the configuration makes less of than they are. */
function easedBy(all: readonly RuleInfo[], { severities: set = {} }: CheckOptions): Eased {
  const rank = (severity: Severity) => severities.indexOf(severity);
  const eased = new Map<string, 'off' | 'lowered'>();
  for (const { id, severity } of all) {
    const configured = Object.hasOwn(set, id) ? set[id]! : severity;
    if (configured === 'off') eased.set(id, 'off');
    else if (rank(configured) > rank(severity)) eased.set(id, 'lowered');
  }
  return eased;
}

/** Most reports have nothing to accuse anyone of, and do not even load the search. */
async function accusedOf(report: Report, assessments: readonly Assessment[]): Promise<Accused | undefined> {
  if (assessments.every(({ outcome }) => outcome === 'holds')) return undefined;
  const { accuse } = await import('./culprit/attach.ts');
  return accuse(assessments, ({ relation, left }) => fingerprintOf(report, relation.id, left.entries[0]!.at.id));
}

/** Whether a sum cannot be told for want of cells that the whole list lacks, which is said of the list. */
function isBeyondList(assessment: Assessment): boolean {
  return assessment.outcome === 'open' && unknownIn(assessment).every(isUnlisted);
}

function relationFinding(assessment: Assessment): Finding {
  const { left, right, outcome } = assessment;
  const [first, ...others] = [...left.entries, ...right.entries] as [Entry, ...Entry[]];
  const finding = { place: first.place, entry: first, message: describe(assessment), related: others.map(related) };
  if (outcome === 'open') return { ...finding, kind: 'open' };
  return { ...finding, actual: left.sum!, expected: right.sum! };
}

type Accusation = Pick<Diagnostic, 'suspects' | 'fix'>;

function diagnostic(
  report: Report,
  index: number,
  { id: rule, title }: RuleInfo,
  severity: Severity,
  finding: Finding,
  accusation: Accusation = { suspects: [], fix: finding.fix ?? rewritingOf(finding) },
): Diagnostic {
  const { place, entry, kind = 'fail', message, related = [], actual, expected, about, quoted, table } = finding;
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
    place,
    label: entry?.at.label ?? finding.label ?? null,
    related,
    expected: expected ?? null,
    actual: actual ?? null,
    difference: actual && expected ? subtract(actual, expected) : null,
    ...accusation,
    fingerprint: fingerprintOf(report, rule, identity),
    about: identity,
    quoted: quoted ?? null,
    suppressed: null,
    lapsed: null,
  };
}

/** A figure that is only written oddly can be rewritten. */
function rewritingOf({ entry, kind }: Finding): Fix | null {
  const found = entry && kind !== 'open' ? rewriting(entry) : undefined;
  return entry && found ? { safety: 'safe', edits: [{ entry, suggested: found.to }] } : null;
}

/** Over rule, body, year and cell, never over the figures: a finding stays the same while they change. */
function fingerprintOf({ organization, year, place }: Report, rule: string, about: string): string {
  return fingerprint(rule, organization ?? place.path, String(year ?? ''), about);
}

function inOrder(diagnostics: readonly Diagnostic[], report: Report): Diagnostic[] {
  if (diagnostics.length < 2) return [...diagnostics];
  const order = new Map(entriesOf(report).map(({ at }, position) => [at.id, position]));
  const position = ({ cell }: Diagnostic) => order.get(cell ?? '') ?? order.size;
  return diagnostics.toSorted((a, b) => position(a) - position(b) || (a.rule < b.rule ? -1 : Number(a.rule > b.rule)));
}
