import type { Diagnostic, FileResult, Suppression } from '../model/result.ts';
import { verdictOf } from '../verdict.ts';
import {
  type Baseline,
  type Entry,
  type FindingId,
  type Fresh,
  findingKey,
  type ReportId,
  reportKey,
} from './baseline.ts';
import { lapseOf, shownAgain } from './expiry.ts';
import { figuresKey, figuresOf } from './figures.ts';

/** What a run knows beside the file. */
export interface Terms {
  /** The day, `2026-05-31`: an entry holds up to the end of its last one. */
  readonly today: string;
  /** What should be checked and cannot be told counts as an error. */
  readonly strict: boolean;
  /** What an entry calls a file, given its path. */
  readonly nameOf: (path: string) => string;
  /** All that is found wrong and not in the baseline is accepted as well. */
  readonly all: boolean;
}

/** What became of a baseline in a run. */
export interface Outcome {
  /** Entries that hid a finding. */
  readonly used: ReadonlySet<Entry>;
  /** Entries whose finding is shown again. */
  readonly lapsed: ReadonlySet<Entry>;
  /** Entries about what was checked, which hid nothing. */
  readonly idle: readonly Entry[];
  /** Findings that are not in it and were accepted as well, each once. */
  readonly fresh: readonly Fresh[];
  /** Open findings, which no update accepts. */
  readonly unaccepted: number;
}

export interface Acceptor {
  /** The file, its accepted findings marked, and its verdict without them. */
  accept(file: FileResult): FileResult;
  /** Of all files so far. */
  outcome(): Outcome;
}

/** Puts a baseline to the files of a run, one after another. */
export function acceptor({ entries }: Baseline, { today, strict, nameOf, all }: Terms): Acceptor {
  const known = new Map<string, Entry[]>();
  for (const entry of entries) {
    const key = findingKey(entry);
    known.set(key, [...(known.get(key) ?? []), entry]);
  }
  const used = new Set<Entry>();
  const lapsed = new Set<Entry>();
  const fresh = new Map<string, Fresh>();
  let unaccepted = 0;
  /** By report, the rules that were off whenever it was checked. */
  const checked = new Map<string, ReadonlySet<string>>();

  const judge = (diagnostic: Diagnostic, file: FileResult): Diagnostic => {
    const id = idOf(diagnostic, file, nameOf);
    const figures = figuresOf(diagnostic, file);
    const same = known.get(findingKey(id)) ?? [];
    const equal = same.find((entry) => figuresKey(entry.figures) === figuresKey(figures));
    if (equal && !isOver(equal, today)) {
      used.add(equal);
      return { ...diagnostic, suppressed: wordOf(equal) };
    }
    // What could not be told is not accepted unread: an entry for it is written by hand.
    if (all && diagnostic.kind === 'open') {
      unaccepted++;
      return diagnostic;
    }
    if (all) {
      const { cell, label, message } = diagnostic;
      const key = `${findingKey(id)} ${figuresKey(figures)}`;
      fresh.set(key, { ...id, isCell: cell !== null, figures, label: label ?? message });
      return { ...diagnostic, suppressed: { reason: null, by: null, expires: null } };
    }
    const once = equal ?? same[0];
    if (!once) return diagnostic;
    lapsed.add(once);
    return shownAgain(diagnostic, lapseOf(once, figures, diagnostic, file));
  };

  return {
    accept: (file) => {
      if (file.verdict === 'cannot-check') return file;
      for (const [index, { eased }] of file.reports.entries()) {
        const key = reportKey(reportOf(index, file, nameOf));
        const before = checked.get(key);
        const off = [...eased.keys()].filter((rule) => eased.get(rule) === 'off');
        checked.set(key, new Set(before ? off.filter((rule) => before.has(rule)) : off));
      }
      const diagnostics = file.diagnostics.map((one) => judge(one, file));
      return { ...file, diagnostics, verdict: verdictOf({ ...file, diagnostics }, strict) };
    },
    outcome: () => ({
      used,
      lapsed: new Set([...lapsed].filter((entry) => !used.has(entry))),
      idle: entries.filter((entry) => {
        const off = checked.get(reportKey(entry.report));
        return off !== undefined && !off.has(entry.rule) && !used.has(entry) && !lapsed.has(entry);
      }),
      fresh: [...fresh.values()],
      unaccepted,
    }),
  };
}

function isOver({ expires }: Suppression, today: string): boolean {
  return expires !== null && expires < today;
}

function wordOf({ reason, by, expires }: Entry): Suppression {
  return { reason: reason?.trim() || null, by: by?.trim() || null, expires };
}

function idOf(diagnostic: Diagnostic, file: FileResult, nameOf: Terms['nameOf']): FindingId {
  const { report, rule, about } = diagnostic;
  return { report: reportOf(report, file, nameOf), rule, about };
}

/** A finding about a file belongs to no body and no year. */
function reportOf(index: number | null, { path, reports }: FileResult, nameOf: Terms['nameOf']): ReportId {
  const { organization = null, year = null } = (index === null ? undefined : reports[index]?.report) ?? {};
  return { organization, year, file: organization === null ? nameOf(path) : null };
}
