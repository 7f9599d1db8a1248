import { countedUnread } from './coverage.ts';
import { relationCount } from './model/form.ts';
import type { Entry } from './model/report.ts';
import { countedAs, type Diagnostic, type FileResult, isOf, type ReportResult, type Verdict } from './model/result.ts';
import { unknownIn } from './relations.ts';

/** A file of which tables were read, as far as it was judged. */
type Checked = Pick<FileResult, 'reports' | 'diagnostics'>;

/**
 * The verdict of a file of which tables were read, the first that applies: `fail`, a finding of kind `fail` is an error;
 * `incomplete`, something could not be told; `pass`. What was accepted does not count, nor what the configuration lowers
 * or switches off. With `strict` a file that would pass with open findings fails.
 */
export function verdictOf({ reports, diagnostics }: Checked, strict: boolean): Verdict {
  const counting = diagnostics.filter(({ suppressed }) => !suppressed);
  if (counting.some((one) => countedAs(one, false) === 'error')) return 'fail';
  const of = (index: number) => diagnostics.filter(({ report }) => report === index);
  if (reports.some((result, index) => isIncomplete(result, of(index)))) return 'incomplete';
  return counting.some((one) => countedAs(one, strict) === 'error') ? 'fail' : 'pass';
}

/** Whether a relation was not assessed, or a cell or table could not be told, and nobody has said that it does not matter. */
function isIncomplete(result: ReportResult, diagnostics: readonly Diagnostic[]): boolean {
  const { report, assessments, eased } = result;
  const open = diagnostics.filter(({ kind }) => kind === 'open');
  const relations = new Set(assessments.map(({ relation }) => relation.id));
  const accepted = open.filter(({ suppressed }) => suppressed);
  // What a cell that could not be told leaves unassessed is accepted with it; a sum is accepted for itself alone.
  const excused = (entry: Entry) => accepted.some((one) => !relations.has(one.rule) && isAbout(one, entry));
  const unassessed = assessments.filter(
    (one) =>
      one.outcome === 'open' &&
      !eased.has(one.relation.id) &&
      !accepted.some((finding) => isOf(finding, one)) &&
      !unknownIn(one).every(excused),
  );
  const unread = countedUnread(report, eased).filter(
    ({ table }) => !accepted.some(({ rule, about }) => rule === 'missing-table' && about === table.id),
  );
  return (
    unassessed.length > 0 ||
    unread.some(({ form, table, why }) => why || relationCount(form, table) > 0) ||
    open.some(({ rule, suppressed }) => !suppressed && !relations.has(rule) && !eased.has(rule))
  );
}

/** Whether an open finding is about a figure; one about what was not read, about a row or table of which its cell is. */
function isAbout({ cell, related, about }: Diagnostic, { at: { id }, value }: Entry): boolean {
  if (cell !== null) return cell === id || related.some((one) => one.cell === id);
  return value.kind === 'unread' && id.startsWith(about.endsWith('/') ? about : `${about}/`);
}
