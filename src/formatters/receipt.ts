import { type Json, stringify } from '../codecs/json/stringify.ts';
import { eachPart, findingsOf, type NumberedFinding } from '../model/findings.ts';
import type { Form, Severity } from '../model/form.ts';
import type { FileResult, ReportResult, Result, Summary } from '../model/result.ts';
import type { RosterResult } from '../model/roster-result.ts';
import type { Settings } from '../presentation/settings.ts';
import { addFile, byPath, type Counts, zeroCounts } from '../presentation/summary.ts';
import { tallyOf } from '../presentation/tally.ts';
import { formsOf } from './json.ts';

/** Facts about a run, apart from its files. */
export interface ReceiptHead {
  readonly tool: Result['tool'];
  /** Date of the run as the user gives it, `2026-05-31T08:00:00Z`; null where the user gives none. */
  readonly date: string | null;
  readonly options: Pick<Settings, 'strict' | 'failOn'> & { readonly maxWarnings: number | null };
  readonly baseline: { readonly sha256: string; readonly entries: number; readonly unused: number } | null;
  /** The outcome of the roster, and the hash of its file, null for a list in the configuration; undefined without a roster. */
  readonly roster: (RosterResult & { readonly sha256: string | null }) | undefined;
  /** The forms that were looked for; `builtIn` ones come with the program. */
  readonly forms: readonly { readonly form: Form; readonly builtIn: boolean }[];
  /** Severities by rule, where a file has none of its own. */
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
}

/** The part of a receipt about one file. */
export interface ReceiptLine {
  readonly path: string;
  readonly json: Json;
}

/** Settings with which one file was checked. */
export interface CheckedBy {
  /** Path from the current folder, with slashes. */
  readonly path: string;
  readonly severities: Readonly<Record<string, Severity | 'off'>>;
  /** The expected year. */
  readonly year: number | null;
  /** Reading of a blank part in a sum. */
  readonly blank: 'zero' | 'unknown';
  readonly strict: boolean;
}

/** Returns what a receipt keeps of a file. It has no words, so that it does not depend on the language. */
export function receiptLine(file: FileResult, { path, severities, year, blank, strict }: CheckedBy): ReceiptLine {
  const { sha256, format, verdict, problem } = file;
  const { errors, warnings, infos, open, suppressed } = addFile(zeroCounts, file, strict);
  const json: Json = {
    path,
    sha256,
    format,
    verdict,
    problem: problem?.code ?? null,
    year,
    blank,
    rules: Object.fromEntries(Object.entries(severities).sort(([a], [b]) => (a < b ? -1 : 1))),
    counts: { errors, warnings, infos, open, suppressed, waived: tallyOf(file).waived },
    reports: [...eachPart(file)].flatMap(({ reports }) => reports.map(reportJson)),
    suppressed: [...findingsOf(file)].flatMap(suppressedJson),
  };
  return { path, json };
}

function reportJson({ report, coverage }: ReportResult): Json {
  const { organization, year } = report;
  return {
    organization,
    year,
    forms: formsOf(report, 'id'),
    coverage: { relations: { ...coverage.relations }, cells: { ...coverage.cells } },
  };
}

/** Returns the result of a run; at exit code 2 a file was not checked, or checked in part. */
function resultOf(exitCode: Summary['exitCode'], { cannotCheck }: Counts): string {
  if (exitCode === 2) return cannotCheck > 0 ? 'cannot-check' : 'incomplete';
  return exitCode === 1 ? 'fail' : 'pass';
}

function rosterJson({ sha256, expected, received, missing }: NonNullable<ReceiptHead['roster']>): Json {
  return { sha256, expected, received, missing: [...missing] };
}

function suppressedJson({ report, diagnostic }: NumberedFinding): Json[] {
  const { rule, severity, kind, cell, about, fingerprint, suppressed } = diagnostic;
  if (!suppressed) return [];
  const { reason, by, expires } = suppressed;
  const what = { report, rule, severity, kind, cell, about: cell === null ? about : null, fingerprint };
  return [{ ...what, reason, by, expires }];
}

/**
 * Writes a receipt: which files were checked, with which settings, and the result. A submission encloses it to show that it
 * passed. The same files, settings and version give the same bytes.
 */
export function receipt(
  head: ReceiptHead,
  lines: readonly ReceiptLine[],
  counts: Counts,
  exitCode: Summary['exitCode'],
): string {
  const { tool, date, options, baseline, roster, forms, rules } = head;
  const files = lines.toSorted(byPath);
  const json: Json = {
    schemaVersion: 1,
    tool: { name: tool.name, version: tool.version },
    result: resultOf(exitCode, counts),
    date,
    options: { ...options },
    baseline: baseline && { ...baseline },
    ...(roster && { roster: rosterJson(roster) }),
    forms: forms.map(({ form: { id, family, edition }, builtIn }) => ({ id, family, edition, builtIn })),
    rules: { ...rules },
    summary: { ...counts },
    files: files.map((line) => line.json),
  };
  return `${stringify(json)}\n`;
}
