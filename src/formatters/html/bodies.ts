import { reportName } from '../../model/report.ts';
import type { Diagnostic, FileResult, ReportResult, Result, Verdict } from '../../model/result.ts';
import { type LevelCounts, levelCounts } from '../../presentation/counts.ts';
import type { Item } from '../../presentation/item.ts';
import { itemsOf } from '../../presentation/items.ts';
import { unsuppressed } from '../../presentation/unsuppressed.ts';
import { verdictOf } from '../../verdict.ts';
import { printable } from '../terminal-text.ts';
import type { View } from '../view.ts';

/** Gravest first. */
export const verdicts: readonly Verdict[] = ['fail', 'incomplete', 'cannot-check', 'pass'];

/** A line of the overview: a report; or a file that could not be checked, or of which something is said. */
export interface Body {
  /** Anchor of the body in the page. */
  readonly id: string;
  readonly name: string;
  /** The file without what was accepted. */
  readonly file: FileResult;
  /** The file as it was judged; of a report, as if the file held that report alone. */
  readonly judged: FileResult;
  readonly verdict: Verdict;
  readonly result: ReportResult | undefined;
  readonly diagnostics: readonly Diagnostic[];
  readonly items: readonly Item[];
  readonly counts: LevelCounts;
}

/** Returns the bodies of a result: by verdict, gravest first, then by number of findings, then by path. */
export function bodiesOf({ files }: Result, view: View): Body[] {
  const ranks = ['error', 'open', 'warning', 'info'] as const;
  return files
    .flatMap((file) => bodiesIn(file, view))
    .sort((a, b) => {
      const gravity = verdicts.indexOf(a.verdict) - verdicts.indexOf(b.verdict);
      return ranks.reduce((found, level) => found || b.counts[level] - a.counts[level], gravity);
    })
    .map((body, index) => ({ id: `b${index + 1}`, ...body }));
}

function bodiesIn(whole: FileResult, view: View): Omit<Body, 'id'>[] {
  const file = unsuppressed(whole);
  const body = (index: number | null): Omit<Body, 'id'> => {
    const result = index === null ? undefined : file.reports[index]!;
    const diagnostics = file.diagnostics.filter(({ report }) => report === index);
    const judged = index === null ? whole : withReportAlone(whole, index);
    const name = result ? reportName(result.report)[view.language] : '';
    return {
      name: printable(name || file.path),
      file,
      judged,
      verdict: index === null ? file.verdict : verdictOf(judged, view.strict),
      result,
      diagnostics,
      items: itemsOf(diagnostics, result, view),
      counts: levelCounts(diagnostics, result?.culprits ?? [], view.strict),
    };
  };
  const isGeneral = file.reports.length === 0 || file.diagnostics.some(({ report }) => report === null);
  return [...(isGeneral ? [body(null)] : []), ...file.reports.map((_, index) => body(index))];
}

/** Returns a file as if it held one of its reports alone. */
function withReportAlone(file: FileResult, index: number): FileResult {
  const diagnostics = file.diagnostics.filter(({ report }) => report === index);
  return {
    ...file,
    reports: [file.reports[index]!],
    diagnostics: diagnostics.map((one) => ({ ...one, report: 0 })),
  };
}
