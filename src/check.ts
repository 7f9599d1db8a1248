import { coverageOf } from './coverage.ts';
import type { Explanations } from './culprit/attach-explanations.ts';
import { isBlankForm } from './model/blanks.ts';
import type { ChildReports } from './model/children.ts';
import { type Claims, nothingClaimed, wordsOf } from './model/claim.ts';
import type { Form } from './model/form.ts';
import { plainFiguresOf } from './model/plain-figures.ts';
import type { ComparedWith, ReferenceReport, ReferenceReports } from './model/reference.ts';
import { type Entry, entriesOf, isAbsentFromList, type Report } from './model/report.ts';
import { type Assessment, type Diagnostic, type ReportResult, relatedCell } from './model/result.ts';
import type { Context, Finding, Rule, RuleInfo } from './model/rule.ts';
import { PlainContext, PlainResult } from './plain-result.ts';
import type { Comparison } from './references/comparison.ts';
import { assess, describeAssessment, isKnownToHold, unknownEntries } from './relations.ts';
import { relaxedIn } from './relaxed.ts';
import { emptyTable } from './rules/empty-table.ts';
import { reportRules, ruleOf, rulesOfPlain, tableRules } from './rules/index.ts';
import { hasWords, needsLazyRules } from './rules/lazy/needed.ts';
import { fingerprintOf, type Levels, type SuspectsAndFix, stamped } from './stamp.ts';

export interface CheckOptions extends Levels, Omit<Context, 'assessments' | 'claims' | 'previous'> {
  /** The reports of earlier years, with which those of the year after are compared. */
  readonly previous?: ReferenceReports;
  /** The reports that others sum up. */
  readonly children?: ChildReports;
  /** The forms of these. */
  readonly forms?: readonly Form[];
}

/** The result of a report, and what was found in it. */
export interface Checked {
  readonly result: ReportResult;
  readonly diagnostics: readonly Diagnostic[];
  readonly comparedWith?: readonly ComparedWith[];
}

/**
 * Checks a report by every relation and every rule. Findings are in the form's order, so that equal input gives equal output.
 * A report in which nothing is filled in gets only that finding.
 */
export function check(report: Report, index: number, options: CheckOptions = {}): Checked | Promise<Checked> {
  if (options.previous || options.children) return checkWithOthers(report, index, options);
  if (!needsLazyRules(report)) return checkBy(noLazyPart, report, index, options);
  return lazyRules
    ? checkBy(lazyPartFor(report, lazyRules), report, index, options)
    : checkLazily(report, index, options);
}

/** Checks a report with those that it is compared with. */
async function checkWithOthers(report: Report, index: number, options: CheckOptions): Promise<Checked> {
  const { previous, children, forms } = options;
  const lazy = needsLazyRules(report) ? lazyPartFor(report, await loadLazyRules()) : noLazyPart;
  const years = previous && (await import('./years/index.ts')).yearsOf(report, previous, forms);
  const rollUp = children && (await import('./roll-up/index.ts')).rollUpOf(report, children, forms);
  const comparisons = [years, rollUp].filter((one) => one !== undefined);
  if (comparisons.length === 0) return checkBy(lazy, report, index, options);
  const part: LazyPart = { ...lazy, comparisons, ...(years && { previous: years.previous }) };
  const checked = await checkWhole(part, report, index, options);
  return {
    ...checked,
    comparedWith: [...(years ? ['previous' as const] : []), ...(rollUp ? ['children' as const] : [])],
  };
}

/** The part of a check whose code is loaded only if needed: `rules/lazy/`, and the comparison with other reports. */
interface LazyPart {
  readonly claims: Claims;
  readonly rules: readonly Rule[];
  readonly comparisons: readonly Comparison[];
  /** The report of the year before. */
  readonly previous?: ReferenceReport;
}

const noLazyPart: LazyPart = { claims: nothingClaimed, rules: [], comparisons: [] };

