import { clearedBy } from '../../culprit/cleared.ts';
import { format } from '../../model/decimal.ts';
import { placeIn } from '../../model/document.ts';
import type { Severity } from '../../model/form.ts';
import type { Entry } from '../../model/report.ts';
import {
  type Assessment,
  type Culprit,
  type Diagnostic,
  type Explanation,
  type FileResult,
  isOf,
  touchedBy,
} from '../../model/result.ts';
import { describe } from '../../relations.ts';
import { findingLine } from './finding.ts';
import type { Line, Mark } from './line.ts';
import { certaintyNames, type Words, weightNames } from './words.ts';

/** More sums than this are counted, not spelt out. */
const mostSums = 4;

/**
 * What is behind a group of broken sums, with at least one explanation: a line for each cell to be corrected, those
 * of one mistake under one number. Where several cells may be the wrong one, one line names them all and corrects none.
 */
export function culpritLines(
  culprit: Culprit,
  /** Of its sums, in the form's order. */
  findings: readonly [Diagnostic, ...Diagnostic[]],
  severity: Severity,
  /** Of its first line. */
  number: number,
  file: FileResult,
  words: Words,
): Line[] {
  return culprit.certainty === 'possible'
    ? [possibleLine(culprit, findings, severity, number, file, words)]
    : mistakeLines(culprit, findings, severity, number, words);
}

function mistakeLines(
  { certainty, assessments, explanations }: Culprit,
  findings: readonly [Diagnostic, ...Diagnostic[]],
  severity: Severity,
  number: number,
  words: Words,
): Line[] {
  const { say, of, shown } = words;
  const { report } = findings[0];
  const [{ mistakes }, rival] = explanations as [Explanation, Explanation?];
  const word = certaintyNames[certainty];
  let left: readonly Diagnostic[] = findings;
  return mistakes.flatMap((mistake, position) => {
    const own = number + position;
    const isLast = position === mistakes.length - 1;
    const sums = touchedBy(mistake, assessments);
    const stoodFor = left.filter((one) => isAmong(one, sums));
    left = left.filter((one) => !stoodFor.includes(one));
    const cleared = clearedBy(mistake, assessments);
    const basis = words.basis('', sums);
    const reason = of(mistake.reason);
    const other = rival && certainty === 'likely' && isLast ? orElse(rival, number, own, words) : '';
    return mistake.changes.map(({ entry, suggested }, index): Line => {
      const spot = { report, cell: entry.at.id, place: entry.place };
      const item = of(entry.at.label);
      const current = shown(entry);
      const to = format(suggested);
      const note = words.stacked(
        words.headed(weightNames[severity], item),
        say(`现为 ${current}，${word.zh} ${to}`, `now ${current}, ${word.en} ${to}`),
        reason,
        say(`依据：${basis}`, `source: ${basis}`),
      );
      const why =
        index === 0
          ? words.stacked(reason, ...sumsOf(sums, words), ...lapsesOf(stoodFor, words), other)
          : say(`同第 ${own}-1 项`, `see ${own}-1`);
      return {
        number: mistake.changes.length === 1 ? String(own) : `${own}-${index + 1}`,
        weight: severity,
        severity,
        certainty,
        of: words.report(report),
        table: of(entry.at.table.name),
        spot,
        item,
        current,
        suggested: to,
        why,
        basis,
        rules: rulesOf(sums),
        findings: index === 0 ? stoodFor : [],
        clears: index === 0 ? findings.filter((one) => isAmong(one, cleared)) : [],
        marks: [{ spot, weight: severity, note }],
      };
    });
  });
}

function possibleLine(
  { assessments, explanations, more }: Culprit,
  findings: readonly [Diagnostic, ...Diagnostic[]],
  severity: Severity,
  number: number,
  file: FileResult,
  words: Words,
): Line {
  const { say } = words;
  const [first] = findings;
  const candidates = explanations.map((one) => spelt(one, words)).join(say('；', '; '));
  const rest = more > 0 ? say(`；另有 ${more} 种可能`, `; and ${more} more`) : '';
  const changes = explanations.flatMap(({ mistakes }) => mistakes.flatMap((mistake) => mistake.changes));
  const marks = new Map<Entry, Mark>();
  for (const { entry, suggested } of changes) {
    if (marks.has(entry)) continue;
    const [current, to] = [words.shown(entry), format(suggested)];
    const note = words.stacked(
      words.headed(weightNames.possible, words.of(entry.at.label)),
      say(`现为 ${current}；如果错在这里，应为 ${to}`, `now ${current}; if this is the mistake, it should be ${to}`),
      say(`见清单第 ${number} 项`, `see ${number} in the list`),
    );
    marks.set(entry, {
      spot: { report: first.report, cell: entry.at.id, place: entry.place },
      weight: 'possible',
      note,
    });
  }
  return {
    ...findingLine(first, number, file, words),
    weight: 'possible',
    certainty: 'possible',
    severity,
    current: '',
    why: words.stacked(
      ...sumsOf(assessments, words),
      ...lapsesOf(findings, words),
      say(`可能是下列之一：${candidates}${rest}`, `one of these: ${candidates}${rest}`),
    ),
    basis: words.basis('', assessments),
    rules: rulesOf(assessments),
    findings,
    marks: [...marks.values()],
  };
}

function isAmong(finding: Diagnostic, sums: readonly Assessment[]): boolean {
  return sums.some((one) => isOf(finding, one));
}

function rulesOf(sums: readonly Assessment[]): string[] {
  return [...new Set(sums.map(({ relation }) => relation.id))];
}

function sumsOf(sums: readonly Assessment[], { of, say }: Words): string[] {
  const left = sums.length - mostSums;
  return [
    ...sums.slice(0, mostSums).map((one) => of(describe(one))),
    ...(left > 0 ? [say(`另有 ${left} 处不符`, `and ${left} more`)] : []),
  ];
}

/** Why findings are shown though they were accepted once. */
function lapsesOf(findings: readonly Diagnostic[], { of }: Words): string[] {
  return [...new Set(findings.flatMap(({ lapsed }) => (lapsed ? [of(lapsed)] : [])))];
}

/** What may have happened in place of the mistakes with these numbers. */
function orElse(explanation: Explanation, first: number, last: number, words: Words): string {
  const other = spelt(explanation, words);
  return first === last
    ? words.say(`也可能：${other}`, `or else: ${other}`)
    : words.say(`第 ${first} 至 ${last} 项也可能是：${other}`, `in place of ${first} to ${last} perhaps: ${other}`);
}

/** `表三!J14（（二）部分公开·总计）由 12 改为 21`. */
function spelt({ mistakes }: Explanation, { language, say, of, shown }: Words): string {
  return mistakes
    .flatMap(({ changes }) => changes)
    .map(({ entry, suggested }) => {
      const [where, label] = [placeIn(entry.place, language), of(entry.at.label)];
      const named = where === '' ? label : say(`${where}（${label}）`, `${where} (${label})`);
      const to = format(suggested);
      return say(`${named}由 ${shown(entry)} 改为 ${to}`, `${named} from ${shown(entry)} to ${to}`);
    })
    .join(say('，并且', ' and '));
}
