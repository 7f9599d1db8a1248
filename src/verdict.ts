import { countedUnread } from './coverage.ts';
import { type Form, relationCount, relationsWithOthers } from './model/form.ts';
import { groupBy } from './model/group-by.ts';
import { memoize } from './model/memoize.ts';
import type { Entry } from './model/report.ts';
import {
  type Diagnostic,
  type FileResult,
  isFindingOf,
  levelOf,
  type ReportResult,
  type Verdict,
} from './model/result.ts';
import { unknownEntries } from './relations.ts';

/** The part of a file's result on which its verdict depends. */
type Checked = Pick<FileResult, 'reports' | 'diagnostics'>;

/**
 * Returns the verdict of a file with tables, the first that applies: `fail` if a finding of kind `fail` is an error,
 * `incomplete` if something could not be checked, `pass`. Accepted findings do not count, nor do rules that the configuration
 * lowers or switches off. With `strict`, a file that would pass with open findings fails.
 */
export function verdictOf({ reports, diagnostics }: Checked, strict: boolean): Verdict {
  const counting = diagnostics.filter(({ suppressed }) => !suppressed);
  if (counting.some((one) => levelOf(one, false) === 'error')) return 'fail';
  const byReport = groupBy(diagnostics, ({ report }) => report);
  if (reports.some((result, index) => isIncomplete(result, byReport.get(index) ?? []))) return 'incomplete';
  return counting.some((one) => levelOf(one, strict) === 'error') ? 'fail' : 'pass';
}

/** True if a relation was not assessed, or a cell or table not read, and that was not accepted. */
function isIncomplete(result: ReportResult, diagnostics: readonly Diagnostic[]): boolean {
  const { report, relaxed, coverage } = result;
  const isAssessed = coverage.relations.assessed === coverage.relations.total;
  if (isAssessed && diagnostics.length === 0 && report.unread.length === 0) return false;
  const { assessments } = result;
  const withOthers = new Set([...report.tables, ...report.unread].flatMap(({ form }) => idsWithOthers(form)));
  const open = diagnostics.filter(({ kind, rule }) => kind === 'open' && !withOthers.has(rule));
  const relations = new Set(assessments.map(({ relation }) => relation.id));
  const accepted = open.filter(({ suppressed }) => suppressed);
  // A relation is excused with the unknown cells that leave it open; an accepted sum excuses only itself.
  const excused = (entry: Entry) => accepted.some((one) => !relations.has(one.rule) && isAbout(one, entry));
  const unassessed = assessments.filter(
    (one) =>
      one.outcome === 'open' &&
      !relaxed.has(one.relation.id) &&
      !accepted.some((finding) => isFindingOf(finding, one)) &&
      !unknownEntries(one).every(excused),
  );
  const unread = countedUnread(report, relaxed).filter(
    ({ table }) => !accepted.some(({ rule, about }) => rule === 'missing-table' && about === table.id),
  );
  return (
    unassessed.length > 0 ||
    unread.some(({ form, table, why }) => why || relationCount(form, table) > 0) ||
    open.some(({ rule, suppressed }) => !suppressed && !relations.has(rule) && !relaxed.has(rule))
  );
}

/** True if an open finding is about an entry, or about the row or table in which the entry was not read. */
function isAbout({ cell, related, about }: Diagnostic, { at: { id }, value }: Entry): boolean {
  if (cell !== null) return cell === id || related.some((one) => one.cell === id);
  return value.kind === 'unread' && id.startsWith(about.endsWith('/') ? about : `${about}/`);
}

/** Returns the ids of the relations with other reports, which are none of the report's own. */
const idsWithOthers = memoize((form: Form): readonly string[] => relationsWithOthers(form).map(({ id }) => id));