async function checkLazily(report: Report, index: number, options: CheckOptions): Promise<Checked> {
  return checkBy(lazyPartFor(report, await loadLazyRules()), report, index, options);
}

const importLazyRules = () => import('./rules/lazy/index.ts');

type LazyRules = Awaited<ReturnType<typeof importLazyRules>>;

/** Set once they are loaded: to wait for them takes longer than to check one of many plain reports. */
let lazyRules: LazyRules | undefined;

async function loadLazyRules(): Promise<LazyRules> {
  lazyRules ??= await importLazyRules();
  return lazyRules;
}

function lazyPartFor(report: Report, { checksOfText, checksWithoutText, claimsOf }: LazyRules): LazyPart {
  if (!hasWords(report)) return { ...noLazyPart, rules: checksWithoutText };
  return { ...noLazyPart, claims: claimsOf(report), rules: checksOfText };
}

function checkBy(lazy: LazyPart, report: Report, index: number, options: CheckOptions): Checked | Promise<Checked> {
  return (isKnownToHold(report) ? checkPlain : checkWhole)(lazy, report, index, options);
}

async function checkWhole(lazy: LazyPart, report: Report, index: number, options: CheckOptions): Promise<Checked> {
  const filled = !isBlankForm(report);
  const assessments = filled ? assess(report) : [];
  const { claims } = lazy;
  const comparisons = filled ? lazy.comparisons : [];
  const explanations = await explanationsOf(report, assessments, claims, comparisons);
  const relaxed = relaxedIn(report, options);
  const { stamp, countWaived } = stamping(report, index, relaxed, options);
  const diagnostics = [
    ...assessments.flatMap((one) =>
      one.outcome === 'holds' || isOpenByList(one)
        ? []
        : stamp(ruleOf(one.relation), relationFinding(one), {
            suspects: explanations.suspectsOf(one),
            fix: explanations.fixOf(one),
          }),
    ),
    ...comparisons
      .flatMap(({ found }) => found)
      .flatMap(({ rule, finding, broken }) =>
        stamp(rule, finding, broken && { suspects: explanations.suspectsOf(broken), fix: explanations.fixOf(broken) }),
      ),
    ...(filled ? rulesFor(report, lazy, options) : [emptyTable]).flatMap((rule) =>
      [...rule.check(report, contextOf(lazy, assessments, options))].flatMap((finding) => stamp(rule, finding)),
    ),
  ];
  const compared = comparisons.flatMap(({ relations }) => relations);
  const result = {
    ...{ report, assessments, claims, culprits: explanations.culprits },
    ...(compared.length > 0 && { compared }),
    rules: rulesWith(comparisons, diagnostics),
    coverage: coverageOf(report, assessments, relaxed),
    ...{ relaxed, waived: countWaived() },
  };
  return { result, diagnostics: inOrder(diagnostics, report) };
}

/** Adds to the rules of a report those that compare it with others and found something, since a result tells of no more. */
function rulesWith(comparisons: readonly Comparison[], diagnostics: readonly Diagnostic[]): readonly RuleInfo[] {
  const found = new Set(diagnostics.map(({ rule }) => rule));
  const infos = comparisons.flatMap((one) => one.infos.filter(({ id }) => found.has(id)));
  return infos.length === 0 ? reportRules : [...reportRules, ...infos];
}

function contextOf(
  { claims, previous }: LazyPart,
  assessments: readonly Assessment[],
  { year }: CheckOptions,
): Context {
  return { ...(year !== undefined && { year }), assessments, claims, ...(previous && { previous }) };
}

/** Checks a report whose figures are plain and for which every relation holds: its entries are made only if asked for. */
function checkPlain(lazy: LazyPart, report: Report, index: number, options: CheckOptions): Checked {
  const relaxed = relaxedIn(report, options);
  const { stamp, countWaived } = stamping(report, index, relaxed, options);
  const context = new PlainContext(report, lazy.claims, options);
  const diagnostics: Diagnostic[] = [];
  for (const rule of rulesFor(report, lazy, options))
    for (const finding of rule.check(report, context)) diagnostics.push(...stamp(rule, finding));
  const result = new PlainResult(report, lazy.claims, relaxed, countWaived());
  return { result, diagnostics: inOrder(diagnostics, report) };
}

