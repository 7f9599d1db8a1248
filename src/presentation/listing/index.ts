import { type Severity, severities } from '../../model/form.ts';
import { reportName } from '../../model/report.ts';
import { type Culprit, type Diagnostic, type FileResult, isOf, mistakesIn } from '../../model/result.ts';
import type { Language } from '../../model/text.ts';
import { culpritLines } from './culprit.ts';
import { findingLine, openLines } from './finding.ts';
import type { Line } from './line.ts';
import { verdictLine } from './verdict.ts';
import { type Words, wordsFor } from './words.ts';

/** What is to be corrected in a file, in one language. */
export interface CorrectionsList {
  readonly title: string;
  /** Which file, and what became of it. */
  readonly head: readonly string[];
  /** The gravest first, then as the form has them. */
  readonly lines: readonly Line[];
  /** What could not be told. */
  readonly open: readonly Line[];
}

/** The mistakes that explain broken sums, a line for each of their cells; and each finding beside them. */
export function correctionsList(file: FileResult, language: Language): CorrectionsList {
  const words = wordsFor(file, language);
  const { say } = words;
  const { lines, next } = failingLines(file, words);
  const { reports } = file;
  const of =
    reports.length === 1
      ? words.of(reportName(reports[0]!.report))
      : say(`${reports.length} 份报告`, `${reports.length} reports`);
  const name = file.path.replace(/^.*[/\\]/, '');
  return {
    title: [say('更正清单', 'Corrections'), of].filter((part) => part !== '').join(say('　', ' · ')),
    head: [say(`文件：${name}`, `File: ${name}`), words.of(verdictLine(file))],
    lines,
    open: openLines(
      file.diagnostics.filter(({ kind }) => kind === 'open'),
      next,
      file,
      words,
    ),
  };
}

/** The lines of a file that are no mere matter of what cannot be told, and the number of the next. */
export function failingLines(
  file: FileResult,
  words: Words,
): { readonly lines: readonly Line[]; readonly next: number } {
  const all = groupsOf(file);
  const groups = severities.flatMap((severity) => all.filter((group) => group.severity === severity));
  let next = 1;
  const lines = groups.flatMap(({ findings, culprit, severity }) => {
    const number = next;
    next += culprit ? mistakesIn(culprit) : 1;
    return culprit
      ? culpritLines(culprit, findings, severity, number, file, words)
      : [findingLine(findings[0], number, file, words)];
  });
  return { lines, next };
}

/** What stands in the list as one: a finding, or a culprit for all the findings that it explains. */
interface Group {
  readonly severity: Severity;
  readonly findings: readonly [Diagnostic, ...Diagnostic[]];
  readonly culprit: Culprit | undefined;
}

/** In the form's order; a culprit stands where the first of its sums does, and is as grave as the gravest. */
function groupsOf({ diagnostics, reports }: FileResult): Group[] {
  const groups = new Map<Diagnostic | Culprit, Group>();
  for (const diagnostic of diagnostics.filter(({ kind }) => kind === 'fail')) {
    const { report, severity } = diagnostic;
    const culprit = (report === null ? [] : reports[report]!.culprits).find(
      ({ explanations, assessments }) => explanations.length > 0 && assessments.some((one) => isOf(diagnostic, one)),
    );
    const before = groups.get(culprit ?? diagnostic);
    const graver = severities.find((one) => one === severity || one === before?.severity)!;
    const findings: Group['findings'] = before ? [...before.findings, diagnostic] : [diagnostic];
    groups.set(culprit ?? diagnostic, { severity: graver, findings, culprit });
  }
  return [...groups.values()];
}
