import { groupBy } from '../model/group-by.ts';
import type { Diagnostic, FileResult, Suppression } from '../model/result.ts';
import { verdictOf } from '../verdict.ts';
import {
  type Baseline,
  type Entry,
  entryKey,
  type FindingId,
  findingKey,
  type NewEntry,
  type ReportId,
  reportKey,
} from './baseline.ts';
import { withExpiryReason } from './expiry.ts';
import { figuresKey, figuresOf } from './figures.ts';

export interface AcceptOptions {
  /** `2026-05-31`. An entry applies until the end of the day on which it expires. */
  readonly today: string;
  /** Open findings count as errors. */
  readonly strict: boolean;
  /** Returns the name of a file in entries, given its path. */
  readonly nameOf: (path: string) => string;
  /** Accepts all failing findings, to be added to the baseline. */
  readonly acceptsAll: boolean;
}

/** The result of applying a baseline to the files of a run. */
export interface Outcome {
  /** Entries that no longer apply; their findings are shown. */
  readonly expired: ReadonlySet<Entry>;
  /** Entries about checked reports that hid nothing. */
  readonly unused: readonly Entry[];
  /** Findings to add to the baseline, each once. */
  readonly added: readonly NewEntry[];
  /** Number of open findings, which no update accepts. */
  readonly unaccepted: number;
}

/** Applies a baseline to the files of a run, one after another. */
export function createAcceptor({ entries }: Baseline, options: AcceptOptions) {
  const { today, strict, nameOf, acceptsAll } = options;
  const known = groupBy(entries, findingKey);
  const used = new Set<Entry>();
  const expired = new Set<Entry>();
  const added = new Map<string, NewEntry>();
  let unaccepted = 0;
  /** The rules that were off each time a report was checked, by report. */
  const checked = new Map<string, ReadonlySet<string>>();

  const apply = (diagnostic: Diagnostic, file: FileResult): Diagnostic => {
    const { report, rule, about, cell, label, message } = diagnostic;
    const id: FindingId = { report: reportOf(report, file, nameOf), rule, about };
    const figures = figuresOf(diagnostic, file);
    const candidates = known.get(findingKey(id)) ?? [];
    const match = candidates.find((entry) => figuresKey(entry.figures) === figuresKey(figures));
    if (match && !isPast(match, today)) {
      used.add(match);
      return { ...diagnostic, suppressed: suppressionOf(match) };
    }
    // An open finding is not accepted unread. Its entry is written by hand.
    if (acceptsAll && diagnostic.kind === 'open') {
      unaccepted++;
      return diagnostic;
    }
    if (acceptsAll) {
      const entry = { ...id, isCell: cell !== null, figures, label: label ?? message };
      added.set(entryKey(entry), entry);
      return { ...diagnostic, suppressed: { reason: null, by: null, expires: null } };
    }
    const stale = match ?? candidates[0];
    if (!stale) return diagnostic;
    expired.add(stale);
    return withExpiryReason(diagnostic, stale, figures, file);
  };

  return {
    /** Marks the accepted findings of a file, and computes its verdict without them. */
    accept: (file: FileResult): FileResult => {
      if (file.verdict === 'cannot-check') return file;
      for (const [index, { relaxed }] of file.reports.entries()) {
        const key = reportKey(reportOf(index, file, nameOf));
        const previous = checked.get(key);
        const off = [...relaxed.keys()].filter((rule) => relaxed.get(rule) === 'off');
        checked.set(key, new Set(previous ? off.filter((rule) => previous.has(rule)) : off));
      }
      const diagnostics = file.diagnostics.map((one) => apply(one, file));
      return { ...file, diagnostics, verdict: verdictOf({ ...file, diagnostics }, strict) };
    },
    /** Returns the outcome for all files so far. */
    outcome: (): Outcome => ({
      expired: new Set([...expired].filter((entry) => !used.has(entry))),
      unused: entries.filter((entry) => {
        const off = checked.get(reportKey(entry.report));
        return off !== undefined && !off.has(entry.rule) && !used.has(entry) && !expired.has(entry);
      }),
      added: [...added.values()],
      unaccepted,
    }),
  };
}

function isPast({ expires }: Suppression, today: string): boolean {
  return expires !== null && expires < today;
}

function suppressionOf({ reason, by, expires }: Entry): Suppression {
  return { reason: reason?.trim() || null, by: by?.trim() || null, expires };
}

/** A finding about a file has no body and no year. */
function reportOf(index: number | null, { path, reports }: FileResult, nameOf: AcceptOptions['nameOf']): ReportId {
  const { organization = null, year = null } = (index === null ? undefined : reports[index]?.report) ?? {};
  return { organization, year, file: organization === null ? nameOf(path) : null };
}