/** Returns the rules that may find something in a report, without those that are off of themselves and not asked for. */
function rulesFor(report: Report, lazy: LazyPart, { severities = {} }: CheckOptions): readonly Rule[] {
  const all = [
    ...(plainFiguresOf(report) ? rulesOfPlain : tableRules),
    ...lazy.rules,
    ...lazy.comparisons.flatMap((one) => one.rules),
  ];
  return all.filter(({ id, severity }) => severity !== 'off' || Object.hasOwn(severities, id));
}

/** Returns a function that makes diagnostics of findings, and one that counts those which do not count in the verdict. */
function stamping(report: Report, index: number, relaxed: ReportResult['relaxed'], options: CheckOptions) {
  let waived = 0;
  const stamp = (rule: RuleInfo, finding: Finding, suspectsAndFix?: SuspectsAndFix): Diagnostic[] => {
    const decides = (finding.kind === 'open' && !rule.withOthers) || rule.severity === 'error';
    if (decides && relaxed.has(rule.id) && !finding.always) waived++;
    return stamped(report, index, rule, finding, options, suspectsAndFix);
  };
  return { stamp, countWaived: () => waived };
}

/** Explains the relations that do not hold. Most reports have none, and do not even load the search. */
async function explanationsOf(
  report: Report,
  assessments: readonly Assessment[],
  { figures }: Claims,
  comparisons: readonly Comparison[],
): Promise<Explanations> {
  if (assessments.every(({ outcome }) => outcome === 'holds')) return nothingToExplain;
  const { attachExplanations } = await import('./culprit/attach-explanations.ts');
  const idOf = ({ relation, left }: Assessment) => fingerprintOf(report, relation.id, left.entries[0]!.at.id);
  const clear = figures.filter((claim) => claim.outcome !== 'open' && !claim.rounded);
  const quoted = clear.map((claim) => ({ ...claim, words: wordsOf(claim) }));
  const evidence = comparisons.flatMap((one) => one.evidence);
  const withOthers = comparisons.flatMap(({ found }) => found).flatMap(({ broken }) => broken ?? []);
  return attachExplanations(assessments, idOf, [...quoted, ...evidence], withOthers);
}

const nothingToExplain: Explanations = { culprits: [], suspectsOf: () => [], fixOf: () => null };

/** True if a relation is open only because the whole list lacks its cells, which is reported once for the list. */
function isOpenByList(assessment: Assessment): boolean {
  return assessment.outcome === 'open' && unknownEntries(assessment).every(isAbsentFromList);
}

function relationFinding(assessment: Assessment): Finding {
  const { left, right, outcome } = assessment;
  const [entry, ...others] = [...left.entries, ...right.entries] as [Entry, ...Entry[]];
  const finding = { entry, related: others.map(relatedCell), message: describeAssessment(assessment) };
  if (outcome === 'open') return { ...finding, kind: 'open' };
  return { ...finding, actual: left.sum!, expected: right.sum! };
}

function inOrder(diagnostics: readonly Diagnostic[], report: Report): readonly Diagnostic[] {
  if (diagnostics.length < 2) return diagnostics;
  const named = new Set(diagnostics.map(({ cell }) => cell));
  const order = new Map<string, number>();
  const entries = entriesOf(report);
  entries.forEach(({ at }, position) => {
    if (named.has(at.id)) order.set(at.id, position);
  });
  const position = ({ cell }: Diagnostic) => (cell === null ? entries.length : order.get(cell)!);
  return diagnostics.toSorted((a, b) => position(a) - position(b) || (a.rule < b.rule ? -1 : Number(a.rule > b.rule)));
}
