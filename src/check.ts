import { rewriting } from './corrections.ts';
import { coverageOf } from './coverage.ts';
import { subtract } from './decimal.ts';
import { fingerprint } from './fingerprint.ts';
import type { Severity } from './form.ts';
import { assess, describe } from './relations.ts';
import { type Entry, entriesOf, type Report } from './report.ts';
import { type Assessment, type Diagnostic, type Fix, type ReportResult, related } from './result.ts';
import type { Context, Finding } from './rule.ts';
import { rules } from './rules/index.ts';
import type { Accused } from './suspects.ts';

export interface CheckOptions extends Context {
  /** Severity by rule id, relations included, where it is not the default. */
  readonly severities?: Readonly<Record<string, Severity | 'off'>>;
}

/** Puts every relation and every rule to a report. In the form's order: equal input, equal output. */
export async function check(
  report: Report,
  index: number,
  options: CheckOptions = {},
): Promise<ReportResult & { readonly diagnostics: readonly Diagnostic[] }> {
  const { severities } = options;
  const assessments = assess(report);
  const accused = await accusedOf(report, assessments);
  const stamp = (id: string, severity: Severity, finding: Finding, accusation?: Accusation): Diagnostic[] => {
    const set = (severities && Object.hasOwn(severities, id) ? severities[id] : undefined) ?? severity;
    return set === 'off' ? [] : [diagnostic(report, index, id, set, finding, accusation)];
  };
  const diagnostics = [
    ...assessments.flatMap((one) =>
      one.outcome === 'holds'
        ? []
        : stamp(one.relation.id, one.relation.severity, relationFinding(one), {
            suspects: accused?.suspectsOf(one) ?? [],
            fix: accused?.fixOf(one) ?? null,
          }),
    ),
    ...rules.flatMap((rule) =>
      [...rule.check(report, options)].flatMap((finding) => stamp(rule.id, rule.severity, finding)),
    ),
  ];
  return {
    report,
    assessments,
    culprits: accused?.culprits ?? [],
    coverage: coverageOf(report, assessments),
    off: Object.entries(options.severities ?? {}).flatMap(([id, set]) => (set === 'off' ? [id] : [])),
    diagnostics: inOrder(diagnostics, report),
  };
}

/** Most reports have nothing to accuse anyone of, and do not even load the search. */
async function accusedOf(report: Report, assessments: readonly Assessment[]): Promise<Accused | undefined> {
  if (assessments.every(({ outcome }) => outcome === 'holds')) return undefined;
  const { accuse } = await import('./suspects.ts');
  return accuse(assessments, ({ relation, left }) => fingerprintOf(report, relation.id, left.entries[0]!.at.id));
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
  rule: string,
  severity: Severity,
  finding: Finding,
  accusation: Accusation = { suspects: [], fix: rewritingOf(finding) },
): Diagnostic {
  const { place, entry, kind = 'fail', message, related = [], actual, expected, about, quoted } = finding;
  const identity = entry?.at.id ?? about ?? '';
  return {
    report: index,
    rule,
    severity,
    kind,
    message,
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
