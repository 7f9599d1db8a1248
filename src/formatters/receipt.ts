import { type Json, stringify } from '../codecs/json/stringify.ts';
import type { Form, Severity } from '../model/form.ts';
import type { Report } from '../model/report.ts';
import type { Diagnostic, FileResult, ReportResult, Result, Summary } from '../model/result.ts';
import { type Counts, noCounts, plus } from '../presentation/summary.ts';

/** What a run was, apart from its files. */
export interface Head {
  readonly tool: Result['tool'];
  /** When it was, as the user says: `2026-05-31T08:00:00Z`; null where the user does not. */
  readonly date: string | null;
  readonly options: {
    readonly strict: boolean;
    readonly failOn: Severity | 'never';
    readonly maxWarnings: number | null;
  };
  readonly baseline: { readonly sha256: string; readonly entries: number; readonly unused: number } | null;
  /** Those that were looked for; `builtIn` are those that come with the program. */
  readonly forms: readonly { readonly form: Form; readonly builtIn: boolean }[];
  /** The severities that hold where a file is not given others. */
  readonly rules: Readonly<Record<string, Severity>>;
}

/** A file of a run, kept as little as it takes. */
export interface Line {
  readonly path: string;
  readonly json: Json;
}

/** How one file was checked. */
export interface CheckedBy {
  /** Path from the current folder, with slashes. */
  readonly path: string;
  readonly severities: Readonly<Record<string, Severity | 'off'>>;
  /** The year that was expected of it. */
  readonly year: number | null;
  /** What a blank part counts as. */
  readonly blank: 'zero' | 'unknown';
  readonly strict: boolean;
}

/** What a receipt says of a file. No words of either language: it is the same whoever runs it. */
export function receiptLine(file: FileResult, { path, severities, year, blank, strict }: CheckedBy): Line {
  const { sha256, format, verdict, problem, reports, diagnostics } = file;
  const { errors, warnings, infos, open, suppressed } = plus(noCounts, file, strict);
  const json: Json = {
    path,
    sha256,
    format,
    verdict,
    problem: problem?.code ?? null,
    year,
    blank,
    rules: sorted(severities),
    counts: { errors, warnings, infos, open, suppressed, waived: reports.reduce((sum, one) => sum + one.waived, 0) },
    reports: reports.map(reportJson),
    suppressed: diagnostics.flatMap(suppressedJson),
  };
  return { path, json };
}

function reportJson({ report, coverage }: ReportResult): Json {
  const { organization, year } = report;
  return {
    organization,
    year,
    forms: formsOf(report),
    coverage: { relations: { ...coverage.relations }, cells: { ...coverage.cells } },
  };
}

/** By table, the edition that it was checked against; null for a table that was not read. */
function formsOf({ tables, unread }: Report): Json {
  const [first] = [...tables, ...unread];
  const read = new Map(tables.map(({ form, table }) => [table.id, form.id]));
  return Object.fromEntries((first?.form.tables ?? []).map(({ id }) => [id, read.get(id) ?? null]));
}

/** At exit code 2 a file was not checked, or not all of one. */
function resultOf(exitCode: Summary['exitCode'], { cannotCheck }: Counts): string {
  if (exitCode === 2) return cannotCheck > 0 ? 'cannot-check' : 'incomplete';
  return exitCode === 1 ? 'fail' : 'pass';
}

function suppressedJson({ report, rule, severity, kind, cell, about, fingerprint, suppressed }: Diagnostic): Json[] {
  if (!suppressed) return [];
  const { reason, by, expires } = suppressed;
  const what = { report, rule, severity, kind, cell, about: cell === null ? about : null, fingerprint };
  return [{ ...what, reason, by, expires }];
}

/**
 * What was checked, with what, and what came of it: a submission comes with it to show that it passed. The same files,
 * checked in the same way by the same version, give the same bytes.
 */
export function receipt(head: Head, lines: readonly Line[], counts: Counts, exitCode: Summary['exitCode']): string {
  const { tool, date, options, baseline, forms, rules } = head;
  const files = lines.toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  const json: Json = {
    schemaVersion: 1,
    tool: { name: tool.name, version: tool.version },
    result: resultOf(exitCode, counts),
    date,
    options: { ...options },
    baseline: baseline && { ...baseline },
    forms: forms.map(({ form: { id, family, edition }, builtIn }) => ({ id, family, edition, builtIn })),
    rules: { ...rules },
    summary: { ...counts },
    files: files.map((line) => line.json),
  };
  return `${stringify(json)}\n`;
}

function sorted(severities: CheckedBy['severities']): Json {
  return Object.fromEntries(Object.entries(severities).sort(([a], [b]) => (a < b ? -1 : 1)));
}
