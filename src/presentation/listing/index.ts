import { severities } from '../../model/form.ts';
import { groupBy } from '../../model/group-by.ts';
import { reportName } from '../../model/report.ts';
import { type Culprit, type Diagnostic, type FileResult, isFindingOf, isOnWords } from '../../model/result.ts';
import { type Language, sayIn } from '../../model/text.ts';
import { byReport } from '../by-report.ts';
import { asSentences } from '../closing-sentence.ts';
import { counted, reportsIn } from '../counts.ts';
import { gravest } from '../levels.ts';
import { joinedFindings } from '../sayings.ts';
import { tallyOf } from '../tally.ts';
import { coverageWords, verdictWords } from '../verdict.ts';
import type { Correction, CorrectionCell } from './correction.ts';
import { findingCorrection, openCorrections } from './findings.ts';
import { culpritCorrections } from './mistake-corrections.ts';

/** The list of corrections of one file, in one language. */
export interface CorrectionsList {
  readonly title: string;
  /** The file and its verdict. */
  readonly head: readonly string[];
  /** Gravest first, then in the form's order. */
  readonly lines: readonly CorrectionLine[];
  /** Open findings. */
  readonly open: readonly CorrectionLine[];
}

/** A line of the list: one cell of a correction. */
export interface CorrectionLine
  extends Omit<Correction, 'number' | 'cells' | 'why' | 'findings' | 'clears'>,
    CorrectionCell {
  /** `3`; `3-2` is the second cell of a mistake. */
  readonly number: string;
  /** Name of the report where the file holds several; else empty. */
  readonly reportName: string;
  readonly why: string;
}

export function correctionsList(file: FileResult, language: Language): CorrectionsList {
  const say = sayIn(language);
  const corrections = failingCorrections(file, language);
  const open = openCorrections(file, corrections.length + 1, { language, strict: false, verbose: false });
  const name = file.path.replace(/^.*[/\\]/, '');
  return {
    title: [say('更正清单', 'Corrections'), reportsIn(tallyOf(file), language)]
      .filter((part) => part !== '')
      .join(say('　', ' · ')),
    head: [say(`文件：${name}`, `File: ${name}`), verdictLine(file, language)],
    lines: corrections.flatMap((one) => linesOf(one, file, language)),
    open: open.flatMap((one) => linesOf(one, file, language)),
  };
}

/** `需更正：1 处错误、1 处提醒。勾稽关系核对 42/42，数据 198 格，空白 2 格，共 200 格。` */
function verdictLine(file: FileResult, language: Language): string {
  const found = counted([file], false)[language];
  const verdict = verdictWords(file.verdict, [file])[language] + (found && sayIn(language)('：', ': ') + found);
  return asSentences([verdict, coverageWords(tallyOf(file).coverage)[language]], language);
}

function linesOf(correction: Correction, { reports }: FileResult, language: Language): CorrectionLine[] {
  const { number, cells, why, findings, clears, marks, ...shared } = correction;
  const { report } = cells[0].spot;
  const result = report !== null && reports.length > 1 ? reports[report] : undefined;
  return cells.map((cell, index) => ({
    ...shared,
    ...cell,
    number: cells.length === 1 ? `${number}` : `${number}-${index + 1}`,
    reportName: result ? reportName(result.report)[language] : '',
    why: index === 0 ? why.join('\n') : sayIn(language)(`同第 ${number}-1 项`, `see ${number}-1`),
    // Marks behind those of the cells are on words about them.
    marks: index === 0 ? [marks[0]!, ...marks.slice(cells.length)] : [marks[index]!],
  }));
}

/** Returns the corrections of a file that stand for failing findings, numbered from 1. */
export function failingCorrections(file: FileResult, language: Language): Correction[] {
  const failing = file.diagnostics.filter(({ kind }) => kind === 'fail');
  // In the form's order; a culprit is at its first finding.
  const joined = joinedIn(file);
  const groups = [...groupBy(failing, (one) => joined.get(one) ?? explainedBy(one, file) ?? one)];
  let next = 1;
  return severities
    .flatMap((severity) => groups.filter(([, findings]) => gravest(findings) === severity))
    .flatMap(([group, findings]) => {
      const corrections =
        'explanations' in group
          ? culpritCorrections(group, sumsFirst(findings), next, file, language)
          : [findingCorrection(group, next, file, language)];
      next += corrections.length;
      return corrections;
    });
}

function sumsFirst(findings: readonly [Diagnostic, ...Diagnostic[]]) {
  return findings.toSorted((a, b) => Number(isOnWords(a)) - Number(isOnWords(b))) as [Diagnostic, ...Diagnostic[]];
}

/** Returns the findings on the text that belong to mistakes, each with its culprit. */
function joinedIn(file: FileResult): ReadonlyMap<Diagnostic, Culprit> {
  const joined = byReport(file).flatMap((part) => [...joinedFindings(part)]);
  return new Map(joined.flatMap(([culprit, findings]) => findings.map((one) => [one, culprit] as const)));
}

/** Returns the culprit that explains a finding; undefined where there is none. */
function explainedBy(diagnostic: Diagnostic, { reports }: FileResult): Culprit | undefined {
  const culprits = diagnostic.report === null ? [] : reports[diagnostic.report]!.culprits;
  return culprits.find(
    ({ explanations, assessments }) =>
      explanations.length > 0 && assessments.some((one) => isFindingOf(diagnostic, one)),
  );
}
