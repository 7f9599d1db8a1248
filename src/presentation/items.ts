import { relationsWithOthers, type Severity, severities } from '../model/form.ts';
import { groupBy } from '../model/group-by.ts';
import type { Entry } from '../model/report.ts';
import type { Diagnostic, ReportResult } from '../model/result.ts';
import { sayIn } from '../model/text.ts';
import { unknownEntries } from '../relations.ts';
import type { ReportPart } from './by-report.ts';
import { levels } from './levels.ts';
import { mistakeItems, rulesOf } from './mistakes.ts';
import { openGroups } from './open-findings.ts';
import type { Settings, Wording } from './settings.ts';
import { type Item, type NamedRule, ruleName, statementOf } from './statement.ts';

/** True if a finding is shown. With `quiet` it must make the run fail, or be open. */
export function isVisible({ kind, severity }: Diagnostic, { quiet, failOn }: Settings): boolean {
  if (!quiet || kind === 'open') return true;
  return severities.indexOf(severity) <= Math.max(0, severities.indexOf(failOn as Severity));
}

/** Returns the items of one report, or of a file: mistakes first, then findings by level and rule. */
export function itemsOf(whole: ReportPart, settings: Settings): Item[] {
  const part = { ...whole, diagnostics: whole.diagnostics.filter((one) => isVisible(one, settings)) };
  const broken = mistakeItems(part, settings);
  const explained = new Set(broken.flatMap(({ findings }) => findings));
  const failing = part.diagnostics.filter((one) => one.kind === 'fail' && !explained.has(one));
  const told = [
    ...failing.map((one) => ({ findings: [one], statement: statementOf(one, settings) })),
    ...openGroups(part, settings),
  ].toSorted((a, b) => levels.indexOf(a.statement.level) - levels.indexOf(b.statement.level));
  const groups = groupBy(told, ({ statement: { level, rule } }) => `${level} ${rule?.id ?? ''}`);
  return [
    ...broken.map((item): Item => {
      return { ...item, isMistake: true, basis: basisOf(rulesOf(item.findings), part, settings) };
    }),
    ...[...groups.values()].map((group): Item => {
      const statements = group.map(({ statement }) => statement);
      const { rule, isOpen } = group[0].statement;
      return {
        statements,
        findings: group.flatMap(({ findings }) => findings),
        details: [],
        candidates: [],
        changes: statements.flatMap(({ changes }) => changes),
        certainty: 'only',
        isMistake: false,
        basis: basisOf(rule ? [rule] : [], part, settings, isOpen),
      };
    }),
  ];
}

/**
 * `总计不等于各类申请人之和 · 依据 …`: the titles of rules, with `verbose` their ids, and the clause that a relation rests on.
 * The title of a relation says that it is broken, and is left out where the relation is open.
 */
function basisOf(rules: readonly NamedRule[], { result }: ReportPart, wording: Wording, isOpen = false): string {
  const { language, verbose } = wording;
  const say = sayIn(language);
  const ids = rules.map(({ id }) => id);
  const relation = result && relationOf(ids, result);
  const titles = rules.flatMap((rule) => {
    const isNamed = rule.title[language] !== '' && !(isOpen && relation);
    return isNamed ? ruleName(rule, wording) : verbose ? rule.id : [];
  });
  const parts = [titles.join(say('、', ', ')), relation ? say(`依据 ${relation.source}`, relation.source) : ''];
  return parts.filter((part) => part !== '').join(' · ');
}

/** Returns the first relation of a report, or with other reports, that is one of some rules. */
function relationOf(ids: readonly string[], { assessments, report: { tables, unread } }: ReportResult) {
  const own = assessments.find((one) => ids.includes(one.relation.id))?.relation;
  const forms = [...tables, ...unread].map(({ form }) => form);
  return own ?? forms.flatMap(relationsWithOthers).find(({ id }) => ids.includes(id));
}

/** Returns the unknown figures of open relations, each with the index of the first item that speaks of its relation. */
export function unknownFigures({ assessments }: ReportResult, items: readonly Item[]): ReadonlyMap<Entry, number> {
  const found = new Map<Entry, number>();
  const openRules = items.map(({ statements: [first] }) => (first!.level === 'open' ? first!.rule?.id : undefined));
  for (const assessment of assessments.filter(({ outcome }) => outcome === 'open')) {
    const index = openRules.indexOf(assessment.relation.id);
    if (index < 0) continue;
    for (const entry of unknownEntries(assessment)) if (!found.has(entry)) found.set(entry, index);
  }
  return found;
}
