import { reportName } from '../../model/report.ts';
import type { Diagnostic, FileResult, ReportResult, Result, Verdict } from '../../model/result.ts';
import { type Tally, tallyOf } from '../../presentation/counts.ts';
import { unsuppressed } from '../../presentation/unsuppressed.ts';
import { verdictOf } from '../../verdict.ts';
import { plain } from '../columns.ts';
import type { Page } from '../pretty/page.ts';
import { type Remark, remarksOf } from '../pretty/remarks.ts';

/** The gravest first. */
export const verdicts: readonly Verdict[] = ['fail', 'incomplete', 'cannot-check', 'pass'];

/** A line of the overview: a report; or a file that could not be checked, or of which something is to be said. */
export interface Body {
  /** Its anchor in the page. */
  readonly id: string;
  readonly name: string;
  /** Without what was accepted. */
  readonly file: FileResult;
  /** The report, or where there is none the file, as it was judged. */
  readonly whole: FileResult;
  readonly verdict: Verdict;
  readonly result: ReportResult | undefined;
  readonly diagnostics: readonly Diagnostic[];
  readonly remarks: readonly Remark[];
  readonly counts: Tally;
}

/** Everybody whose report was sent in: the gravest first, those with most mistakes before others, then by path. */
export function bodiesOf({ files }: Result, page: Page): Body[] {
  const grave = ({ counts: { error, open, warning, info } }: Omit<Body, 'id'>) => [error, open, warning, info];
  return files
    .flatMap((file) => bodiesIn(file, page))
    .sort((a, b) => {
      const [of, other] = [grave(a), grave(b)];
      const differing = of.findIndex((count, index) => count !== other[index]);
      return (
        verdicts.indexOf(a.verdict) - verdicts.indexOf(b.verdict) ||
        (differing < 0 ? 0 : (other[differing] ?? 0) - (of[differing] ?? 0))
      );
    })
    .map((body, index) => ({ id: `b${index + 1}`, ...body }));
}

function bodiesIn(judged: FileResult, page: Page): Omit<Body, 'id'>[] {
  const file = unsuppressed(judged);
  const body = (index: number | null): Omit<Body, 'id'> => {
    const result = index === null ? undefined : file.reports[index]!;
    const diagnostics = file.diagnostics.filter(({ report }) => report === index);
    const whole = index === null ? judged : onlyReport(judged, index);
    const name = result ? reportName(result.report)[page.view.language] : '';
    return {
      name: plain(name || file.path),
      file,
      whole,
      verdict: index === null ? file.verdict : verdictOf(whole, page.view.strict),
      result,
      diagnostics,
      remarks: remarksOf(diagnostics, result, page),
      counts: tallyOf(diagnostics, result?.culprits ?? [], page.view.strict),
    };
  };
  const isGeneral = file.reports.length === 0 || file.diagnostics.some(({ report }) => report === null);
  return [...(isGeneral ? [body(null)] : []), ...file.reports.map((_, index) => body(index))];
}

/** A file as if it held one of its reports alone. */
function onlyReport(file: FileResult, index: number): FileResult {
  const diagnostics = file.diagnostics.filter(({ report }) => report === index);
  return {
    ...file,
    reports: [file.reports[index]!],
    diagnostics: diagnostics.map((one) => ({ ...one, report: 0 })),
  };
}
