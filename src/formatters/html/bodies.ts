import { eachPart } from '../../model/findings.ts';
import { reportName } from '../../model/report.ts';
import type { FileResult, Result, Verdict } from '../../model/result.ts';
import { byReport, type ReportPart } from '../../presentation/by-report.ts';
import { itemsOf } from '../../presentation/items.ts';
import type { Item } from '../../presentation/statement.ts';
import { type LevelCounts, levelCounts } from '../../presentation/tally.ts';
import { unsuppressed } from '../../presentation/unsuppressed.ts';
import { verdictOf } from '../../verdict.ts';
import { printable } from '../terminal-text.ts';
import type { View } from '../view.ts';

/** Gravest first. */
export const verdicts: readonly Verdict[] = ['fail', 'incomplete', 'cannot-check', 'pass'];

/** A line of the overview: a report; or a file that could not be checked, or of which something is said. */
export interface Body extends ReportPart {
  /** Anchor of the body in the page. */
  readonly id: string;
  readonly name: string;
  /** The file without what was accepted. */
  readonly file: FileResult;
  /** The file as it was judged; of a report, as if the file held that report alone. */
  readonly judged: FileResult;
  readonly verdict: Verdict;
  readonly items: readonly Item[];
  readonly counts: LevelCounts;
}

/** Returns the bodies of a result: by verdict, gravest first, then by number of findings, then by path. */
export function bodiesOf({ files }: Result, view: View): Body[] {
  const ranks = ['error', 'open', 'warning', 'info'] as const;
  return files
    .flatMap((file) => [...eachPart(file)].flatMap((part) => bodiesIn(part, view)))
    .sort((a, b) => {
      const gravity = verdicts.indexOf(a.verdict) - verdicts.indexOf(b.verdict);
      return ranks.reduce((found, level) => found || b.counts[level] - a.counts[level], gravity);
    })
    .map((body, index) => ({ id: `b${index + 1}`, ...body }));
}

function bodiesIn(whole: FileResult, view: View): Omit<Body, 'id'>[] {
  const file = unsuppressed(whole);
  const judgedParts = new Map(byReport(whole).map((part) => [part.report, part]));
  return byReport(file)
    .filter(({ result, diagnostics }) => result || file.reports.length === 0 || diagnostics.length > 0)
    .map((part) => {
      const { report, result } = part;
      const judged = report === null ? whole : withReportAlone(whole, judgedParts.get(report)!);
      const name = result ? reportName(result.report)[view.language] : '';
      return {
        ...part,
        name: printable(name || file.path),
        file,
        judged,
        verdict: report === null ? file.verdict : verdictOf(judged, view.strict),
        items: itemsOf(part, view),
        counts: levelCounts(part, view.strict),
      };
    });
}

/** Returns a file as if it held one of its reports alone. */
function withReportAlone(file: FileResult, { result, diagnostics }: ReportPart): FileResult {
  return { ...file, reports: [result!], diagnostics: diagnostics.map((one) => ({ ...one, report: 0 })) };
}
