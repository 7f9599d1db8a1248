import { reportName } from '../../report.ts';
import type { Diagnostic, FileResult, ReportResult, Result } from '../../result.ts';
import { type Tally, tallyOf } from '../../tally.ts';
import { unsuppressed } from '../../unsuppressed.ts';
import { plain } from '../columns.ts';
import type { Page } from '../pretty/page.ts';
import { type Remark, remarksOf } from '../pretty/remarks.ts';

/** What became of a report; a file without one is `unchecked`. */
export type Verdict = 'wrong' | 'unchecked' | 'part' | 'fine';

/** The gravest first. */
export const verdicts: readonly Verdict[] = ['wrong', 'part', 'unchecked', 'fine'];

/** A line of the overview: a report; or a file that could not be checked, or of which something is to be said. */
export interface Body {
  /** Its anchor in the page. */
  readonly id: string;
  readonly name: string;
  readonly file: FileResult;
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
    .flatMap((file) => bodiesIn(unsuppressed(file), page))
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

function bodiesIn(file: FileResult, page: Page): Omit<Body, 'id'>[] {
  const body = (result: ReportResult | undefined, diagnostics: readonly Diagnostic[]): Omit<Body, 'id'> => {
    const remarks = remarksOf(diagnostics, result, page);
    const name = result ? reportName(result.report)[page.view.language] : '';
    return {
      name: plain(name || file.path),
      file,
      verdict: file.verdict === 'cannot-check' ? 'unchecked' : verdictOf(diagnostics, page),
      result,
      diagnostics,
      remarks,
      counts: tallyOf(diagnostics, result?.culprits ?? [], page.view.strict),
    };
  };
  const of = (index: number | null) => file.diagnostics.filter(({ report }) => report === index);
  const general = of(null);
  return [
    ...(general.length > 0 || file.reports.length === 0 ? [body(undefined, general)] : []),
    ...file.reports.map((result, index) => body(result, of(index))),
  ];
}

function verdictOf(diagnostics: readonly Diagnostic[], { view }: Page): Verdict {
  const isError = ({ kind, severity }: Diagnostic) => severity === 'error' && (kind === 'fail' || view.strict);
  if (diagnostics.some(isError)) return 'wrong';
  return diagnostics.some(({ kind }) => kind === 'open') ? 'part' : 'fine';
}
