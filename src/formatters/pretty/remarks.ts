import { type Severity, severities, severityNames } from '../../model/form.ts';
import { type Certainty, type Change, countedAs, type Diagnostic, type ReportResult } from '../../model/result.ts';
import type { Text } from '../../model/text.ts';
import { ruleTitle } from '../../presentation/listing/words.ts';
import { plain } from '../columns.ts';
import type { View } from '../view.ts';
import { placeName } from './address.ts';
import { type Accusation, accusations, type Candidate } from './culprits.ts';
import { openGroups } from './open.ts';
import type { Page } from './page.ts';

/** One line: a word for its weight, where, what. */
export interface Item {
  readonly weight: Weight;
  readonly where: string;
  readonly what: string;
  /** Empty where it rests on none. */
  readonly rule: string;
  /** Id of the form's cell that it is about. */
  readonly cell: string | null;
  /** What a rule says is to be written, where it knows. */
  readonly changes: readonly Change[];
  /** It could not be told. */
  readonly isOpen: boolean;
}

export type Weight = Severity | 'open';

/** In the order in which they are told. */
const weights: readonly Weight[] = [...severities, 'open'];

export const weightNames: Readonly<Record<Weight, Text>> = {
  ...severityNames,
  open: { zh: '未核对', en: 'not checked' },
};

/** One entry of what is said of a report: a mistake, broken sums with what may be behind them, or findings of a rule. */
export interface Remark {
  /** Never empty. */
  readonly items: readonly Item[];
  /** What is said under them. */
  readonly lines: readonly string[];
  /** What it may be, where that cannot be told; the most plausible first. */
  readonly candidates: readonly Candidate[];
  /** What is to be put in place of what, where that is known. */
  readonly changes: readonly Change[];
  /** How sure the changes are. */
  readonly certainty: Certainty;
  /** One mistake, however many sums it broke, and not findings of a rule. */
  readonly isMistake: boolean;
  readonly rules: readonly string[];
  /** The rules, and what they rest on. */
  readonly basis: string;
}

/** Whether a finding is to be shown: where only what makes the run fail is asked for, what is open as well. */
export function isVisible({ kind, severity }: Diagnostic, { quiet, failOn }: View): boolean {
  if (!quiet) return true;
  if (kind === 'open') return true;
  return severities.indexOf(severity) <= Math.max(0, severities.indexOf(failOn as Severity));
}

/** What is said of one report: culprits first, then the gravest, those of one rule together; then what is open. */
export function remarksOf(diagnostics: readonly Diagnostic[], result: ReportResult | undefined, page: Page): Remark[] {
  const shown = diagnostics.filter((one) => isVisible(one, page.view));
  const accused = result ? accusations(result, shown, page) : [];
  const explained = new Set(accused.flatMap(({ findings }) => findings));
  const failing = shown.filter((one) => one.kind === 'fail' && !explained.has(one));
  const open = shown.filter(({ kind }) => kind === 'open');
  const items = [...failing.map((one) => item(one, page)), ...openGroups(open, result, page)].toSorted(
    (a, b) => weights.indexOf(a.weight) - weights.indexOf(b.weight),
  );
  return [
    ...accused.map((one): Remark => {
      const { findings, head, lines, candidates } = one;
      const rules = [...new Set(findings.map(({ rule }) => rule))];
      const found = {
        changes: head?.changes ?? [],
        certainty: head?.certainty ?? 'possible',
        isMistake: true,
      } as const;
      return { items: accusedItems(one, page), lines, candidates, ...found, rules, basis: basis(rules, result, page) };
    }),
    ...byRule(items).map((group): Remark => {
      const rules = group[0]!.rule === '' ? [] : [group[0]!.rule];
      const changes = group.flatMap((one) => one.changes);
      const found = { lines: [], candidates: [], changes, certainty: 'only', isMistake: false } as const;
      return { items: group, ...found, rules, basis: basis(rules, result, page, group[0]!.isOpen) };
    }),
  ];
}

export function item(diagnostic: Diagnostic, page: Page): Item {
  const { place, message, rule, cell, fix, kind } = diagnostic;
  const weight = countedAs(diagnostic, page.view.strict);
  const changes = fix?.safety === 'suggested' ? fix.edits : [];
  const [where, what] = [placeName(place, page), plain(message[page.view.language])];
  return { weight, where, what, rule, cell, changes, isOpen: kind === 'open' };
}

/** The mistake itself; or, where it cannot be told, each broken relation. */
function accusedItems({ head, findings }: Accusation, page: Page): Item[] {
  if (!head) return findings.map((one) => item(one, page));
  const weight = severities.find((one) => findings.some(({ severity }) => severity === one)) ?? 'error';
  const { where, what, changes } = head;
  const cell = changes[0]?.entry.at.id ?? null;
  return [{ weight, where, what, rule: findings[0]?.rule ?? '', cell, changes, isOpen: false }];
}

function byRule(items: readonly Item[]): Item[][] {
  const groups = new Map<string, Item[]>();
  for (const one of items) {
    const key = `${one.weight} ${one.rule}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()];
}

/**
 * The rules by their titles, with the clause that a relation rests on; the ids, too, where all is asked for. The title of a
 * relation says that it is broken, which is not so where it could not be told.
 */
function basis(
  rules: readonly string[],
  result: ReportResult | undefined,
  { say, view }: Page,
  isOpen = false,
): string {
  const relations = result?.assessments.map(({ relation }) => relation).filter(({ id }) => rules.includes(id)) ?? [];
  const titles = rules.flatMap((rule) => {
    const title = isOpen && relations.length > 0 ? '' : ruleTitle(rule, result?.assessments ?? [])[view.language];
    if (!view.verbose) return title || [];
    return title === '' ? rule : say(`${title}（${rule}）`, `${title} (${rule})`);
  });
  const source = relations[0]?.source;
  const parts = [titles.join(say('、', ', ')), source === undefined ? '' : say(`依据 ${source}`, source)];
  return plain(parts.filter((part) => part !== '').join(' · '));
}
