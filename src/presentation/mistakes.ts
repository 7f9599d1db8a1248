import { clearedBy } from '../culprit/cleared-by.ts';
import { format } from '../model/decimal.ts';
import { placeIn } from '../model/document.ts';
import {
  type Assessment,
  type Change,
  type Culprit,
  type Diagnostic,
  type Explanation,
  isFindingOf,
  type Mistake,
  type ReportResult,
  touchedBy,
} from '../model/result.ts';
import { type Language, sayIn } from '../model/text.ts';
import { otherFigures, singledOut } from './arithmetic.ts';
import type { ReportPart } from './by-report.ts';
import { changeIn, explanationIn, figureOf } from './cells.ts';
import { gravest } from './levels.ts';
import { joinedFindings, joinedMistake, type Saying, sayingIn, sayingsOn, sayingsOnAny } from './sayings.ts';
import type { Wording } from './settings.ts';
import { type Item, type NamedRule, type Statement, statementOf } from './statement.ts';

/** A mistake that is named: the culprit's first explanation is more than one guess of several. */
export interface NamedMistake {
  readonly mistake: Mistake;
  /** The relations that the mistake breaks. */
  readonly assessments: readonly Assessment[];
  /** The relations that hold once this mistake alone is fixed. */
  readonly cleared: readonly Assessment[];
  /** The findings of `assessments`; a finding may belong to several mistakes. */
  readonly findings: readonly Diagnostic[];
  /** The findings on the text that belong to this mistake alone. */
  readonly joined: readonly Diagnostic[];
  readonly sayings: readonly Saying[];
  /** The explanations that are possible in place of all the mistakes; with the last mistake alone. */
  readonly alternatives: readonly Explanation[];
}

/**
 * Returns the mistakes that are named for a culprit, given the findings of its relations and those on the text that belong to
 * it; none where the mistake is uncertain.
 */
export function namedMistakes(
  { certainty, assessments, explanations }: Culprit,
  findings: readonly Diagnostic[],
  onWords: readonly Diagnostic[],
  result: ReportResult,
): NamedMistake[] {
  const [first, ...others] = explanations;
  if (!first || certainty === 'possible') return [];
  return first.mistakes.map((mistake, index) => {
    const touched = touchedBy(mistake, assessments);
    const joined = onWords.filter((one) => joinedMistake(one, first, result) === mistake);
    return {
      mistake,
      assessments: touched,
      cleared: clearedBy(mistake, assessments),
      findings: findings.filter((finding) => touched.some((one) => isFindingOf(finding, one))),
      joined,
      sayings: sayingsOn(mistake, first, joined, result),
      alternatives: certainty === 'likely' && index === first.mistakes.length - 1 ? others : [],
    };
  });
}

/** An item about broken relations: a named mistake, or what may be behind them. */
export type MistakeItem = Omit<Item, 'isMistake' | 'basis'>;

/** Candidates that are listed without `verbose`. */
const maxCandidates = 3;

/** Words the broken relations of a report by their culprits: one entry for each mistake, however many sums it breaks. */
export function mistakeItems(part: ReportPart, wording: Wording): MistakeItem[] {
  const { result, diagnostics } = part;
  if (!result) return [];
  const joined = joinedFindings(part);
  return result.culprits.flatMap((culprit) => {
    const findings = diagnostics.filter(({ fingerprint }) => culprit.relations.includes(fingerprint));
    if (findings.length === 0) return [];
    const onWords = joined.get(culprit) ?? [];
    const named = namedMistakes(culprit, findings, onWords, result);
    return named.length === 0
      ? [unexplained(culprit, findings, onWords, result, wording)]
      : named.map((one) => explained(one, culprit, wording));
  });
}

function unexplained(
  culprit: Culprit,
  findings: readonly Diagnostic[],
  onWords: readonly Diagnostic[],
  result: ReportResult,
  wording: Wording,
): MistakeItem {
  const { language, verbose } = wording;
  const shown = culprit.explanations.slice(0, verbose ? undefined : maxCandidates);
  const candidates = shown.map((one) => ({
    text: explanationIn(one, language),
    changes: one.mistakes.flatMap(({ changes }) => changes),
  }));
  return {
    findings: [...findings, ...onWords],
    statements: findings.map((one) => statementOf(one, wording)),
    details: [
      ...sayingsOnAny(culprit.explanations, shown.length, onWords, result).map((one) => sayingIn(one, false, language)),
      candidatesHead(culprit, candidates.length, language),
    ],
    candidates,
    changes: [],
    certainty: 'possible',
  };
}

function explained(named: NamedMistake, culprit: Culprit, wording: Wording): MistakeItem {
  const { language, verbose } = wording;
  const { mistake, findings, joined, sayings, alternatives } = named;
  const { certainty } = culprit;
  const { changes } = mistake;
  const [{ entry }] = changes as [Change, ...Change[]];
  const [first] = findings;
  const statement: Statement = {
    level: gravest([...findings, ...joined]) ?? 'error',
    where: placeIn(entry.place, language),
    text: mistakeIn(mistake, certainty === 'only', language),
    rule: first ? { id: first.rule, title: first.title } : null,
    cell: entry.at.id,
    changes,
    isOpen: false,
    finding: null,
  };
  return {
    findings: [...findings, ...joined],
    statements: [statement],
    details: [
      ...otherChanges(mistake, wording),
      arithmetic(named, culprit, language),
      ...sayings.map((one) => sayingIn(one, true, language)),
      ...alternatives.slice(0, verbose ? undefined : 1).map((one) => alternativeIn(one, culprit, language)),
      ...(verbose ? findings.map(({ message }) => message[language]) : expiries([...findings, ...joined], language)),
    ],
    candidates: [],
    changes,
    certainty,
  };
}

/** Says why findings are shown that were accepted once, each reason once. */
export function expiries(findings: readonly Diagnostic[], language: Language): string[] {
  return [...new Set(findings.flatMap(({ expiryReason }) => (expiryReason ? [expiryReason[language]] : [])))];
}

/** `（二）部分公开·总计 应为 21，现为 12（两位数字写颠倒）` */
function mistakeIn({ changes, reason }: Mistake, isSure: boolean, language: Language): string {
  const say = sayIn(language);
  const [{ entry, suggested }] = changes as [Change, ...Change[]];
  const [label, now, to] = [entry.at.label[language], figureOf(entry, language), format(suggested)];
  if (now === to) return say(`${label}的 ${to} ${reason.zh}`, `${label}: ${to} is ${reason.en}`);
  return say(
    `${label} ${isSure ? '' : '很可能'}应为 ${to}，现为 ${now}（${reason.zh}）`,
    `${label} ${isSure ? 'should' : 'should very likely'} be ${to}, not ${now} (${reason.en})`,
  );
}

/** Further cells of one mistake that are listed without `verbose`. */
const maxOtherChanges = 7;

/** Lists the cells that a mistake changed besides the first. */
function otherChanges({ changes }: Mistake, { language, verbose }: Wording): string[] {
  const say = sayIn(language);
  const [, ...others] = changes;
  const shown = verbose ? others : others.slice(0, maxOtherChanges);
  const left = others.length - shown.length;
  return [
    ...shown.map((change) => say(`连同 ${changeIn(change, language)}`, `and ${changeIn(change, language)}`)),
    ...(left > 0
      ? [say(`以及另外 ${left} 格（--verbose 全部列出）`, `and ${left} more (all of them with --verbose)`)]
      : []),
  ];
}

/** `以上 2 处也可能是 …`: an explanation that is possible in place of all the mistakes that are named. */
export function alternativeIn(explanation: Explanation, { explanations }: Culprit, language: Language): string {
  const say = sayIn(language);
  const count = explanations[0]!.mistakes.length;
  const head =
    count === 1
      ? say('也可能是', 'or else')
      : say(`以上 ${count} 处也可能是`, `in place of ${count === 2 ? 'both' : `all ${count}`} perhaps`);
  return `${head} ${explanationIn(explanation, language)}`;
}

/** `各类申请人相加是 21（自然人 18 + 商业企业 3）；改为 21 后，2 处不符全部消除` */
function arithmetic({ mistake, cleared }: NamedMistake, { assessments }: Culprit, language: Language): string {
  const say = sayIn(language);
  const [change, ...others] = mistake.changes as [Change, ...Change[]];
  const told = singledOut(mistake, [...cleared, ...assessments]);
  const sums = told ? `${otherFigures(told, change.entry)[language]}${say('；', '; ')}` : '';
  const count = cleared.length;
  const isAll = count === assessments.length;
  if (count === 0) {
    return `${sums}${say('与其他各处一并改正后才相符', 'the sums hold once the other mistakes are fixed too')}`;
  }
  const to = format(change.suggested);
  const isOne = others.length === 0;
  if (count === 1 && isAll) {
    const holds = isOne
      ? say(`改为 ${to} 后相符`, `with ${to} the sum holds`)
      : say('这样改后相符', 'with these changes the sum holds');
    return `${sums}${holds}`;
  }
  const fixed = isOne ? say(`改为 ${to} 后`, `changing it to ${to} clears`) : say('这样改后', 'these changes clear');
  const some = `${count} ${count === 1 ? 'mismatch' : 'mismatches'}`;
  const mismatches = isAll ? (count === 2 ? 'both mismatches' : `all ${some}`) : some;
  return `${sums}${fixed}${say(isAll ? `，${count} 处不符全部消除` : `消除 ${count} 处不符`, ` ${mismatches}`)}`;
}

/** Introduces the candidates of a culprit, of which so many are listed. */
export function candidatesHead(culprit: Culprit, listed: number, language: Language): string {
  const { explanations, more, assessments } = culprit;
  const say = sayIn(language);
  if (explanations.length === 0) {
    const isMany = assessments.length > 1;
    return say(
      `${isMany ? '这些' : '这'}不符之处仅凭勾稽关系无法确定错在哪几格，请逐项核对`,
      `the sums alone do not tell which cells are behind ${isMany ? 'these' : 'this'}: check each`,
    );
  }
  const count = explanations.length + more;
  if (count === 1) return say('可能是：', 'perhaps:');
  const isPart = listed < count;
  return say(
    `仅凭勾稽关系无法确定是下列哪一种（共 ${count} 种${isPart ? `，列出前 ${listed} 种` : ''}）：`,
    `the sums alone cannot tell which of ${count} it is${isPart ? `; the first ${listed}` : ''}:`,
  );
}

/** Returns the rules of findings, each once. */
export function rulesOf(findings: readonly Diagnostic[]): NamedRule[] {
  return [...new Map(findings.map(({ rule, title }) => [rule, { id: rule, title }])).values()];
}
